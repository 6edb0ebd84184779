package org.codeanatomy.plugin.host.internal.journal;

import java.util.Objects;

/**
 * A jar of a plugin, by name.
 *
 * @param version the bundle's version; empty with {@code sha256}
 * @param sha256 of the jar, 64 hexadecimal digits; empty for no jar at all
 * @param buildId the source revision it was built from; empty if it does not say
 */
public record PluginContent(String version, String sha256, String buildId) {

    /** No jar at all. */
    public static final PluginContent NONE = new PluginContent("", "", "");

    /** Checks that nothing is missing. */
    public PluginContent {
        Objects.requireNonNull(version, "version is null");
        Objects.requireNonNull(sha256, "sha256 is null");
        Objects.requireNonNull(buildId, "buildId is null");
    }

    /** Whether there is a jar. */
    public boolean isThere() {
        return !sha256.isEmpty();
    }
}
