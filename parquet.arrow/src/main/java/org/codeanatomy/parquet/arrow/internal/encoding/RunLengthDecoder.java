package org.codeanatomy.parquet.arrow.internal.encoding;

import org.codeanatomy.memory.Mem;
import org.codeanatomy.parquet.arrow.internal.DamagedException;
import org.codeanatomy.parquet.arrow.internal.page.Bytes;

/**
 * The format's hybrid of run lengths and bit packing, for levels, dictionary ids and booleans. It is read run by run:
 * ask {@link #available}, then take what {@link #repeats} says is there. Not thread-safe.
 */
public final class RunLengthDecoder {

    private final int width;
    private final long mask;
    private final long end;
    private long at;
    private long left;
    private boolean repeats;
    private int value;
    /** Of a packed run: address of its first byte, and the bit after the last one taken. */
    private long packed;

    private long bit;

    /**
     * Starts at the first run.
     *
     * @param width bits of a value, 0 to 32; with 0 bits all values are 0 and no bytes are read
     */
    public RunLengthDecoder(Bytes bytes, int width) {
        DamagedException.check(width >= 0 && width <= Integer.SIZE, "values are packed to more than 32 bits");
        this.width = width;
        this.mask = (1L << width) - 1;
        this.at = bytes.start();
        this.end = bytes.end();
        if (width == 0) {
            repeats = true;
            left = Long.MAX_VALUE;
        }
    }

    /** Number of values, at least 1 and at most {@code limit}, that the current run still has. */
    public int available(int limit) {
        while (left == 0) {
            nextRun();
        }
        return (int) Math.min(left, limit);
    }

    /** Whether the values {@link #available} told of are all the same. */
    public boolean repeats() {
        return repeats;
    }

    /** Takes {@code count} available values that are all the same, and returns that one. */
    public int takeRepeated(int count) {
        left -= count;
        return value;
    }

    /** Takes {@code count} available packed values and returns the greatest, as an unsigned number in a long. */
    public long takePacked(int[] target, int offset, int count) {
        long greatest = 0;
        long position = bit;
        for (int i = 0; i < count; i++) {
            long next = Mem.getLong(packed + (position >>> 3)) >>> (position & 7) & mask;
            greatest = Math.max(greatest, next);
            target[offset + i] = (int) next;
            position += width;
        }
        bit = position;
        left -= count;
        return greatest;
    }

    /** Takes {@code count} available packed values of one bit, at most 56, as the low bits of a long. */
    public long takeBits(int count) {
        long bits = Mem.getLong(packed + (bit >>> 3)) >>> (bit & 7);
        bit += count;
        left -= count;
        return bits & (1L << count) - 1;
    }

    /** Passes over {@code count} values. */
    public void skip(int count) {
        int open = count;
        while (open > 0) {
            int run = available(open);
            bit += (long) run * width;
            left -= run;
            open -= run;
        }
    }

    private void nextRun() {
        long header = varint();
        repeats = (header & 1) == 0;
        if (repeats) {
            int bytes = (width + 7) >>> 3;
            DamagedException.check(bytes <= end - at, "a run of levels or ids goes on beyond its page");
            value = (int) (Mem.getLong(at) & (1L << (bytes << 3)) - 1);
            DamagedException.check(
                    Integer.toUnsignedLong(value) <= mask, "a repeated level or id has more bits than declared");
            at += bytes;
            left = header >>> 1;
            return;
        }
        // Writers may cut the padding of the last group, so a run has what the bytes hold, not what it announces.
        long announced = (header >>> 1) * width;
        long held = Math.min(announced, end - at);
        packed = at;
        bit = 0;
        left = Math.min((header >>> 1) * 8, held * 8 / width);
        at += held;
        DamagedException.check(left > 0 || header >>> 1 == 0, "a run of levels or ids goes on beyond its page");
    }

    private long varint() {
        long number = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            DamagedException.check(at < end, "levels or ids end before all values of the page");
            byte next = Mem.getByte(at++);
            number |= (long) (next & 127) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw new DamagedException("a run of levels or ids has a length of more than five bytes");
    }
}
