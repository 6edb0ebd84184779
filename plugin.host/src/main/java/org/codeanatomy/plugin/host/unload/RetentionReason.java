package org.codeanatomy.plugin.host.unload;

import java.util.Objects;

/**
 * Something that holds a class loader.
 *
 * @param tier where it was seen
 * @param sentence names the thread, class or field, for people
 */
public record RetentionReason(EvidenceTier tier, String sentence) {

    /** Checks that nothing is missing. */
    public RetentionReason {
        Objects.requireNonNull(tier, "tier is null");
        Objects.requireNonNull(sentence, "sentence is null");
    }
}
