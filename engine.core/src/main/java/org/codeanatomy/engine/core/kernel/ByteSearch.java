package org.codeanatomy.engine.core.kernel;

import org.codeanatomy.memory.Mem;

/** Finds a byte, or two that follow each other, eight places at a time. Immutable. */
final class ByteSearch {

    private static final long LOW_BITS = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private final long first;
    private final long second;
    private final int length;

    private ByteSearch(long first, long second, int length) {
        this.first = first;
        this.second = second;
        this.length = length;
    }

    /** A search for the first one or two of these bytes, up to a negative number, which is any; null if that is first. */
    static ByteSearch of(int[] bytes) {
        if (bytes[0] < 0) {
            return null;
        }
        boolean two = bytes.length > 1 && bytes[1] >= 0;
        return new ByteSearch(bytes[0] * LOW_BITS, two ? bytes[1] * LOW_BITS : 0, two ? 2 : 1);
    }

    /** The first place from {@code from} on where they are, or {@code end}. Reads nothing at {@code end} or behind. */
    long find(long from, long end) {
        return length == 1 ? one(from, end) : two(from, end);
    }

    private long one(long from, long end) {
        long at = from;
        for (; at + 8 <= end; at += 8) {
            long zeros = zeros(Mem.getLong(at) ^ first);
            if (zeros != 0) {
                return at + (Long.numberOfTrailingZeros(zeros) >>> 3);
            }
        }
        while (at < end && Mem.getByte(at) != (byte) first) {
            at++;
        }
        return at;
    }

    private long two(long from, long end) {
        long at = from;
        for (; at + 9 <= end; at += 8) {
            long zeros = zeros((Mem.getLong(at) ^ first) | (Mem.getLong(at + 1) ^ second));
            if (zeros != 0) {
                return at + (Long.numberOfTrailingZeros(zeros) >>> 3);
            }
        }
        for (; at + 1 < end; at++) {
            if (Mem.getByte(at) == (byte) first && Mem.getByte(at + 1) == (byte) second) {
                return at;
            }
        }
        return end;
    }

    /** The high bits of zero bytes; of those above the lowest zero byte some may be wrong. */
    private static long zeros(long bytes) {
        return (bytes - LOW_BITS) & ~bytes & HIGH_BITS;
    }
}
