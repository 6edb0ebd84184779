package org.codeanatomy.plugin.host.internal.framework;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** What is to be said of a name under which there is no plugin. */
final class NotInstalled {

    private static final int MAX_TYPOS = 2;

    private NotInstalled() {}

    /** Says what there is instead. */
    static String sentence(String plugin, Collection<String> installed) {
        Optional<String> meant = nearest(plugin, installed);
        String instead = meant.map(name -> "did you mean " + name + "?")
                .orElseGet(() -> installed.isEmpty() ? "none is" : "installed are " + String.join(", ", installed));
        return "no plugin " + plugin + " is installed; " + instead;
    }

    /** The name that somebody may have meant. */
    static Optional<String> nearest(String typed, Collection<String> names) {
        return names.stream()
                .filter(name -> isNear(typed, name))
                .min(Comparator.<String>comparingInt(name -> typos(typed, name)).thenComparing(name -> name));
    }

    private static boolean isNear(String typed, String name) {
        boolean part = typed.length() > MAX_TYPOS && (name.contains(typed) || typed.contains(name));
        return part || typos(typed, name) <= Math.min(MAX_TYPOS, (name.length() - 1) / 2);
    }

    /** How many letters must be put in, taken out or replaced to make one word of the other. */
    private static int typos(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
