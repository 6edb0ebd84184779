package org.codeanatomy.engine.core.kernel;

import org.codeanatomy.engine.core.vector.Bitmaps;
import org.codeanatomy.memory.Mem;

/**
 * Compares doubles; NaN equals NaN and is greatest, 0.0 equals −0.0. A mask is −1, or 0 for a constant. Bits are made a byte at a time: eight constants
 * chosen by conditions are fewer instructions than eight shifts, and no branch depends on values.
 */
final class DoubleComparison {

    private DoubleComparison() {}

    static void equal(long a, int aMask, long b, int bMask, int count, long target, int flip) {
        int bytes = count >>> 3;
        if ((aMask & bMask) != 0) {
            for (int i = 0; i < bytes; i++) {
                Mem.putByte(target + i, (byte) (equalByte(a + 64L * i, 8, b + 64L * i, 8) ^ flip));
            }
        } else if (aMask != 0) {
            for (int i = 0; i < bytes; i++) {
                Mem.putByte(target + i, (byte) (equalByte(a + 64L * i, 8, b, 0) ^ flip));
            }
        } else {
            for (int i = 0; i < bytes; i++) {
                Mem.putByte(target + i, (byte) (equalByte(a, 0, b + 64L * i, 8) ^ flip));
            }
        }
        int rest = 0;
        for (int i = count & -8; i < count; i++) {
            rest |= equal(a + 8L * (i & aMask), b + 8L * (i & bMask), 1 << (i & 7));
        }
        if ((count & 7) != 0) {
            Mem.putByte(target + bytes, (byte) (rest ^ flip));
        }
    }

    /** Where both steps are constants and this is inlined, C2 reads a constant operand once. */
    private static int equalByte(long a, long aStep, long b, long bStep) {
        return equal(a, b, 1)
                | equal(a + aStep, b + bStep, 2)
                | equal(a + 2 * aStep, b + 2 * bStep, 4)
                | equal(a + 3 * aStep, b + 3 * bStep, 8)
                | equal(a + 4 * aStep, b + 4 * bStep, 16)
                | equal(a + 5 * aStep, b + 5 * bStep, 32)
                | equal(a + 6 * aStep, b + 6 * bStep, 64)
                | equal(a + 7 * aStep, b + 7 * bStep, 128);
    }

    private static int equal(long a, long b, int bit) {
        double x = Mem.getDouble(a);
        double y = Mem.getDouble(b);
        return x == y || (Double.isNaN(x) && Double.isNaN(y)) ? bit : 0;
    }

    static void equal(long a, int aMask, long b, int bMask, int[] rows, int count, long target, int length, int flip) {
        for (int i = 0; i < count; ) {
            int word = rows[i] >>> 6;
            long bits = 0;
            do {
                int row = rows[i];
                double x = Mem.getDouble(a + Offsets.ofLong(row & aMask));
                double y = Mem.getDouble(b + Offsets.ofLong(row & bMask));
                bits |= x == y || (Double.isNaN(x) && Double.isNaN(y)) ? Bitmaps.bit(row) : 0;
            } while (++i < count && rows[i] >>> 6 == word);
            Bitmaps.putWord(target, word, length, bits ^ flip);
        }
    }

    static void less(long a, int aMask, long b, int bMask, int count, long target, int flip) {
        int bytes = count >>> 3;
        if ((aMask & bMask) != 0) {
            for (int i = 0; i < bytes; i++) {
                Mem.putByte(target + i, (byte) (lessByte(a + 64L * i, 8, b + 64L * i, 8) ^ flip));
            }
        } else if (aMask != 0) {
            for (int i = 0; i < bytes; i++) {
                Mem.putByte(target + i, (byte) (lessByte(a + 64L * i, 8, b, 0) ^ flip));
            }
        } else {
            for (int i = 0; i < bytes; i++) {
                Mem.putByte(target + i, (byte) (lessByte(a, 0, b + 64L * i, 8) ^ flip));
            }
        }
        int rest = 0;
        for (int i = count & -8; i < count; i++) {
            rest |= less(a + 8L * (i & aMask), b + 8L * (i & bMask), 1 << (i & 7));
        }
        if ((count & 7) != 0) {
            Mem.putByte(target + bytes, (byte) (rest ^ flip));
        }
    }

    /** Where both steps are constants and this is inlined, C2 reads a constant operand once. */
    private static int lessByte(long a, long aStep, long b, long bStep) {
        return less(a, b, 1)
                | less(a + aStep, b + bStep, 2)
                | less(a + 2 * aStep, b + 2 * bStep, 4)
                | less(a + 3 * aStep, b + 3 * bStep, 8)
                | less(a + 4 * aStep, b + 4 * bStep, 16)
                | less(a + 5 * aStep, b + 5 * bStep, 32)
                | less(a + 6 * aStep, b + 6 * bStep, 64)
                | less(a + 7 * aStep, b + 7 * bStep, 128);
    }

    private static int less(long a, long b, int bit) {
        double x = Mem.getDouble(a);
        double y = Mem.getDouble(b);
        return x < y || (Double.isNaN(y) && !Double.isNaN(x)) ? bit : 0;
    }

    static void less(long a, int aMask, long b, int bMask, int[] rows, int count, long target, int length, int flip) {
        for (int i = 0; i < count; ) {
            int word = rows[i] >>> 6;
            long bits = 0;
            do {
                int row = rows[i];
                double x = Mem.getDouble(a + Offsets.ofLong(row & aMask));
                double y = Mem.getDouble(b + Offsets.ofLong(row & bMask));
                bits |= x < y || (Double.isNaN(y) && !Double.isNaN(x)) ? Bitmaps.bit(row) : 0;
            } while (++i < count && rows[i] >>> 6 == word);
            Bitmaps.putWord(target, word, length, bits ^ flip);
        }
    }
}
