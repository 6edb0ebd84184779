package org.codeanatomy.plugin.codeanatomy.python.internal.source;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The encoding declaration of PEP 263: a comment in the first two lines. */
final class EncodingDeclaration {

    private static final Pattern DECLARATION = Pattern.compile("^[ \t\f]*#.*?coding[:=][ \t]*([-_.a-zA-Z0-9]+)");
    private static final Pattern BLANK_OR_COMMENT = Pattern.compile("^[ \t\f]*(?:#.*)?$");

    private EncodingDeclaration() {}

    /** The normalised name of the declared encoding, or null if there is no declaration. */
    static String find(byte[] file, int start) {
        int firstEnd = lineEnd(file, start);
        String first = line(file, start, firstEnd);
        String found = match(first);
        if (found != null || !BLANK_OR_COMMENT.matcher(first).find()) {
            return found;
        }
        int second = afterLineEnd(file, firstEnd);
        return match(line(file, second, lineEnd(file, second)));
    }

    private static String match(String line) {
        if (line.indexOf("coding") < 0) {
            return null;
        }
        Matcher matcher = DECLARATION.matcher(line);
        return matcher.find() ? normalise(matcher.group(1)) : null;
    }

    /** As CPython's tokenizer: only the spellings of UTF-8 and Latin-1 are unified. */
    private static String normalise(String name) {
        String lower = name.toLowerCase(Locale.ROOT).replace('_', '-');
        if (lower.equals("utf8") || lower.equals("utf-8") || lower.startsWith("utf-8-")) {
            return "utf-8";
        }
        for (String latin : new String[] {"latin-1", "iso-8859-1", "iso-latin-1"}) {
            if (lower.equals(latin) || lower.startsWith(latin + "-")) {
                return "iso-8859-1";
            }
        }
        return lower.equals("ascii") ? "us-ascii" : lower;
    }

    private static String line(byte[] file, int start, int end) {
        return new String(file, start, end - start, StandardCharsets.ISO_8859_1);
    }

    private static int lineEnd(byte[] file, int from) {
        int i = from;
        while (i < file.length && file[i] != '\n' && file[i] != '\r') {
            i++;
        }
        return i;
    }

    private static int afterLineEnd(byte[] file, int end) {
        boolean pair = end + 1 < file.length && file[end] == '\r' && file[end + 1] == '\n';
        return Math.min(file.length, end + (pair ? 2 : 1));
    }
}
