package org.codeanatomy.plugin.codeanatomy.internal.function;

/** White space as Unicode's property White_Space defines it, which is neither of Java's two notions. */
final class Unicode {

    private Unicode() {}

    static boolean isWhiteSpace(int codePoint) {
        if (codePoint < 0x80) {
            return codePoint == ' ' || (codePoint >= '\t' && codePoint <= '\r');
        }
        return codePoint == 0x85
                || codePoint == 0xA0
                || codePoint == 0x1680
                || (codePoint >= 0x2000 && codePoint <= 0x200A)
                || codePoint == 0x2028
                || codePoint == 0x2029
                || codePoint == 0x202F
                || codePoint == 0x205F
                || codePoint == 0x3000;
    }

    /** The text without white space at its ends. */
    static String trim(String text) {
        // every white space character is a single UTF-16 unit
        int start = 0;
        int end = text.length();
        while (start < end && isWhiteSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isWhiteSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** The trimmed text with every run of white space replaced by one space. */
    static String collapse(String text) {
        String trimmed = trim(text);
        StringBuilder collapsed = new StringBuilder(trimmed.length());
        boolean inRun = false;
        for (int i = 0; i < trimmed.length(); i++) {
            char unit = trimmed.charAt(i);
            boolean space = isWhiteSpace(unit);
            if (!space) {
                collapsed.append(unit);
            } else if (!inRun) {
                collapsed.append(' ');
            }
            inRun = space;
        }
        return collapsed.toString();
    }
}
