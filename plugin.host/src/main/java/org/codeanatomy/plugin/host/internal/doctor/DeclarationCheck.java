package org.codeanatomy.plugin.host.internal.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.codeanatomy.plugin.api.Plugin;
import org.codeanatomy.plugin.api.Slots;
import org.codeanatomy.plugin.host.internal.slot.SlotNames;
import org.osgi.framework.wiring.BundleRevision;

/** Finds contradictions in what a manifest says of the plugin. */
final class DeclarationCheck {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9._-]*");

    private DeclarationCheck() {}

    static List<String> problems(BundleRevision revision, String plugin, SlotNames declared) {
        List<String> problems = new ArrayList<>();
        if (!NAME.matcher(plugin).matches()) {
            problems.add("its name \"" + plugin
                    + "\" cannot be typed in a command: use lower-case letters, digits, '.', '_' and '-'");
        }
        List<String> names = revision.getDeclaredCapabilities(Plugin.NAMESPACE).stream()
                .map(capability -> String.valueOf(capability.getAttributes().get("name")))
                .toList();
        if (names.size() > 1) {
            problems.add("says that it is several plugins, " + String.join(", ", names)
                    + ": put @Plugin once in a bundle, and make a bundle for each");
        }
        problems.addAll(slots(revision, declared));
        return problems;
    }

    private static List<String> slots(BundleRevision revision, SlotNames declared) {
        Set<String> required = revision.getDeclaredRequirements(Slots.NAMESPACE).stream()
                .map(requirement -> Need.of(requirement).name())
                .collect(Collectors.toSet());
        List<String> problems = new ArrayList<>();
        for (String slot : declared.slots()) {
            if (!required.contains(slot)) {
                problems.add("declares slot " + slot + " without requiring it, so that nobody can compare its version:"
                        + " use the slot's annotation, which writes both");
            }
            Map<String, List<String>> spellings = declared.names(slot).stream()
                    .collect(Collectors.groupingBy(SlotNames::key, TreeMap::new, Collectors.toList()));
            spellings.values().stream()
                    .filter(same -> same.size() > 1)
                    .forEach(same -> problems.add("declares " + slot + " " + String.join(", ", same)
                            + ", which are the same name: case is not looked at; leave one"));
        }
        return problems;
    }
}
