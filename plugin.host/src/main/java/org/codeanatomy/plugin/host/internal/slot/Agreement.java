package org.codeanatomy.plugin.host.internal.slot;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Compares what a plugin declares in its manifest with what it really brings, in both directions. */
public final class Agreement {

    private Agreement() {}

    /** What is brought without having been declared; it would go live unchecked. */
    public static List<String> undeclared(SlotNames declared, SlotNames brought) {
        List<String> problems = new ArrayList<>();
        for (String slot : brought.slots()) {
            SortedSet<String> extra = new TreeSet<>(brought.names(slot));
            extra.removeAll(declared.names(slot));
            if (!extra.isEmpty()) {
                problems.add("brings " + slot + " " + String.join(", ", extra)
                        + " without declaring it: add it to the names of the component's slot annotation");
            } else if (!declared.slots().contains(slot)) {
                problems.add(undeclaredSlot(slot));
            }
        }
        return problems;
    }

    /** What is to be said of a slot that is filled and not declared. */
    public static String undeclaredSlot(String slot) {
        return "fills slot " + slot + " without declaring it: put the slot's annotation on the component";
    }

    /** What is to be said of a service that no plugin may register. */
    public static String foreign(String type) {
        return "registers a service " + type
                + ", which is no slot and would be visible before the plugin is admitted; remove it";
    }

    /** What is declared and not (yet) brought, for instance {@code scalar-function shout, whisper}. */
    public static List<String> missing(SlotNames declared, SlotNames brought) {
        List<String> missing = new ArrayList<>();
        for (String slot : declared.slots()) {
            Set<String> absent = new TreeSet<>(declared.names(slot));
            absent.removeAll(brought.names(slot));
            if (!absent.isEmpty()) {
                missing.add(slot + " " + String.join(", ", absent));
            } else if (!brought.slots().contains(slot)) {
                missing.add(slot);
            }
        }
        return missing;
    }
}
