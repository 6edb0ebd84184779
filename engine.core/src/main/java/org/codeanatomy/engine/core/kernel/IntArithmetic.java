package org.codeanatomy.engine.core.kernel;

import org.codeanatomy.memory.Mem;

/**
 * Arithmetic on 32-bit integers. A mask is −1, or 0 for a constant. What a method returns is 0 unless a row overflowed or
 * was divided by zero, perhaps one that is null: then the caller looks for it.
 */
final class IntArithmetic {

    private IntArithmetic() {}

    static long add(long a, int aMask, long b, int bMask, int count, long target) {
        long failures = 0;
        for (int i = 0; i < count; i++) {
            int x = Mem.getInt(a + ((long) (i & aMask) << 2));
            int y = Mem.getInt(b + ((long) (i & bMask) << 2));
            long r = (long) x + y;
            failures |= r ^ (int) r;
            Mem.putInt(target + ((long) i << 2), (int) r);
        }
        return failures;
    }

    static long add(long a, int aMask, long b, int bMask, int[] rows, int count, long target) {
        long failures = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int x = Mem.getInt(a + Offsets.ofInt(row & aMask));
            int y = Mem.getInt(b + Offsets.ofInt(row & bMask));
            long r = (long) x + y;
            failures |= r ^ (int) r;
            Mem.putInt(target + Offsets.ofInt(row), (int) r);
        }
        return failures;
    }

    static long subtract(long a, int aMask, long b, int bMask, int count, long target) {
        long failures = 0;
        for (int i = 0; i < count; i++) {
            int x = Mem.getInt(a + ((long) (i & aMask) << 2));
            int y = Mem.getInt(b + ((long) (i & bMask) << 2));
            long r = (long) x - y;
            failures |= r ^ (int) r;
            Mem.putInt(target + ((long) i << 2), (int) r);
        }
        return failures;
    }

    static long subtract(long a, int aMask, long b, int bMask, int[] rows, int count, long target) {
        long failures = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int x = Mem.getInt(a + Offsets.ofInt(row & aMask));
            int y = Mem.getInt(b + Offsets.ofInt(row & bMask));
            long r = (long) x - y;
            failures |= r ^ (int) r;
            Mem.putInt(target + Offsets.ofInt(row), (int) r);
        }
        return failures;
    }

    static long multiply(long a, int aMask, long b, int bMask, int count, long target) {
        long failures = 0;
        for (int i = 0; i < count; i++) {
            int x = Mem.getInt(a + ((long) (i & aMask) << 2));
            int y = Mem.getInt(b + ((long) (i & bMask) << 2));
            long r = (long) x * y;
            failures |= r ^ (int) r;
            Mem.putInt(target + ((long) i << 2), (int) r);
        }
        return failures;
    }

    static long multiply(long a, int aMask, long b, int bMask, int[] rows, int count, long target) {
        long failures = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int x = Mem.getInt(a + Offsets.ofInt(row & aMask));
            int y = Mem.getInt(b + Offsets.ofInt(row & bMask));
            long r = (long) x * y;
            failures |= r ^ (int) r;
            Mem.putInt(target + Offsets.ofInt(row), (int) r);
        }
        return failures;
    }

    static long divide(long a, int aMask, long b, int bMask, int count, long target) {
        long failures = 0;
        for (int i = 0; i < count; i++) {
            int x = Mem.getInt(a + ((long) (i & aMask) << 2));
            int y = Mem.getInt(b + ((long) (i & bMask) << 2));
            boolean bad = y == 0 || (x == Integer.MIN_VALUE && y == -1);
            int r = x / (bad ? 1 : y);
            failures |= bad ? 1 : 0;
            Mem.putInt(target + ((long) i << 2), r);
        }
        return failures;
    }

    static long divide(long a, int aMask, long b, int bMask, int[] rows, int count, long target) {
        long failures = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int x = Mem.getInt(a + Offsets.ofInt(row & aMask));
            int y = Mem.getInt(b + Offsets.ofInt(row & bMask));
            boolean bad = y == 0 || (x == Integer.MIN_VALUE && y == -1);
            int r = x / (bad ? 1 : y);
            failures |= bad ? 1 : 0;
            Mem.putInt(target + Offsets.ofInt(row), r);
        }
        return failures;
    }

    static long modulo(long a, int aMask, long b, int bMask, int count, long target) {
        long failures = 0;
        for (int i = 0; i < count; i++) {
            int x = Mem.getInt(a + ((long) (i & aMask) << 2));
            int y = Mem.getInt(b + ((long) (i & bMask) << 2));
            int r = y == 0 || y == -1 ? 0 : x % y;
            failures |= y == 0 ? 1 : 0;
            Mem.putInt(target + ((long) i << 2), r);
        }
        return failures;
    }

    static long modulo(long a, int aMask, long b, int bMask, int[] rows, int count, long target) {
        long failures = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int x = Mem.getInt(a + Offsets.ofInt(row & aMask));
            int y = Mem.getInt(b + Offsets.ofInt(row & bMask));
            int r = y == 0 || y == -1 ? 0 : x % y;
            failures |= y == 0 ? 1 : 0;
            Mem.putInt(target + Offsets.ofInt(row), r);
        }
        return failures;
    }
}
