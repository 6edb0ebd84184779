package org.codeanatomy.engine.core.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.memory.Mem;
import org.codeanatomy.plugin.api.vector.Column;

/**
 * Arithmetic on decimals, exact, rounded half away from zero to the scale of the result. Values of up to 18 digits stay
 * in 64 bits; only longer ones become big decimals. Rows are not null.
 */
public final class DecimalArithmetic {

    private final ArithmeticOperator operator;
    private final int leftScale;
    private final int rightScale;
    private final int precision;
    private final int scale;
    private final long limit;

    /** Arithmetic whose result has this precision and scale. */
    public DecimalArithmetic(ArithmeticOperator operator, int leftScale, int rightScale, int precision, int scale) {
        this.operator = operator;
        this.leftScale = leftScale;
        this.rightScale = rightScale;
        this.precision = precision;
        this.scale = scale;
        this.limit = precision <= 18 ? Decimals.power(precision) : Long.MAX_VALUE;
    }

    /** Computes rows into a data buffer. */
    public void compute(Column a, Column b, int[] rows, int count, long target) {
        boolean aligned = leftScale == scale && rightScale == scale;
        if (operator == ArithmeticOperator.ADD && aligned) {
            add(a, b, rows, count, target);
        } else if (operator == ArithmeticOperator.SUBTRACT && aligned) {
            subtract(a, b, rows, count, target);
        } else if (operator == ArithmeticOperator.MULTIPLY && leftScale + rightScale == scale) {
            multiply(a, b, rows, count, target);
        } else {
            for (int i = 0; i < count; i++) {
                exact(a, b, rows[i], target);
            }
        }
    }

    private void add(Column a, Column b, int[] rows, int count, long target) {
        int aMask = Booleans.mask(a);
        int bMask = Booleans.mask(b);
        for (int i = 0; i < count; i++) {
            long left = a.dataAddress() + 16L * (rows[i] & aMask);
            long right = b.dataAddress() + 16L * (rows[i] & bMask);
            long x = Mem.getLong(left);
            long y = Mem.getLong(right);
            long sum = x + y;
            boolean small = x >> 63 == Mem.getLong(left + 8) && y >> 63 == Mem.getLong(right + 8);
            if (small && ((x ^ sum) & (y ^ sum)) >= 0 && sum < limit && sum > -limit) {
                Decimals.put(target, rows[i], sum);
            } else {
                exact(a, b, rows[i], target);
            }
        }
    }

    private void subtract(Column a, Column b, int[] rows, int count, long target) {
        int aMask = Booleans.mask(a);
        int bMask = Booleans.mask(b);
        for (int i = 0; i < count; i++) {
            long left = a.dataAddress() + 16L * (rows[i] & aMask);
            long right = b.dataAddress() + 16L * (rows[i] & bMask);
            long x = Mem.getLong(left);
            long y = Mem.getLong(right);
            long difference = x - y;
            boolean small = x >> 63 == Mem.getLong(left + 8) && y >> 63 == Mem.getLong(right + 8);
            if (small && ((x ^ y) & (x ^ difference)) >= 0 && difference < limit && difference > -limit) {
                Decimals.put(target, rows[i], difference);
            } else {
                exact(a, b, rows[i], target);
            }
        }
    }

    private void multiply(Column a, Column b, int[] rows, int count, long target) {
        int aMask = Booleans.mask(a);
        int bMask = Booleans.mask(b);
        for (int i = 0; i < count; i++) {
            long left = a.dataAddress() + 16L * (rows[i] & aMask);
            long right = b.dataAddress() + 16L * (rows[i] & bMask);
            long x = Mem.getLong(left);
            long y = Mem.getLong(right);
            long product = x * y;
            boolean small = x >> 63 == Mem.getLong(left + 8) && y >> 63 == Mem.getLong(right + 8);
            if (small && Math.multiplyHigh(x, y) == product >> 63 && product < limit && product > -limit) {
                Decimals.put(target, rows[i], product);
            } else {
                exact(a, b, rows[i], target);
            }
        }
    }

    private void exact(Column a, Column b, int row, long target) {
        BigDecimal x = Decimals.get(a, leftScale, row);
        BigDecimal y = Decimals.get(b, rightScale, row);
        if (operator.divides() && y.signum() == 0) {
            throw ArithmeticFailures.divisionByZero();
        }
        BigDecimal result =
                switch (operator) {
                    case ADD -> x.add(y);
                    case SUBTRACT -> x.subtract(y);
                    case MULTIPLY -> x.multiply(y);
                    case DIVIDE -> x.divide(y, scale, RoundingMode.HALF_UP);
                    case MODULO -> x.remainder(y);
                };
        Decimals.put(target, row, fit(result, precision, scale));
    }

    /** A value at a scale, or a failure if it has too many digits then. */
    public static BigDecimal fit(BigDecimal value, int precision, int scale) {
        BigDecimal rounded = value.setScale(scale, RoundingMode.HALF_UP);
        if (rounded.precision() > precision) {
            throw new EngineException(
                    EngineException.Stage.EXECUTE,
                    "NUMERIC_OVERFLOW",
                    value.toPlainString() + " does not fit DECIMAL(" + precision + ", " + scale
                            + "); cast to a wider type");
        }
        return rounded;
    }
}
