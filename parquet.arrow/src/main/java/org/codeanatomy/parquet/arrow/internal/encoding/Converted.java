package org.codeanatomy.parquet.arrow.internal.encoding;

import org.codeanatomy.parquet.arrow.internal.page.GrowableBuffer;

/** Decodes to scratch memory and converts from there, for values whose Arrow layout differs from the stored one. */
public final class Converted implements FixedDecoder {

    private static final int BLOCK = 1024;

    private final FixedDecoder stored;
    private final Kernel kernel;
    private final int storedWidth;
    private final int width;
    private final GrowableBuffer scratch;

    /** Converts values that lie side by side. */
    public interface Kernel {
        /** Reads {@code count} stored values at {@code source}, writes as many Arrow values at {@code target}. */
        void convert(long source, long target, int count);
    }

    /**
     * Wraps a decoder.
     *
     * @param scratch memory that may be used between calls; stays the caller's
     */
    public Converted(FixedDecoder stored, Kernel kernel, int storedWidth, int width, GrowableBuffer scratch) {
        this.stored = stored;
        this.kernel = kernel;
        this.storedWidth = storedWidth;
        this.width = width;
        this.scratch = scratch;
    }

    @Override
    public void decode(long target, int count) {
        scratch.reserve((long) Math.min(count, BLOCK) * storedWidth, 0);
        for (int done = 0; done < count; done += BLOCK) {
            int block = Math.min(BLOCK, count - done);
            stored.decode(scratch.address(), block);
            kernel.convert(scratch.address(), target + (long) done * width, block);
        }
    }

    @Override
    public void skip(int count) {
        stored.skip(count);
    }
}
