package org.codeanatomy.engine.core.kernel;

import org.codeanatomy.engine.core.vector.Bitmaps;
import org.codeanatomy.memory.Mem;

/** Compares doubles; NaN equals NaN and is greatest, 0.0 equals −0.0. A mask is −1, or 0 for a constant. */
final class DoubleComparison {

    private DoubleComparison() {}

    static void equal(long a, int aMask, long b, int bMask, int count, long target, long flip) {
        for (int word = 0; word < Bitmaps.words(count); word++) {
            int base = word << 6;
            int end = Math.min(64, count - base);
            long bits = 0;
            for (int i = 0; i < end; i++) {
                double x = Mem.getDouble(a + ((long) (base + i & aMask) << 3));
                double y = Mem.getDouble(b + ((long) (base + i & bMask) << 3));
                bits |= (x == y || (Double.isNaN(x) && Double.isNaN(y)) ? 1L : 0L) << i;
            }
            Bitmaps.putWord(target, word, count, bits ^ flip);
        }
    }

    static void equal(long a, int aMask, long b, int bMask, int[] rows, int count, long target, boolean flip) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            double x = Mem.getDouble(a + ((long) (row & aMask) << 3));
            double y = Mem.getDouble(b + ((long) (row & bMask) << 3));
            if ((x == y || (Double.isNaN(x) && Double.isNaN(y))) != flip) {
                Mem.setBit(target, row);
            }
        }
    }

    static void less(long a, int aMask, long b, int bMask, int count, long target, long flip) {
        for (int word = 0; word < Bitmaps.words(count); word++) {
            int base = word << 6;
            int end = Math.min(64, count - base);
            long bits = 0;
            for (int i = 0; i < end; i++) {
                double x = Mem.getDouble(a + ((long) (base + i & aMask) << 3));
                double y = Mem.getDouble(b + ((long) (base + i & bMask) << 3));
                bits |= (x < y || (Double.isNaN(y) && !Double.isNaN(x)) ? 1L : 0L) << i;
            }
            Bitmaps.putWord(target, word, count, bits ^ flip);
        }
    }

    static void less(long a, int aMask, long b, int bMask, int[] rows, int count, long target, boolean flip) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            double x = Mem.getDouble(a + ((long) (row & aMask) << 3));
            double y = Mem.getDouble(b + ((long) (row & bMask) << 3));
            if ((x < y || (Double.isNaN(y) && !Double.isNaN(x))) != flip) {
                Mem.setBit(target, row);
            }
        }
    }
}
