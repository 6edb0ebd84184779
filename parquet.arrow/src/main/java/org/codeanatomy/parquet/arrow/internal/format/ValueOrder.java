package org.codeanatomy.parquet.arrow.internal.format;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The order of typed statistics values: numbers by value, strings and bytes as unsigned bytes. */
public final class ValueOrder {

    private ValueOrder() {}

    /**
     * Compares a bound with another value of its kind.
     *
     * @throws IllegalArgumentException if the two are of different kinds
     */
    public static int compare(Object bound, Object value) {
        if (bound instanceof Long left && isIntegral(value)) {
            return Long.compare(left, ((Number) value).longValue());
        }
        if (bound instanceof Double left && isFloating(value)) {
            return compareNumbers(left, ((Number) value).doubleValue());
        }
        if (bound instanceof String left && value instanceof String right) {
            return Arrays.compareUnsigned(
                    left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
        }
        if (bound instanceof byte[] left && value instanceof byte[] right) {
            return Arrays.compareUnsigned(left, right);
        }
        if (bound instanceof BigDecimal left && value instanceof BigDecimal right) {
            return left.compareTo(right);
        }
        if (bound instanceof BigInteger left && value instanceof BigInteger right) {
            return left.compareTo(right);
        }
        if (bound instanceof Boolean left && value instanceof Boolean right) {
            return Boolean.compare(left, right);
        }
        throw new IllegalArgumentException(
                "a bound of class " + bound.getClass().getSimpleName()
                        + " cannot be compared with a literal of class "
                        + value.getClass().getSimpleName() + "; convert the literal to the column's type first");
    }

    public static boolean isFloating(Object value) {
        return value instanceof Double || value instanceof Float;
    }

    private static boolean isIntegral(Object value) {
        return value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte;
    }

    /** Unlike {@link Double#compare}, -0.0 equals 0.0. */
    private static int compareNumbers(double left, double right) {
        return left < right ? -1 : left > right ? 1 : 0;
    }
}
