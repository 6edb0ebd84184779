package org.codeanatomy.plugin.host.internal.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The clauses of a manifest header such as {@code Provide-Capability}, for jars that are not installed yet. */
final class ManifestHeader {

    private final List<List<String>> clauses;

    private ManifestHeader(List<List<String>> clauses) {
        this.clauses = clauses;
    }

    /** Reads a header; null is an empty one. */
    static ManifestHeader of(String header) {
        List<List<String>> clauses = new ArrayList<>();
        if (header != null) {
            for (String clause : split(header, ',')) {
                clauses.add(split(clause, ';'));
            }
        }
        return new ManifestHeader(clauses);
    }

    /** Attributes and directives of the first clause with this path; types of attributes are left out. */
    Optional<Map<String, String>> clause(String path) {
        return clauses.stream()
                .filter(clause -> clause.get(0).equals(path))
                .findFirst()
                .map(ManifestHeader::parameters);
    }

    /** The paths of all clauses. */
    List<String> paths() {
        return clauses.stream()
                .flatMap(clause -> clause.stream().filter(part -> !isParameter(part)))
                .filter(path -> !path.isEmpty())
                .toList();
    }

    private static boolean isParameter(String part) {
        return part.contains("=");
    }

    /** The path of the first clause. */
    Optional<String> firstPath() {
        return clauses.stream().map(clause -> clause.get(0)).findFirst();
    }

    private static Map<String, String> parameters(List<String> clause) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String parameter : clause.subList(1, clause.size())) {
            int equals = parameter.indexOf('=');
            if (equals > 0) {
                String name = parameter.substring(0, equals).split(":", 2)[0].trim();
                parameters.put(name, unquoted(parameter.substring(equals + 1).trim()));
            }
        }
        return parameters;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1).replace("\\\"", "\"") : value;
    }

    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && (i == 0 || text.charAt(i - 1) != '\\')) {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                parts.add(text.substring(from, i).trim());
                from = i + 1;
            }
        }
        parts.add(text.substring(from).trim());
        return parts;
    }
}
