package org.codeanatomy.plugin.host;

import java.util.Objects;

/**
 * One jar of one plugin, live.
 *
 * @param plugin the plugin's name
 * @param version the bundle's version
 * @param sha256 of the jar, 64 hexadecimal digits; what identifies the generation's content
 * @param number counts the generations of this runtime from 1, so that the same jar started twice is two generations
 */
public record GenerationId(String plugin, String version, String sha256, long number) {

    /** Checks that nothing is missing. */
    public GenerationId {
        Objects.requireNonNull(plugin, "plugin is null");
        Objects.requireNonNull(version, "version is null");
        Objects.requireNonNull(sha256, "sha256 is null");
    }

    /** Name and version, as people read it. */
    @Override
    public String toString() {
        return plugin + " " + version;
    }
}
