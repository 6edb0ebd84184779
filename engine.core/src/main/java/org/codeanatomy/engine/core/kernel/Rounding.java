package org.codeanatomy.engine.core.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.api.EngineException.Stage;
import org.codeanatomy.engine.core.vector.ValueKind;
import org.codeanatomy.memory.Mem;
import org.codeanatomy.plugin.api.vector.Column;

/** Functions of one number: negation, magnitude, rounding, root. Rows are not null; numbers have 64 bits or are decimals. */
public final class Rounding {

    private Rounding() {}

    /** Functions of integers; {@code kind} is the type that the result must fit. */
    public static void integers(
            NumberFunction function, Column source, ValueKind kind, int digits, int[] rows, int count, long target) {
        int mask = Booleans.mask(source);
        for (int i = 0; i < count; i++) {
            long value = Mem.getLong(source.dataAddress() + 8L * (rows[i] & mask));
            long result =
                    switch (function) {
                        case NEGATE -> -value;
                        case ABS -> Math.abs(value);
                        default -> digits >= 0 ? value : round(value, digits, kind);
                    };
            boolean changesSign = function == NumberFunction.NEGATE || function == NumberFunction.ABS;
            boolean overflows = value == Long.MIN_VALUE && changesSign;
            if (overflows || Narrowing.narrow(kind, result) != result) {
                throw ArithmeticFailures.overflow(function + " of " + value, kind);
            }
            Mem.putLong(target + 8L * rows[i], result);
        }
    }

    private static long round(long value, int digits, ValueKind kind) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP);
        if (rounded.toBigInteger().bitLength() > 63) {
            throw ArithmeticFailures.overflow("ROUND of " + value, kind);
        }
        return rounded.longValue();
    }

    /** Functions of doubles. */
    public static void doubles(NumberFunction function, Column source, int digits, int[] rows, int count, long target) {
        int mask = Booleans.mask(source);
        for (int i = 0; i < count; i++) {
            double value = Mem.getDouble(source.dataAddress() + 8L * (rows[i] & mask));
            double result =
                    switch (function) {
                        case NEGATE -> -value;
                        case ABS -> Math.abs(value);
                        case FLOOR -> Math.floor(value);
                        case CEIL -> Math.ceil(value);
                        case SQRT -> root(value);
                        default -> round(value, digits);
                    };
            Mem.putDouble(target + 8L * rows[i], result);
        }
    }

    private static double root(double value) {
        if (value < 0) {
            throw new EngineException(
                    Stage.EXECUTE, "INVALID_ARGUMENT", "SQRT got the negative number " + NumberTexts.format(value));
        }
        return Math.sqrt(value);
    }

    private static double round(double value, int digits) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return value;
        }
        return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP).doubleValue();
    }

    /** Powers of doubles. */
    public static void power(Column base, Column exponent, int[] rows, int count, long target) {
        for (int i = 0; i < count; i++) {
            double x = Mem.getDouble(base.dataAddress() + 8L * (rows[i] & Booleans.mask(base)));
            double y = Mem.getDouble(exponent.dataAddress() + 8L * (rows[i] & Booleans.mask(exponent)));
            Mem.putDouble(target + 8L * rows[i], Math.pow(x, y));
        }
    }

    /** Functions of decimals. */
    public static void decimals(
            NumberFunction function,
            Column source,
            int from,
            int digits,
            int precision,
            int scale,
            int[] rows,
            int count,
            long target) {
        for (int i = 0; i < count; i++) {
            BigDecimal value = Decimals.get(source, from, rows[i]);
            BigDecimal result =
                    switch (function) {
                        case NEGATE -> value.negate();
                        case ABS -> value.abs();
                        case FLOOR -> value.setScale(0, RoundingMode.FLOOR);
                        case CEIL -> value.setScale(0, RoundingMode.CEILING);
                        default -> value.setScale(Math.min(digits, from), RoundingMode.HALF_UP);
                    };
            Decimals.put(target, rows[i], DecimalArithmetic.fit(result, precision, scale));
        }
    }
}
