package org.codeanatomy.engine.core.kernel;

import org.codeanatomy.engine.core.vector.Bitmaps;
import org.codeanatomy.memory.Mem;

/** Compares 32-bit integers and dates. A mask is −1, or 0 for a constant. */
final class IntComparison {

    private IntComparison() {}

    static void equal(long a, int aMask, long b, int bMask, int count, long target, long flip) {
        for (int word = 0; word < Bitmaps.words(count); word++) {
            int base = word << 6;
            int end = Math.min(64, count - base);
            long bits = 0;
            for (int i = 0; i < end; i++) {
                int x = Mem.getInt(a + ((long) (base + i & aMask) << 2));
                int y = Mem.getInt(b + ((long) (base + i & bMask) << 2));
                bits |= (x == y ? 1L : 0L) << i;
            }
            Bitmaps.putWord(target, word, count, bits ^ flip);
        }
    }

    static void equal(long a, int aMask, long b, int bMask, int[] rows, int count, long target, boolean flip) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int x = Mem.getInt(a + ((long) (row & aMask) << 2));
            int y = Mem.getInt(b + ((long) (row & bMask) << 2));
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
                int x = Mem.getInt(a + ((long) (base + i & aMask) << 2));
                int y = Mem.getInt(b + ((long) (base + i & bMask) << 2));
                bits |= (x < y ? 1L : 0L) << i;
            }
            Bitmaps.putWord(target, word, count, bits ^ flip);
        }
    }

    static void less(long a, int aMask, long b, int bMask, int[] rows, int count, long target, boolean flip) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int x = Mem.getInt(a + ((long) (row & aMask) << 2));
            int y = Mem.getInt(b + ((long) (row & bMask) << 2));
            if ((x < y) != flip) {
                Mem.setBit(target, row);
            }
        }
    }
}
