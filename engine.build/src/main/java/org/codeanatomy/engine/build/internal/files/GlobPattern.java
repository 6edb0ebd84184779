package org.codeanatomy.engine.build.internal.files;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A pattern as in a {@code .gitignore} file, without negation: {@code *} and {@code ?} stay inside a name, {@code **}
 * spans directories, a pattern without an inner slash matches at any depth, and a pattern that matches a directory
 * matches everything below it. Immutable.
 */
public final class GlobPattern {

    private final Pattern regex;
    private final Set<String> segments;

    private GlobPattern(Pattern regex, Set<String> segments) {
        this.regex = regex;
        this.segments = segments;
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException with one sentence if it is malformed
     */
    public static GlobPattern parse(String glob) {
        if (glob.isBlank()) {
            throw new IllegalArgumentException("a glob is blank");
        }
        if (glob.startsWith("!")) {
            throw new IllegalArgumentException("glob " + glob + " starts with '!'; use the opposite option instead");
        }
        boolean directoryOnly = glob.endsWith("/");
        String body = directoryOnly ? glob.substring(0, glob.length() - 1) : glob;
        boolean anchored = body.indexOf('/') >= 0;
        StringBuilder regex = new StringBuilder(anchored ? "" : "(?:.*/)?");
        translate(body.startsWith("/") ? body.substring(1) : body, regex);
        regex.append(directoryOnly ? "/.*" : "(?:/.*)?");
        try {
            return new GlobPattern(
                    Pattern.compile(regex.toString(), Pattern.DOTALL), Set.copyOf(List.of(body.split("/+"))));
        } catch (PatternSyntaxException malformed) {
            throw new IllegalArgumentException(
                    "glob " + glob + " is malformed: " + malformed.getDescription(), malformed);
        }
    }

    private static void translate(String glob, StringBuilder regex) {
        int at = 0;
        while (at < glob.length()) {
            char unit = glob.charAt(at);
            if (glob.startsWith("**/", at) && (at == 0 || glob.charAt(at - 1) == '/')) {
                regex.append("(?:.*/)?");
                at += 3;
            } else if (glob.startsWith("**", at)) {
                regex.append(".*");
                at += 2;
            } else if (unit == '[' && glob.indexOf(']', at + 2) > 0) {
                int end = glob.indexOf(']', at + 2);
                characterClass(glob.substring(at + 1, end), regex);
                at = end + 1;
            } else if (unit == '\\' && at + 1 < glob.length()) {
                literal(glob.charAt(at + 1), regex);
                at += 2;
            } else {
                single(unit, regex);
                at++;
            }
        }
    }

    private static void single(char unit, StringBuilder regex) {
        switch (unit) {
            case '*' -> regex.append("[^/]*");
            case '?' -> regex.append("[^/]");
            default -> literal(unit, regex);
        }
    }

    private static void literal(char unit, StringBuilder regex) {
        if (Character.isLetterOrDigit(unit) || unit >= 0x80) {
            regex.append(unit);
        } else {
            regex.append('\\').append(unit);
        }
    }

    private static void characterClass(String body, StringBuilder regex) {
        boolean negated = body.startsWith("!") || body.startsWith("^");
        regex.append(negated ? "(?!/)[^" : "[");
        for (char unit : body.substring(negated ? 1 : 0).toCharArray()) {
            if (unit == '-') {
                regex.append('-');
            } else {
                literal(unit, regex);
            }
        }
        regex.append(']');
    }

    /** Whether one of its segments is this name, spelled out. */
    boolean names(String segment) {
        return segments.contains(segment);
    }

    /** Whether it matches a file's path, relative with {@code /}, or a directory above it. */
    public boolean matches(String path) {
        return regex.matcher(path).matches();
    }
}
