package org.codeanatomy.plugin.host;

import java.util.List;

/**
 * A plugin as people see it.
 *
 * @param name the plugin's name
 * @param version its bundle's version
 * @param buildId the source revision it was built from, for display; empty if it does not say
 * @param state where its generation stands
 * @param slots the slots it fills with the names it brings, for instance {@code scalar-function: shout, whisper}
 * @param sha256 of its jar
 * @param reason why it was refused, suspended or retained; empty otherwise
 */
public record PluginStatus(
        String name,
        String version,
        String buildId,
        GenerationState state,
        List<String> slots,
        String sha256,
        String reason) {

    /** Copies the slots. */
    public PluginStatus {
        slots = List.copyOf(slots);
    }
}
