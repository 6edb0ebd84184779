package org.codeanatomy.engine.core.sql;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the names that somebody may have meant. */
public final class NameSuggestions {

    private static final int MOST = 3;

    private NameSuggestions() {}

    /** At most three names that differ in few letters, or contain the name, nearest first. */
    public static List<String> nearest(String name, Collection<String> known) {
        String wanted = name.toLowerCase(Locale.ROOT);
        int limit = Math.max(1, wanted.length() / 3);
        return known.stream()
                .distinct()
                .filter(candidate -> !candidate.equalsIgnoreCase(name))
                .filter(candidate -> distance(wanted, candidate) <= limit || contains(candidate, wanted))
                .sorted(Comparator.<String>comparingInt(candidate -> distance(wanted, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
    }

    private static boolean contains(String candidate, String wanted) {
        return wanted.length() > 2 && candidate.toLowerCase(Locale.ROOT).contains(wanted);
    }

    /** {@code ; did you mean a, b?}, or nothing if no name is near. */
    public static String didYouMean(String name, Collection<String> known) {
        List<String> near = nearest(name, known);
        return near.isEmpty() ? "" : "; did you mean " + String.join(", ", near) + "?";
    }

    /** The number of letters to insert, delete or change (Levenshtein). */
    private static int distance(String wanted, String candidate) {
        String other = candidate.toLowerCase(Locale.ROOT);
        int[] row = new int[other.length() + 1];
        Arrays.setAll(row, column -> column);
        for (int i = 1; i <= wanted.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = diagonal + (wanted.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
