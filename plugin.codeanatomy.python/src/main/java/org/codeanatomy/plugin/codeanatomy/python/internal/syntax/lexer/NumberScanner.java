package org.codeanatomy.plugin.codeanatomy.python.internal.syntax.lexer;

/** Finds the end of a number and says what is wrong with it. */
final class NumberScanner {

    private static final String[] WORDS_AFTER_NUMBER = {"and", "else", "for", "if", "in", "is", "not", "or"};

    private final byte[] source;
    private final int limit;
    private int position;
    private String error;

    NumberScanner(byte[] source, int limit) {
        this.source = source;
        this.limit = limit;
    }

    /** Reads the number that starts at an offset; returns its end. */
    int scan(int start) {
        position = start;
        error = null;
        int base = base(start);
        if (base > 0) {
            position += 2;
            prefixed(base);
        } else {
            decimal(start);
        }
        if (error == null && position < limit && CharacterClass.isIdentifierPart(source[position]) && !wordFollows()) {
            error = "The number is followed by a letter.";
        }
        if (error != null) {
            while (position < limit && CharacterClass.isIdentifierPart(source[position])) {
                position++;
            }
        }
        return position;
    }

    /** What is wrong with the number read last; null if nothing is. */
    String error() {
        return error;
    }

    private int base(int start) {
        if (source[start] != '0' || start + 1 >= limit) {
            return 0;
        }
        return switch (source[start + 1] | 0x20) {
            case 'x' -> 16;
            case 'o' -> 8;
            case 'b' -> 2;
            default -> 0;
        };
    }

    private void prefixed(int base) {
        boolean digit = false;
        boolean underscore = false;
        for (; position < limit; position++) {
            byte b = source[position];
            if (b == '_' && !underscore) {
                underscore = true;
            } else if (Character.digit(b, base) >= 0) {
                digit = true;
                underscore = false;
            } else {
                break;
            }
        }
        if (!digit || underscore) {
            error = "The number lacks a digit.";
        }
    }

    private void decimal(int start) {
        digits();
        int integerEnd = position;
        boolean real = false;
        if (at('.')) {
            position++;
            real = true;
            if (position < limit && source[position] != '_') {
                digits();
            }
        }
        real |= exponent();
        if (at('j') || at('J')) {
            position++;
        } else if (!real && source[start] == '0' && !isZero(start, integerEnd)) {
            error = "A decimal number other than zero must not start with zero; octal numbers start with 0o.";
        }
    }

    private boolean exponent() {
        if (!at('e') && !at('E')) {
            return false;
        }
        int digits = position + 1;
        if (digits < limit && (source[digits] == '+' || source[digits] == '-')) {
            digits++;
        }
        if (digits >= limit || !isDigit(source[digits])) {
            return false;
        }
        position = digits;
        digits();
        return true;
    }

    private void digits() {
        while (position < limit && isDigit(source[position])) {
            position++;
            if (at('_') && position + 1 < limit && isDigit(source[position + 1])) {
                position++;
            }
        }
    }

    private boolean isZero(int start, int end) {
        for (int i = start; i < end; i++) {
            if (source[i] != '0' && source[i] != '_') {
                return false;
            }
        }
        return true;
    }

    /** Python reads {@code 1if x else y}, with a warning. */
    private boolean wordFollows() {
        for (String word : WORDS_AFTER_NUMBER) {
            if (startsWith(word)) {
                return true;
            }
        }
        return false;
    }

    private boolean startsWith(String word) {
        if (position + word.length() > limit) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (source[position + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean at(char c) {
        return position < limit && source[position] == c;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
