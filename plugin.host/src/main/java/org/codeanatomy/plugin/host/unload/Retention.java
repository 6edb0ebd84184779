package org.codeanatomy.plugin.host.unload;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.codeanatomy.plugin.host.GenerationId;

/**
 * A generation that is retired and whose class loader is still there.
 *
 * @param generation which
 * @param retiredFor how long ago its bundle was removed
 * @param reasons what holds it; empty if nothing was found, which a JVM that saw no reason to collect yet explains
 * @param leftBehind what it left behind, and what was done about it, one sentence each
 */
public record Retention(
        GenerationId generation, Duration retiredFor, List<RetentionReason> reasons, List<String> leftBehind) {

    /** Copies the lists. */
    public Retention {
        Objects.requireNonNull(generation, "generation is null");
        Objects.requireNonNull(retiredFor, "retiredFor is null");
        reasons = List.copyOf(reasons);
        leftBehind = List.copyOf(leftBehind);
    }
}
