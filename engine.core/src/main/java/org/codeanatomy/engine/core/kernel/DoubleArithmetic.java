package org.codeanatomy.engine.core.kernel;

import org.codeanatomy.memory.Mem;

/**
 * Arithmetic on doubles, as IEEE defines it, but for division by zero, which fails. A mask is −1, or 0 for a constant.
 * What a method returns is 0 unless a row was divided by zero, perhaps one that is null: then the caller looks for it.
 */
final class DoubleArithmetic {

    private DoubleArithmetic() {}

    static long add(long a, int aMask, long b, int bMask, int count, long target) {
        for (int i = 0; i < count; i++) {
            double x = Mem.getDouble(a + ((long) (i & aMask) << 3));
            double y = Mem.getDouble(b + ((long) (i & bMask) << 3));
            Mem.putDouble(target + ((long) i << 3), x + y);
        }
        return 0;
    }

    static long add(long a, int aMask, long b, int bMask, int[] rows, int count, long target) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            double x = Mem.getDouble(a + Offsets.ofLong(row & aMask));
            double y = Mem.getDouble(b + Offsets.ofLong(row & bMask));
            Mem.putDouble(target + Offsets.ofLong(row), x + y);
        }
        return 0;
    }

    static long subtract(long a, int aMask, long b, int bMask, int count, long target) {
        for (int i = 0; i < count; i++) {
            double x = Mem.getDouble(a + ((long) (i & aMask) << 3));
            double y = Mem.getDouble(b + ((long) (i & bMask) << 3));
            Mem.putDouble(target + ((long) i << 3), x - y);
        }
        return 0;
    }

    static long subtract(long a, int aMask, long b, int bMask, int[] rows, int count, long target) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            double x = Mem.getDouble(a + Offsets.ofLong(row & aMask));
            double y = Mem.getDouble(b + Offsets.ofLong(row & bMask));
            Mem.putDouble(target + Offsets.ofLong(row), x - y);
        }
        return 0;
    }

    static long multiply(long a, int aMask, long b, int bMask, int count, long target) {
        for (int i = 0; i < count; i++) {
            double x = Mem.getDouble(a + ((long) (i & aMask) << 3));
            double y = Mem.getDouble(b + ((long) (i & bMask) << 3));
            Mem.putDouble(target + ((long) i << 3), x * y);
        }
        return 0;
    }

    static long multiply(long a, int aMask, long b, int bMask, int[] rows, int count, long target) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            double x = Mem.getDouble(a + Offsets.ofLong(row & aMask));
            double y = Mem.getDouble(b + Offsets.ofLong(row & bMask));
            Mem.putDouble(target + Offsets.ofLong(row), x * y);
        }
        return 0;
    }

    static long divide(long a, int aMask, long b, int bMask, int count, long target) {
        long failures = 0;
        for (int i = 0; i < count; i++) {
            double x = Mem.getDouble(a + ((long) (i & aMask) << 3));
            double y = Mem.getDouble(b + ((long) (i & bMask) << 3));
            failures |= y == 0 ? 1 : 0;
            Mem.putDouble(target + ((long) i << 3), x / y);
        }
        return failures;
    }

    static long divide(long a, int aMask, long b, int bMask, int[] rows, int count, long target) {
        long failures = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            double x = Mem.getDouble(a + Offsets.ofLong(row & aMask));
            double y = Mem.getDouble(b + Offsets.ofLong(row & bMask));
            failures |= y == 0 ? 1 : 0;
            Mem.putDouble(target + Offsets.ofLong(row), x / y);
        }
        return failures;
    }

    static long modulo(long a, int aMask, long b, int bMask, int count, long target) {
        long failures = 0;
        for (int i = 0; i < count; i++) {
            double x = Mem.getDouble(a + ((long) (i & aMask) << 3));
            double y = Mem.getDouble(b + ((long) (i & bMask) << 3));
            failures |= y == 0 ? 1 : 0;
            Mem.putDouble(target + ((long) i << 3), x % y);
        }
        return failures;
    }

    static long modulo(long a, int aMask, long b, int bMask, int[] rows, int count, long target) {
        long failures = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            double x = Mem.getDouble(a + Offsets.ofLong(row & aMask));
            double y = Mem.getDouble(b + Offsets.ofLong(row & bMask));
            failures |= y == 0 ? 1 : 0;
            Mem.putDouble(target + Offsets.ofLong(row), x % y);
        }
        return failures;
    }
}
