package org.codeanatomy.engine.core.kernel;

import org.codeanatomy.engine.core.vector.Bitmaps;
import org.codeanatomy.memory.Mem;

/** Compares 64-bit integers, times and timestamps. A mask is −1, or 0 for a constant. */
final class LongComparison {

    private LongComparison() {}

    static void equal(long a, int aMask, long b, int bMask, int count, long target, long flip) {
        for (int word = 0; word < Bitmaps.words(count); word++) {
            int base = word << 6;
            int end = Math.min(64, count - base);
            long bits = 0;
            for (int i = 0; i < end; i++) {
                long x = Mem.getLong(a + ((long) (base + i & aMask) << 3));
                long y = Mem.getLong(b + ((long) (base + i & bMask) << 3));
                bits |= (x == y ? 1L : 0L) << i;
            }
            Bitmaps.putWord(target, word, count, bits ^ flip);
        }
    }

    static void equal(long a, int aMask, long b, int bMask, int[] rows, int count, long target, boolean flip) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long x = Mem.getLong(a + ((long) (row & aMask) << 3));
            long y = Mem.getLong(b + ((long) (row & bMask) << 3));
            if ((x == y) != flip) {
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
                long x = Mem.getLong(a + ((long) (base + i & aMask) << 3));
                long y = Mem.getLong(b + ((long) (base + i & bMask) << 3));
                bits |= (x < y ? 1L : 0L) << i;
            }
            Bitmaps.putWord(target, word, count, bits ^ flip);
        }
    }

    static void less(long a, int aMask, long b, int bMask, int[] rows, int count, long target, boolean flip) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long x = Mem.getLong(a + ((long) (row & aMask) << 3));
            long y = Mem.getLong(b + ((long) (row & bMask) << 3));
            if ((x < y) != flip) {
                Mem.setBit(target, row);
            }
        }
    }
}
