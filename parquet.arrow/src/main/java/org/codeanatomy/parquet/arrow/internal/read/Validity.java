package org.codeanatomy.parquet.arrow.internal.read;

import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.codeanatomy.memory.Mem;
import org.codeanatomy.parquet.arrow.internal.encoding.RunLengthDecoder;
import org.codeanatomy.parquet.arrow.internal.page.GrowableBuffer;

/** A validity bitmap under construction: all bits are clear until set. Not thread-safe. */
final class Validity implements AutoCloseable {

    /** As many bits as fit, at any bit position, into one unaligned 64-bit store. */
    private static final int MOST_BITS = 56;

    private final GrowableBuffer bits;
    private long cleared;

    Validity(BufferAllocator allocator) {
        this.bits = new GrowableBuffer(allocator);
    }

    /** Makes room for {@code slots} bits and keeps those there are. */
    void reserve(int slots) {
        long bytes = (slots + 7L) >>> 3;
        bits.reserve(bytes, cleared);
        if (bytes > cleared) {
            // One word more than needed: appends store whole words.
            Mem.fill(bits.address() + cleared, bytes - cleared + Long.BYTES, (byte) 0);
            cleared = bytes;
        }
    }

    /** Address of the bitmap; changes with {@link #reserve}. */
    long address() {
        return bits.address();
    }

    /** Sets {@code count} bits. */
    void set(int from, int count) {
        int done = 0;
        while (done < count) {
            int step = Math.min(MOST_BITS, count - done);
            or(from + done, (1L << step) - 1);
            done += step;
        }
    }

    /** Sets the bits that are set in {@code word}, at most 56 of them. */
    void or(int from, long word) {
        long address = bits.address() + (from >>> 3);
        Mem.putLong(address, Mem.getLong(address) | word << (from & 7));
    }

    /** Takes {@code count} definition levels of 0 or 1 as bits; returns how many are set. */
    int append(RunLengthDecoder levels, int from, int count) {
        int set = 0;
        int done = 0;
        while (done < count) {
            int run = levels.available(count - done);
            if (levels.repeats()) {
                if (levels.takeRepeated(run) != 0) {
                    set(from + done, run);
                    set += run;
                }
            } else {
                run = Math.min(run, MOST_BITS);
                long word = levels.takeBits(run);
                or(from + done, word);
                set += Long.bitCount(word);
            }
            done += run;
        }
        return set;
    }

    /** Hands the bitmap over to the caller, who releases it. */
    ArrowBuf detach() {
        cleared = 0;
        return bits.detach();
    }

    @Override
    public void close() {
        bits.close();
    }
}
