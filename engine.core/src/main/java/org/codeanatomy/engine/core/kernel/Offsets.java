package org.codeanatomy.engine.core.kernel;

/**
 * Byte offsets of rows in a buffer. A batch has fewer than 2^27 rows. That is said to the compiler here, since it puts an
 * offset into the addressing of a load only if it knows that the offset fits an int; otherwise two more instructions
 * compute each address, which costs loops over a selection a third of their time.
 */
final class Offsets {

    private static final int ROWS = (1 << 27) - 1;

    private Offsets() {}

    /** Of a 32-bit value. */
    static long ofInt(int row) {
        return (long) (row & ROWS) << 2;
    }

    /** Of a 64-bit value. */
    static long ofLong(int row) {
        return (long) (row & ROWS) << 3;
    }

    /** Of a 128-bit value. */
    static long ofPair(int row) {
        return (long) (row & ROWS) << 4;
    }
}
