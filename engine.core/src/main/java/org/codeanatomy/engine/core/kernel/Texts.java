package org.codeanatomy.engine.core.kernel;

import org.codeanatomy.memory.Mem;

/** Compares runs of bytes, eight at a time, without reading outside of them. */
public final class Texts {

    private Texts() {}

    /** Whether two runs of one length are equal. */
    public static boolean equal(long a, long b, int length) {
        int i = 0;
        for (; i + 8 <= length; i += 8) {
            if (Mem.getLong(a + i) != Mem.getLong(b + i)) {
                return false;
            }
        }
        if (i == length) {
            return true;
        }
        if (length >= 8) {
            return Mem.getLong(a + length - 8) == Mem.getLong(b + length - 8);
        }
        for (; i < length; i++) {
            if (Mem.getByte(a + i) != Mem.getByte(b + i)) {
                return false;
            }
        }
        return true;
    }

    /** How many bytes, of {@code most}, two runs have in common at their beginning. */
    public static int commonBytes(long a, long b, int most) {
        int i = 0;
        for (; i + 8 <= most; i += 8) {
            long difference = Mem.getLong(a + i) ^ Mem.getLong(b + i);
            if (difference != 0) {
                return i + (Long.numberOfTrailingZeros(difference) >>> 3);
            }
        }
        while (i < most && Mem.getByte(a + i) == Mem.getByte(b + i)) {
            i++;
        }
        return i;
    }

    /** Negative, 0 or positive as the first run is less, equal or greater, byte by byte without sign. */
    public static int compare(long a, int aLength, long b, int bLength) {
        int common = Math.min(aLength, bLength);
        int i = 0;
        for (; i + 8 <= common; i += 8) {
            long x = Mem.getLong(a + i);
            long y = Mem.getLong(b + i);
            if (x != y) {
                return Long.compareUnsigned(Long.reverseBytes(x), Long.reverseBytes(y));
            }
        }
        for (; i < common; i++) {
            int order = (Mem.getByte(a + i) & 0xFF) - (Mem.getByte(b + i) & 0xFF);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(aLength, bLength);
    }
}
