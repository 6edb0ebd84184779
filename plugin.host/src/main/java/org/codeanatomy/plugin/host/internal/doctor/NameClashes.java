package org.codeanatomy.plugin.host.internal.doctor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.codeanatomy.plugin.host.GenerationId;
import org.codeanatomy.plugin.host.internal.slot.SlotNames;

/** Finds names that another plugin serves already. Names are compared without regard to case, slot by slot. */
public final class NameClashes {

    private NameClashes() {}

    /** A plugin that serves, and the names it brings. */
    public record Serving(GenerationId generation, SlotNames names) {}

    /** The clashes of a candidate's names with those that serve, one sentence for each other plugin and slot. */
    public static List<String> problems(String plugin, SlotNames declared, Collection<Serving> serving) {
        List<String> problems = new ArrayList<>();
        for (Serving other : serving) {
            if (other.generation().plugin().equals(plugin)) {
                continue;
            }
            for (String slot : declared.slots()) {
                Set<String> taken = other.names().keys(slot).collect(Collectors.toSet());
                List<String> clashing = declared.names(slot).stream()
                        .filter(name -> taken.contains(SlotNames.key(name)))
                        .toList();
                if (!clashing.isEmpty()) {
                    problems.add("brings " + slot + " " + String.join(", ", clashing) + ", which "
                            + other.generation() + " serves already: rename it, or uninstall "
                            + other.generation().plugin());
                }
            }
        }
        return problems;
    }
}
