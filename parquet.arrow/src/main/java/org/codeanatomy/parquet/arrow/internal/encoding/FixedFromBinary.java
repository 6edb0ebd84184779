package org.codeanatomy.parquet.arrow.internal.encoding;

import org.codeanatomy.memory.Mem;
import org.codeanatomy.parquet.arrow.internal.DamagedException;

/** Decodes byte arrays and makes values of one width of them: decimals, or fixed-size binary of the same length. */
public final class FixedFromBinary implements FixedDecoder {

    private static final int BLOCK = 1024;

    private final BinaryDecoder stored;
    private final VarBytes scratch;
    private final int width;
    private final boolean decimal;

    /**
     * Wraps a decoder.
     *
     * @param scratch memory that may be used between calls; stays the caller's
     * @param decimal whether the bytes are big-endian numbers of up to 16 bytes, to become decimal128
     * @param width of a value in the Arrow vector
     */
    public FixedFromBinary(BinaryDecoder stored, VarBytes scratch, boolean decimal, int width) {
        this.stored = stored;
        this.scratch = scratch;
        this.decimal = decimal;
        this.width = width;
    }

    @Override
    public void decode(long target, int count) {
        for (int done = 0; done < count; done += BLOCK) {
            int block = Math.min(BLOCK, count - done);
            scratch.start(block);
            stored.decode(scratch, 0, block);
            for (int i = 0; i < block; i++) {
                int start = scratch.offset(i);
                convert(scratch.data() + start, scratch.offset(i + 1) - start, target + (long) (done + i) * width);
            }
        }
    }

    private void convert(long source, int length, long target) {
        if (decimal) {
            Kernels.bigEndianToDecimal(source, length, target);
        } else {
            DamagedException.check(length == width, "a fixed-length value has another length than its column");
            Mem.copy(source, target, width);
        }
    }

    @Override
    public void skip(int count) {
        stored.skip(count);
    }
}
