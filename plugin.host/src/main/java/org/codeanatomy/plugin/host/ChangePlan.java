package org.codeanatomy.plugin.host;

import java.util.List;
import java.util.Objects;

/**
 * What a change of plugins would do. Holds names only.
 *
 * @param change what was asked, for instance {@code update hello 1.0.0 to hello 2.0.0}
 * @param problems why it would be refused, one sentence each; empty if nothing is known that would
 * @param tried whether the jar was started aside; if not, only its manifest and class files were looked at
 * @param notes what else there is to know, one sentence each
 * @param uses what uses the plugin that serves now
 * @param names what becomes of the names that the plugin brings, ordered by slot and name
 * @param restarts other bundles that would be stopped and started, with versions; a plugin should have none
 */
public record ChangePlan(
        String change,
        List<String> problems,
        boolean tried,
        List<String> notes,
        List<PluginUse> uses,
        List<NameChange> names,
        List<String> restarts) {

    /** Copies the lists. */
    public ChangePlan {
        Objects.requireNonNull(change, "change is null");
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
        uses = List.copyOf(uses);
        names = List.copyOf(names);
        restarts = List.copyOf(restarts);
    }

    /** What becomes of a name. */
    public enum Fate {
        /** It comes. */
        ADDED,
        /** It goes. */
        REMOVED,
        /** It stays and means something else: other parameters, options or views. Known after a trial only. */
        CHANGED,
        /** It stays. Without a trial nobody knows whether it means the same. */
        KEPT
    }

    /**
     * A name that a plugin brings, and what becomes of it.
     *
     * @param slot the slot's capability, for instance {@code scalar-function}
     * @param name the name
     * @param fate what becomes of it
     * @param before what it is now, for people; empty if that is not known
     * @param after what it will be; empty if that is not known
     */
    public record NameChange(String slot, String name, Fate fate, String before, String after) {

        /** Checks that nothing is missing. */
        public NameChange {
            Objects.requireNonNull(slot, "slot is null");
            Objects.requireNonNull(name, "name is null");
            Objects.requireNonNull(fate, "fate is null");
            Objects.requireNonNull(before, "before is null");
            Objects.requireNonNull(after, "after is null");
        }
    }
}
