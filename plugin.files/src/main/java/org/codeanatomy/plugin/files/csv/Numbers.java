package org.codeanatomy.plugin.files.csv;

import java.util.Locale;

/**
 * Reads numbers out of characters without making objects where that is exact. Each method says by {@link #ok} whether
 * the text was such a number. Not thread-safe: the answer is kept in the object.
 */
final class Numbers {

    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };
    /** Whole numbers below have an exact double, and so has their product with an exact power of ten, once rounded. */
    private static final long EXACT_LIMIT = 1L << 53;

    private boolean ok;

    /** Whether the last text was a number of the kind asked for. */
    boolean ok() {
        return ok;
    }

    long whole(char[] text, int offset, int length) {
        ok = false;
        int at = offset;
        int end = offset + length;
        boolean negative = at < end && text[at] == '-';
        if (at < end && (text[at] == '-' || text[at] == '+')) {
            at++;
        }
        if (at == end) {
            return 0;
        }
        long value = 0;
        for (; at < end; at++) {
            int digit = text[at] - '0';
            // counts downwards, where there is one more number than upwards
            if (digit < 0 || digit > 9 || value < (Long.MIN_VALUE + digit) / 10) {
                return 0;
            }
            value = value * 10 - digit;
        }
        ok = negative || value != Long.MIN_VALUE;
        return negative ? value : -value;
    }

    double real(char[] text, int offset, int length) {
        int end = offset + length;
        int at = offset < end && (text[offset] == '-' || text[offset] == '+') ? offset + 1 : offset;
        boolean negative = offset < end && text[offset] == '-';
        long digits = 0;
        int digitCount = 0;
        int fraction = 0;
        boolean inFraction = false;
        for (; at < end; at++) {
            char c = text[at];
            if (c >= '0' && c <= '9') {
                digitCount++;
                digits = digits < EXACT_LIMIT ? digits * 10 + (c - '0') : EXACT_LIMIT;
                fraction += inFraction ? 1 : 0;
            } else if (c == '.' && !inFraction) {
                inFraction = true;
            } else {
                break;
            }
        }
        ok = digitCount > 0 && at == end;
        if (ok && digits < EXACT_LIMIT && fraction < POWERS_OF_TEN.length) {
            double value = digits / POWERS_OF_TEN[fraction];
            return negative ? -value : value;
        }
        boolean exponent = digitCount > 0 && at < end && (text[at] == 'e' || text[at] == 'E');
        return ok || exponent ? slowReal(new String(text, offset, length)) : word(text, offset, length);
    }

    private double slowReal(String text) {
        char last = text.charAt(text.length() - 1);
        // Java alone allows a type letter and blanks
        ok = (last >= '0' && last <= '9') || last == '.';
        if (!ok) {
            return 0;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notReal) {
            ok = false;
            return 0;
        }
    }

    private double word(char[] text, int offset, int length) {
        String word = length > 9 ? "" : new String(text, offset, length).toLowerCase(Locale.ROOT);
        ok = true;
        return switch (word) {
            case "nan" -> Double.NaN;
            case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> {
                ok = false;
                yield 0;
            }
        };
    }
}
