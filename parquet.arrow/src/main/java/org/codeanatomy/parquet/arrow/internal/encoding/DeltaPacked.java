package org.codeanatomy.parquet.arrow.internal.encoding;

import static org.codeanatomy.parquet.arrow.internal.DamagedException.check;

import org.codeanatomy.memory.Mem;
import org.codeanatomy.parquet.arrow.internal.DamagedException;
import org.codeanatomy.parquet.arrow.internal.page.Bytes;

/**
 * DELTA_BINARY_PACKED integers: a first value, then blocks of differences, each block with its smallest difference and
 * mini-blocks of the rest packed to a width of their own. Decoded one by one, so nothing is reserved for what a header
 * claims.
 */
public final class DeltaPacked implements FixedDecoder {

    private static final int MAX_MINI_BLOCKS = 1 << 16;

    private final int valueBytes;
    private final long end;
    private final int miniBlocks;
    private final int miniBlockValues;
    private final long total;
    private long taken;
    private long value;
    private long at;
    private long minDelta;
    /** Address of the current block's widths. */
    private long widths;

    private int miniBlock;
    private int width;
    private int leftInMiniBlock;
    private long packed;
    private long bit;

    /**
     * Reads the header.
     *
     * @param valueBytes 4 or 8, the width of the decoded values
     */
    public DeltaPacked(Bytes bytes, int valueBytes) {
        this.valueBytes = valueBytes;
        this.at = bytes.start();
        this.end = bytes.end();
        long blockValues = varint();
        long blocks = varint();
        check(
                blocks > 0
                        && blocks <= MAX_MINI_BLOCKS
                        && blockValues > 0
                        && blockValues <= Integer.MAX_VALUE
                        && blockValues % (blocks * 8) == 0,
                "delta-packed values have a block size that the format does not allow");
        this.miniBlocks = (int) blocks;
        this.miniBlockValues = (int) (blockValues / blocks);
        this.total = varint();
        check(total >= 0, "delta-packed values have a negative count");
        this.value = zigzag(varint());
        this.miniBlock = miniBlocks;
    }

    /** Number of values, as the header says. */
    public long total() {
        return total;
    }

    @Override
    public void decode(long target, int count) {
        if (valueBytes == Integer.BYTES) {
            for (int i = 0; i < count; i++) {
                Mem.putInt(target + ((long) i << 2), (int) next());
            }
        } else {
            for (int i = 0; i < count; i++) {
                Mem.putLong(target + ((long) i << 3), next());
            }
        }
    }

    @Override
    public void skip(int count) {
        for (int i = 0; i < count; i++) {
            next();
        }
    }

    /** The next value; 32-bit values are its low half. */
    long next() {
        if (taken == 0) {
            check(total > 0, "a page has fewer delta-packed values than it announces");
            taken = 1;
            return value;
        }
        if (leftInMiniBlock == 0) {
            nextMiniBlock();
        }
        value += minDelta + unpack();
        leftInMiniBlock--;
        taken++;
        return value;
    }

    private long unpack() {
        if (width == 0) {
            return 0;
        }
        long address = packed + (bit >>> 3);
        int shift = (int) (bit & 7);
        long bits = Mem.getLong(address) >>> shift;
        if (shift + width > Long.SIZE) {
            bits |= (long) Mem.getByte(address + Long.BYTES) << (Long.SIZE - shift);
        }
        bit += width;
        return width == Long.SIZE ? bits : bits & (1L << width) - 1;
    }

    private void nextMiniBlock() {
        check(taken < total, "a page has fewer delta-packed values than it announces");
        if (miniBlock == miniBlocks) {
            nextBlock();
        }
        width = Mem.getByte(widths + miniBlock) & 255;
        miniBlock++;
        check(width <= Long.SIZE, "delta-packed values have more than 64 bits");
        // Writers may cut the last mini-block, so what counts is what its remaining values need.
        long values = Math.min(miniBlockValues, total - taken);
        check((values * width + 7) / 8 <= end - at, "delta-packed values go on beyond their page");
        packed = at;
        bit = 0;
        at += Math.min(end - at, (long) miniBlockValues * width / 8);
        leftInMiniBlock = (int) values;
    }

    private void nextBlock() {
        minDelta = zigzag(varint());
        check(miniBlocks <= end - at, "delta-packed values go on beyond their page");
        widths = at;
        at += miniBlocks;
        miniBlock = 0;
    }

    /** Address behind all blocks, found from the block headers; uses the decoder up. */
    long findEnd() {
        while (taken < total && total > 1) {
            taken = Math.max(taken, 1);
            if (taken == total) {
                break;
            }
            nextMiniBlock();
            taken += leftInMiniBlock;
        }
        return at;
    }

    private static long zigzag(long stored) {
        return stored >>> 1 ^ -(stored & 1);
    }

    private long varint() {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            check(at < end, "delta-packed values end inside a number");
            byte next = Mem.getByte(at++);
            number |= (long) (next & 127) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw new DamagedException("delta-packed values have a number of more than ten bytes");
    }
}
