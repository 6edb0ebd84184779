package org.codeanatomy.engine.core.kernel;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.codeanatomy.engine.core.vector.Int128;
import org.codeanatomy.memory.Mem;
import org.codeanatomy.plugin.api.vector.Column;

/** Decimals of 128 bits off heap. */
public final class Decimals {

    /** The most digits. */
    public static final int MAX_PRECISION = 38;

    private static final long[] POWERS = new long[19];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private Decimals() {}

    /** 10 to a power from 0 to 18. */
    static long power(int exponent) {
        return POWERS[exponent];
    }

    /** A value of a flat or constant column, exactly. */
    public static BigDecimal get(Column column, int scale, int row) {
        long address = column.dataAddress() + 16L * (row & Booleans.mask(column));
        long low = Mem.getLong(address);
        long high = Mem.getLong(address + 8);
        return high == low >> 63
                ? BigDecimal.valueOf(low, scale)
                : new BigDecimal(Int128.toBigInteger(low, high), scale);
    }

    /** Stores a value that is known to fit, at its own scale. */
    public static void put(long target, int row, BigDecimal value) {
        BigInteger unscaled = value.unscaledValue();
        Mem.putLong(target + 16L * row, unscaled.longValue());
        Mem.putLong(target + 16L * row + 8, unscaled.shiftRight(64).longValue());
    }

    /** Stores a 64-bit value. */
    static void put(long target, int row, long value) {
        Mem.putLong(target + 16L * row, value);
        Mem.putLong(target + 16L * row + 8, value >> 63);
    }
}
