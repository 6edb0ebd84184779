package org.codeanatomy.engine.core.kernel;

import org.codeanatomy.memory.Mem;

/**
 * Sums, differences and products of 64-bit integers without nulls, where an overflow ends the statement and so may end
 * the loop: the processor's own flag is cheaper than {@link LongArithmetic}'s folding of overflows. A mask is −1, or 0
 * for a constant. Throws an {@link ArithmeticException} that says nothing about the row.
 */
final class ExactLongs {

    private ExactLongs() {}

    static void add(long a, int aMask, long b, int bMask, int count, long target) {
        for (int i = 0; i < count; i++) {
            long offset = 8L * i;
            long x = Mem.getLong(a + (offset & aMask));
            long y = Mem.getLong(b + (offset & bMask));
            Mem.putLong(target + offset, Math.addExact(x, y));
        }
    }

    static void add(long a, int aMask, long b, int bMask, int[] rows, int count, long target) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long x = Mem.getLong(a + Offsets.ofLong(row & aMask));
            long y = Mem.getLong(b + Offsets.ofLong(row & bMask));
            Mem.putLong(target + Offsets.ofLong(row), Math.addExact(x, y));
        }
    }

    static void subtract(long a, int aMask, long b, int bMask, int count, long target) {
        for (int i = 0; i < count; i++) {
            long offset = 8L * i;
            long x = Mem.getLong(a + (offset & aMask));
            long y = Mem.getLong(b + (offset & bMask));
            Mem.putLong(target + offset, Math.subtractExact(x, y));
        }
    }

    static void subtract(long a, int aMask, long b, int bMask, int[] rows, int count, long target) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long x = Mem.getLong(a + Offsets.ofLong(row & aMask));
            long y = Mem.getLong(b + Offsets.ofLong(row & bMask));
            Mem.putLong(target + Offsets.ofLong(row), Math.subtractExact(x, y));
        }
    }

    static void multiply(long a, int aMask, long b, int bMask, int count, long target) {
        for (int i = 0; i < count; i++) {
            long offset = 8L * i;
            long x = Mem.getLong(a + (offset & aMask));
            long y = Mem.getLong(b + (offset & bMask));
            Mem.putLong(target + offset, Math.multiplyExact(x, y));
        }
    }

    static void multiply(long a, int aMask, long b, int bMask, int[] rows, int count, long target) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long x = Mem.getLong(a + Offsets.ofLong(row & aMask));
            long y = Mem.getLong(b + Offsets.ofLong(row & bMask));
            Mem.putLong(target + Offsets.ofLong(row), Math.multiplyExact(x, y));
        }
    }
}
