package org.codeanatomy.engine.core.kernel;

import org.codeanatomy.engine.core.vector.Bitmaps;
import org.codeanatomy.memory.Mem;

/**
 * Compares texts and binaries by their bytes, and decimals of one scale. A mask is −1, or 0 for a constant. Null for rows
 * means all: what is compared costs more than to ask.
 */
final class WideComparison {

    private WideComparison() {}

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
            int length,
            int flip) {
        int row = first(rows, count);
        for (int i = 0; i < count; ) {
            int word = row >>> 6;
            long bits = 0;
            do {
                long x = aOffsets + Offsets.ofInt(row & aMask);
                long y = bOffsets + Offsets.ofInt(row & bMask);
                bits |= equalTexts(x, aData, y, bData) ? Bitmaps.bit(row) : 0;
                row = next(rows, ++i, count);
            } while (i < count && row >>> 6 == word);
            Bitmaps.putWord(target, word, length, bits ^ flip);
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
            int length,
            int flip) {
        int row = first(rows, count);
        for (int i = 0; i < count; ) {
            int word = row >>> 6;
            long bits = 0;
            do {
                long x = aOffsets + Offsets.ofInt(row & aMask);
                long y = bOffsets + Offsets.ofInt(row & bMask);
                bits |= lessText(x, aData, y, bData) ? Bitmaps.bit(row) : 0;
                row = next(rows, ++i, count);
            } while (i < count && row >>> 6 == word);
            Bitmaps.putWord(target, word, length, bits ^ flip);
        }
    }

    static void equalDecimals(
            long a, int aMask, long b, int bMask, int[] rows, int count, long target, int length, int flip) {
        int row = first(rows, count);
        for (int i = 0; i < count; ) {
            int word = row >>> 6;
            long bits = 0;
            do {
                long x = a + Offsets.ofPair(row & aMask);
                long y = b + Offsets.ofPair(row & bMask);
                bits |= Mem.getLong(x) == Mem.getLong(y) && Mem.getLong(x + 8) == Mem.getLong(y + 8)
                        ? Bitmaps.bit(row)
                        : 0;
                row = next(rows, ++i, count);
            } while (i < count && row >>> 6 == word);
            Bitmaps.putWord(target, word, length, bits ^ flip);
        }
    }

    static void lessDecimals(
            long a, int aMask, long b, int bMask, int[] rows, int count, long target, int length, int flip) {
        int row = first(rows, count);
        for (int i = 0; i < count; ) {
            int word = row >>> 6;
            long bits = 0;
            do {
                long x = a + Offsets.ofPair(row & aMask);
                long y = b + Offsets.ofPair(row & bMask);
                bits |= lessDecimal(x, y) ? Bitmaps.bit(row) : 0;
                row = next(rows, ++i, count);
            } while (i < count && row >>> 6 == word);
            Bitmaps.putWord(target, word, length, bits ^ flip);
        }
    }

    /** Where a column is compared with one text, which is what most filters do. */
    static void equalText(
            long offsets, long data, long text, int bytes, int[] rows, int count, long target, int length, int flip) {
        int row = first(rows, count);
        for (int i = 0; i < count; ) {
            int word = row >>> 6;
            long bits = 0;
            do {
                long offset = offsets + Offsets.ofInt(row);
                int begin = Mem.getInt(offset);
                if (Mem.getInt(offset + 4) - begin == bytes && Texts.equal(data + begin, text, bytes)) {
                    bits |= Bitmaps.bit(row);
                }
                row = next(rows, ++i, count);
            } while (i < count && row >>> 6 == word);
            Bitmaps.putWord(target, word, length, bits ^ flip);
        }
    }

    private static int first(int[] rows, int count) {
        return rows == null || count == 0 ? 0 : rows[0];
    }

    private static int next(int[] rows, int i, int count) {
        return rows == null || i == count ? i : rows[i];
    }

    private static boolean equalTexts(long aOffset, long aData, long bOffset, long bData) {
        int aBegin = Mem.getInt(aOffset);
        int bBegin = Mem.getInt(bOffset);
        int length = Mem.getInt(aOffset + 4) - aBegin;
        return length == Mem.getInt(bOffset + 4) - bBegin && Texts.equal(aData + aBegin, bData + bBegin, length);
    }

    private static boolean lessText(long aOffset, long aData, long bOffset, long bData) {
        int aBegin = Mem.getInt(aOffset);
        int bBegin = Mem.getInt(bOffset);
        int aLength = Mem.getInt(aOffset + 4) - aBegin;
        return Texts.compare(aData + aBegin, aLength, bData + bBegin, Mem.getInt(bOffset + 4) - bBegin) < 0;
    }

    private static boolean lessDecimal(long a, long b) {
        long aHigh = Mem.getLong(a + 8);
        long bHigh = Mem.getLong(b + 8);
        return aHigh < bHigh || (aHigh == bHigh && Long.compareUnsigned(Mem.getLong(a), Mem.getLong(b)) < 0);
    }
}
