package org.codeanatomy.engine.core.kernel;

import org.codeanatomy.memory.Mem;

/** Compares texts and binaries by their bytes, and decimals of one scale. A mask is −1, or 0 for a constant. */
final class WideComparison {

    private WideComparison() {}

    /** The order of two texts, whose offsets and bytes lie at these addresses. */
    static int texts(long aOffsets, long aData, int i, long bOffsets, long bData, int j) {
        int aBegin = Mem.getInt(aOffsets + 4L * i);
        int bBegin = Mem.getInt(bOffsets + 4L * j);
        return Texts.compare(
                aData + aBegin,
                Mem.getInt(aOffsets + 4L * i + 4) - aBegin,
                bData + bBegin,
                Mem.getInt(bOffsets + 4L * j + 4) - bBegin);
    }

    static void equalTexts(
            long aOffsets,
            long aData,
            int aMask,
            long bOffsets,
            long bData,
            int bMask,
            int[] rows,
            int count,
            long target,
            boolean flip) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int aBegin = Mem.getInt(aOffsets + 4L * (row & aMask));
            int bBegin = Mem.getInt(bOffsets + 4L * (row & bMask));
            int length = Mem.getInt(aOffsets + 4L * (row & aMask) + 4) - aBegin;
            boolean equal = length == Mem.getInt(bOffsets + 4L * (row & bMask) + 4) - bBegin
                    && Texts.equal(aData + aBegin, bData + bBegin, length);
            if (equal != flip) {
                Mem.setBit(target, row);
            }
        }
    }

    static void lessTexts(
            long aOffsets,
            long aData,
            int aMask,
            long bOffsets,
            long bData,
            int bMask,
            int[] rows,
            int count,
            long target,
            boolean flip) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (texts(aOffsets, aData, row & aMask, bOffsets, bData, row & bMask) < 0 != flip) {
                Mem.setBit(target, row);
            }
        }
    }

    static void equalDecimals(long a, int aMask, long b, int bMask, int[] rows, int count, long target, boolean flip) {
        for (int i = 0; i < count; i++) {
            long x = a + 16L * (rows[i] & aMask);
            long y = b + 16L * (rows[i] & bMask);
            boolean equal = Mem.getLong(x) == Mem.getLong(y) && Mem.getLong(x + 8) == Mem.getLong(y + 8);
            if (equal != flip) {
                Mem.setBit(target, rows[i]);
            }
        }
    }

    static void lessDecimals(long a, int aMask, long b, int bMask, int[] rows, int count, long target, boolean flip) {
        for (int i = 0; i < count; i++) {
            long x = a + 16L * (rows[i] & aMask);
            long y = b + 16L * (rows[i] & bMask);
            int high = Long.compare(Mem.getLong(x + 8), Mem.getLong(y + 8));
            boolean less = high < 0 || (high == 0 && Long.compareUnsigned(Mem.getLong(x), Mem.getLong(y)) < 0);
            if (less != flip) {
                Mem.setBit(target, rows[i]);
            }
        }
    }
}
