package org.codeanatomy.engine.core.kernel;

import java.math.BigDecimal;
import java.util.Locale;

/** Numbers and booleans as texts, and back. */
public final class NumberTexts {

    private NumberTexts() {}

    /** The shortest text that reads back as the same double: plain from 0.0001 to 10^15, with exponent beyond. */
    public static String format(double value) {
        return Double.isNaN(value) || Double.isInfinite(value) || value == 0
                ? special(value)
                : finite(Double.toString(value));
    }

    /** As for a double, with the digits of a float. */
    public static String format(float value) {
        return Float.isNaN(value) || Float.isInfinite(value) || value == 0
                ? special(value)
                : finite(Float.toString(value));
    }

    private static String special(double value) {
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        return Double.toString(value);
    }

    private static String finite(String digits) {
        BigDecimal exact = new BigDecimal(digits).stripTrailingZeros();
        int exponent = exact.precision() - exact.scale() - 1;
        if (exponent >= -4 && exponent < 15) {
            return exact.toPlainString();
        }
        BigDecimal mantissa = exact.movePointLeft(exponent);
        int magnitude = Math.abs(exponent);
        return mantissa.toPlainString() + (exponent < 0 ? "e-" : "e+") + (magnitude < 10 ? "0" : "") + magnitude;
    }

    /**
     * The double that a text says, also {@code NaN} and {@code Infinity} in any case.
     *
     * @throws NumberFormatException if it is none
     */
    public static double parseDouble(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "nan" -> Double.NaN;
            case "infinity", "inf", "+infinity", "+inf" -> Double.POSITIVE_INFINITY;
            case "-infinity", "-inf" -> Double.NEGATIVE_INFINITY;
            default -> parseFinite(lower);
        };
    }

    /** Java would also read type suffixes and hexadecimal digits. */
    private static double parseFinite(String text) {
        if (text.endsWith("d") || text.endsWith("f") || text.contains("x")) {
            throw new NumberFormatException(text);
        }
        return Double.parseDouble(text);
    }

    /** The boolean that a text says, or null if it says none. */
    public static Boolean parseBoolean(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "y", "on", "1" -> Boolean.TRUE;
            case "false", "f", "no", "n", "off", "0" -> Boolean.FALSE;
            default -> null;
        };
    }
}
