package org.codeanatomy.plugin.codeanatomy.internal.function;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.Predicate;

/**
 * The shortest decimal that reads back as the same floating point number, without an exponent: {@code 1} for 1.0.
 *
 * <p>Not {@link Double#toString}, which before JDK 19 gives more digits than needed for some numbers; ids must not
 * depend on the JDK.
 */
final class ShortestDecimal {

    private static final int MOST_DIGITS = 17;

    private ShortestDecimal() {}

    static String of(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value) || value == 0) {
            return special(value);
        }
        return shortest(new BigDecimal(value), digits -> digits.doubleValue() == value);
    }

    static String of(float value) {
        if (Float.isNaN(value) || Float.isInfinite(value) || value == 0) {
            return special(value);
        }
        return shortest(new BigDecimal(value), digits -> digits.floatValue() == value);
    }

    private static String special(double value) {
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        return Double.isNaN(value) ? "NaN" : value > 0 ? "inf" : "-inf";
    }

    private static String shortest(BigDecimal exact, Predicate<BigDecimal> readsBack) {
        BigDecimal rounded = exact;
        for (int digits = 1; digits <= MOST_DIGITS; digits++) {
            rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (readsBack.test(rounded)) {
                break;
            }
        }
        return rounded.stripTrailingZeros().toPlainString();
    }
}
