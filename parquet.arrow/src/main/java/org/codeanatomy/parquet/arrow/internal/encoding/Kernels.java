package org.codeanatomy.parquet.arrow.internal.encoding;

import org.codeanatomy.memory.Mem;
import org.codeanatomy.parquet.arrow.internal.DamagedException;
import org.codeanatomy.parquet.arrow.internal.format.Conversion;

/** Conversions between stored values and Arrow values that both have a fixed width. */
public final class Kernels {

    private static final int DECIMAL_BYTES = 16;
    private static final long JULIAN_DAY_OF_EPOCH = 2_440_588;
    private static final long MICROS_PER_DAY = 86_400_000_000L;
    private static final long NANOS_PER_MICRO = 1_000;

    private Kernels() {}

    /**
     * The kernel of a conversion.
     *
     * @param storedWidth bytes of a stored value
     */
    public static Converted.Kernel of(Conversion conversion, int storedWidth) {
        return switch (conversion) {
            case NARROW_TO_8 -> Kernels::narrowTo8;
            case NARROW_TO_16 -> Kernels::narrowTo16;
            case INT32_TO_DECIMAL -> Kernels::int32ToDecimal;
            case INT64_TO_DECIMAL -> Kernels::int64ToDecimal;
            case FIXED_TO_DECIMAL -> (source, target, count) -> fixedToDecimal(source, storedWidth, target, count);
            case INT96_TO_MICROS -> Kernels::int96ToMicros;
            default -> throw new IllegalArgumentException(conversion + " does not convert values of a fixed width");
        };
    }

    private static void narrowTo8(long source, long target, int count) {
        for (int i = 0; i < count; i++) {
            Mem.putByte(target + i, Mem.getByte(source + ((long) i << 2)));
        }
    }

    private static void narrowTo16(long source, long target, int count) {
        for (int i = 0; i < count; i++) {
            Mem.putShort(target + ((long) i << 1), Mem.getShort(source + ((long) i << 2)));
        }
    }

    private static void int32ToDecimal(long source, long target, int count) {
        for (int i = 0; i < count; i++) {
            putDecimal(target + ((long) i << 4), Mem.getInt(source + ((long) i << 2)));
        }
    }

    private static void int64ToDecimal(long source, long target, int count) {
        for (int i = 0; i < count; i++) {
            putDecimal(target + ((long) i << 4), Mem.getLong(source + ((long) i << 3)));
        }
    }

    private static void putDecimal(long target, long value) {
        Mem.putLong(target, value);
        Mem.putLong(target + Long.BYTES, value >> 63);
    }

    private static void fixedToDecimal(long source, int width, long target, int count) {
        for (int i = 0; i < count; i++) {
            bigEndianToDecimal(source + (long) i * width, width, target + ((long) i << 4));
        }
    }

    /** Turns a big-endian two's complement number into a decimal128; bytes beyond 16 must repeat the sign. */
    static void bigEndianToDecimal(long source, int length, long target) {
        DamagedException.check(length > 0, "a decimal has no bytes");
        byte sign = (byte) (Mem.getByte(source) >> 7);
        int surplus = Math.max(0, length - DECIMAL_BYTES);
        for (int i = 0; i < surplus; i++) {
            DamagedException.check(Mem.getByte(source + i) == sign, "a decimal has more than 38 digits");
        }
        int bytes = length - surplus;
        DamagedException.check(
                surplus == 0 || (byte) (Mem.getByte(source + surplus) >> 7) == sign,
                "a decimal has more than 38 digits");
        Mem.fill(target, DECIMAL_BYTES, sign);
        for (int i = 0; i < bytes; i++) {
            Mem.putByte(target + i, Mem.getByte(source + length - 1 - i));
        }
    }

    private static void int96ToMicros(long source, long target, int count) {
        for (int i = 0; i < count; i++) {
            long nanosOfDay = Mem.getLong(source + 12L * i);
            long day = Integer.toUnsignedLong(Mem.getInt(source + 12L * i + Long.BYTES)) - JULIAN_DAY_OF_EPOCH;
            long micros =
                    Math.addExact(Math.multiplyExact(day, MICROS_PER_DAY), Math.floorDiv(nanosOfDay, NANOS_PER_MICRO));
            Mem.putLong(target + ((long) i << 3), micros);
        }
    }
}
