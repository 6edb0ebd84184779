package org.codeanatomy.plugin.host.internal.journal;

import java.time.Instant;
import java.util.Objects;

/**
 * One committed change.
 *
 * @param sequence counts from 1, without gaps but those that forgetting leaves at the beginning
 * @param at when it was committed
 * @param plugin whose
 * @param now the jar that the change is about: the one that is committed by it, or uninstalled by it
 * @param before the jar that served before, or nothing
 * @param file the file in the drop folder that it came from, absolute; empty if it came otherwise
 */
public record JournalEntry(
        long sequence, Instant at, Change change, String plugin, PluginContent now, PluginContent before, String file) {

    /** Checks that nothing is missing. */
    public JournalEntry {
        Objects.requireNonNull(at, "at is null");
        Objects.requireNonNull(change, "change is null");
        Objects.requireNonNull(plugin, "plugin is null");
        Objects.requireNonNull(now, "now is null");
        Objects.requireNonNull(before, "before is null");
        Objects.requireNonNull(file, "file is null");
    }
}
