package org.codeanatomy.plugin.delta.read;

import java.math.BigDecimal;

/** The order of literals that the expression language of the API defines. */
final class Values {

    private Values() {}

    /** Compares two values of one type; null if they are not of types that can be compared. */
    static Integer compareIfComparable(Object left, Object right) {
        boolean comparable = left.getClass() == right.getClass() && left instanceof Comparable;
        return comparable ? Integer.valueOf(compare(left, right)) : null;
    }

    /** Compares two values of one type: texts by the bytes of their UTF-8, NaN above all numbers, both zeros equal. */
    static int compare(Object left, Object right) {
        if (left instanceof String text) {
            return compareTexts(text, (String) right);
        }
        if (left instanceof Double number) {
            return Double.compare(number + 0.0, (Double) right + 0.0);
        }
        if (left instanceof Long number) {
            return Long.compare(number, (Long) right);
        }
        if (left instanceof BigDecimal number) {
            return number.compareTo((BigDecimal) right);
        }
        return Boolean.compare((Boolean) left, (Boolean) right);
    }

    /** UTF-8 keeps the order of code points, UTF-16 does not where surrogates meet the last characters below them. */
    private static int compareTexts(String left, String right) {
        int shorter = Math.min(left.length(), right.length());
        for (int i = 0; i < shorter; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                boolean bothOrNeither = Character.isSurrogate(a) == Character.isSurrogate(b);
                return bothOrNeither ? Character.compare(a, b) : Character.isSurrogate(a) ? 1 : -1;
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
