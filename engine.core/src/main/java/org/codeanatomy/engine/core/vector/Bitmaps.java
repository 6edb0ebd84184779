package org.codeanatomy.engine.core.vector;

import org.codeanatomy.memory.Mem;

/** Arrow's bitmaps: runs of bits, and which bits are set. Least significant bit first. */
public final class Bitmaps {

    /** Looked up rather than shifted: C2 of JDK 17 shifts by a variable in three instructions. */
    private static final long[] BITS = new long[64];

    static {
        for (int i = 0; i < BITS.length; i++) {
            BITS[i] = 1L << i;
        }
    }

    private Bitmaps() {}

    /** The bit of a row in its 64-bit word. */
    public static long bit(int row) {
        return BITS[row & 63];
    }

    /** Bytes that hold {@code bits} bits. */
    public static long bytes(int bits) {
        return (bits + 7L) >>> 3;
    }

    /** Sets {@code count} bits from {@code start}. */
    public static void setRun(long bitmap, int start, int count) {
        int bit = start;
        int end = start + count;
        while (bit < end && (bit & 7) != 0) {
            Mem.setBit(bitmap, bit++);
        }
        int whole = (end - bit) >>> 3;
        if (whole > 0) {
            Mem.fill(bitmap + (bit >>> 3), whole, (byte) -1);
            bit += whole << 3;
        }
        while (bit < end) {
            Mem.setBit(bitmap, bit++);
        }
    }

    /** Up to 64 bits from bit {@code 64 * word}; those at {@code bits} and after are 0. Reads no byte beyond them. */
    public static long word(long bitmap, int word, int bits) {
        int left = bits - (word << 6);
        long address = bitmap + ((long) word << 3);
        if (left >= 64) {
            return Mem.getLong(address);
        }
        long value = 0;
        for (int i = 0; i < (left + 7) >>> 3; i++) {
            value |= (Mem.getByte(address + i) & 0xFFL) << (i << 3);
        }
        return value & ((1L << left) - 1);
    }

    /** Stores up to 64 bits from bit {@code 64 * word}; writes no byte beyond {@code bits}. */
    public static void putWord(long bitmap, int word, int bits, long value) {
        int left = bits - (word << 6);
        long address = bitmap + ((long) word << 3);
        if (left >= 64) {
            Mem.putLong(address, value);
            return;
        }
        for (int i = 0; i < (left + 7) >>> 3; i++) {
            Mem.putByte(address + i, (byte) (value >>> (i << 3)));
        }
    }

    /** Number of 64-bit words that hold {@code bits} bits. */
    public static int words(int bits) {
        return (bits + 63) >>> 6;
    }
}
