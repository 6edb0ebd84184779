package org.codeanatomy.engine.core.kernel;

import org.codeanatomy.memory.Mem;

/**
 * Arithmetic on 64-bit integers. A mask is −1, or 0 for a constant. What a method returns is 0 unless a row overflowed or
 * was divided by zero, perhaps one that is null: then the caller looks for it.
 */
final class LongArithmetic {

    private LongArithmetic() {}

    static long add(long a, int aMask, long b, int bMask, int count, long target) {
        long failures = 0;
        for (int i = 0; i < count; i++) {
            long x = Mem.getLong(a + ((long) (i & aMask) << 3));
            long y = Mem.getLong(b + ((long) (i & bMask) << 3));
            long r = x + y;
            failures |= (x ^ r) & (y ^ r);
            Mem.putLong(target + ((long) i << 3), r);
        }
        return failures & Long.MIN_VALUE;
    }

    static long add(long a, int aMask, long b, int bMask, int[] rows, int count, long target) {
        long failures = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long x = Mem.getLong(a + Offsets.ofLong(row & aMask));
            long y = Mem.getLong(b + Offsets.ofLong(row & bMask));
            long r = x + y;
            failures |= (x ^ r) & (y ^ r);
            Mem.putLong(target + Offsets.ofLong(row), r);
        }
        return failures & Long.MIN_VALUE;
    }

    static long subtract(long a, int aMask, long b, int bMask, int count, long target) {
        long failures = 0;
        for (int i = 0; i < count; i++) {
            long x = Mem.getLong(a + ((long) (i & aMask) << 3));
            long y = Mem.getLong(b + ((long) (i & bMask) << 3));
            long r = x - y;
            failures |= (x ^ y) & (x ^ r);
            Mem.putLong(target + ((long) i << 3), r);
        }
        return failures & Long.MIN_VALUE;
    }

    static long subtract(long a, int aMask, long b, int bMask, int[] rows, int count, long target) {
        long failures = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long x = Mem.getLong(a + Offsets.ofLong(row & aMask));
            long y = Mem.getLong(b + Offsets.ofLong(row & bMask));
            long r = x - y;
            failures |= (x ^ y) & (x ^ r);
            Mem.putLong(target + Offsets.ofLong(row), r);
        }
        return failures & Long.MIN_VALUE;
    }

    static long multiply(long a, int aMask, long b, int bMask, int count, long target) {
        long failures = 0;
        for (int i = 0; i < count; i++) {
            long x = Mem.getLong(a + ((long) (i & aMask) << 3));
            long y = Mem.getLong(b + ((long) (i & bMask) << 3));
            long r = x * y;
            failures |= Math.multiplyHigh(x, y) ^ r >> 63;
            Mem.putLong(target + ((long) i << 3), r);
        }
        return failures;
    }

    static long multiply(long a, int aMask, long b, int bMask, int[] rows, int count, long target) {
        long failures = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long x = Mem.getLong(a + Offsets.ofLong(row & aMask));
            long y = Mem.getLong(b + Offsets.ofLong(row & bMask));
            long r = x * y;
            failures |= Math.multiplyHigh(x, y) ^ r >> 63;
            Mem.putLong(target + Offsets.ofLong(row), r);
        }
        return failures;
    }

    static long divide(long a, int aMask, long b, int bMask, int count, long target) {
        long failures = 0;
        for (int i = 0; i < count; i++) {
            long x = Mem.getLong(a + ((long) (i & aMask) << 3));
            long y = Mem.getLong(b + ((long) (i & bMask) << 3));
            boolean bad = y == 0 || (x == Long.MIN_VALUE && y == -1);
            long r = x / (bad ? 1 : y);
            failures |= bad ? 1 : 0;
            Mem.putLong(target + ((long) i << 3), r);
        }
        return failures;
    }

    static long divide(long a, int aMask, long b, int bMask, int[] rows, int count, long target) {
        long failures = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long x = Mem.getLong(a + Offsets.ofLong(row & aMask));
            long y = Mem.getLong(b + Offsets.ofLong(row & bMask));
            boolean bad = y == 0 || (x == Long.MIN_VALUE && y == -1);
            long r = x / (bad ? 1 : y);
            failures |= bad ? 1 : 0;
            Mem.putLong(target + Offsets.ofLong(row), r);
        }
        return failures;
    }

    static long modulo(long a, int aMask, long b, int bMask, int count, long target) {
        long failures = 0;
        for (int i = 0; i < count; i++) {
            long x = Mem.getLong(a + ((long) (i & aMask) << 3));
            long y = Mem.getLong(b + ((long) (i & bMask) << 3));
            long r = y == 0 || y == -1 ? 0 : x % y;
            failures |= y == 0 ? 1 : 0;
            Mem.putLong(target + ((long) i << 3), r);
        }
        return failures;
    }

    static long modulo(long a, int aMask, long b, int bMask, int[] rows, int count, long target) {
        long failures = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long x = Mem.getLong(a + Offsets.ofLong(row & aMask));
            long y = Mem.getLong(b + Offsets.ofLong(row & bMask));
            long r = y == 0 || y == -1 ? 0 : x % y;
            failures |= y == 0 ? 1 : 0;
            Mem.putLong(target + Offsets.ofLong(row), r);
        }
        return failures;
    }
}
