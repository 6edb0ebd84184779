package org.codeanatomy.plugin.testkit.internal.runtime;

import java.util.ArrayList;
import java.util.List;

/** Splits manifest headers, whose quoted texts may contain the separators. */
final class ManifestHeader {

    private ManifestHeader() {}

    /** The clauses of a header, without {@code uses}; empty for no header. */
    static List<String> clauses(String header) {
        List<String> clauses = new ArrayList<>();
        for (String clause : split(header == null ? "" : header, ',')) {
            clauses.add(clause.replaceAll(";\\s*uses:=\"[^\"]*\"", "").trim());
        }
        return clauses;
    }

    /** The paths before the attributes of a clause, for instance packages. */
    static List<String> paths(String clause) {
        return split(clause, ';').stream()
                .map(String::trim)
                .filter(part -> !part.contains("="))
                .toList();
    }

    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            boolean end = i == text.length();
            if (!end && text.charAt(i) == '"') {
                quoted = !quoted;
            }
            if (end || (text.charAt(i) == separator && !quoted)) {
                if (i > start) {
                    parts.add(text.substring(start, i));
                }
                start = i + 1;
            }
        }
        return parts;
    }
}
