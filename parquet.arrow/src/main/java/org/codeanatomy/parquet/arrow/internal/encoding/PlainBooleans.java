package org.codeanatomy.parquet.arrow.internal.encoding;

import org.codeanatomy.memory.Mem;
import org.codeanatomy.parquet.arrow.internal.DamagedException;
import org.codeanatomy.parquet.arrow.internal.page.Bytes;

/** PLAIN booleans, one bit each, decoded to one byte each. */
public final class PlainBooleans implements FixedDecoder {

    private final long start;
    private final long bits;
    private long at;

    public PlainBooleans(Bytes bytes) {
        this.start = bytes.start();
        this.bits = bytes.length() * Byte.SIZE;
    }

    @Override
    public void decode(long target, int count) {
        long from = at;
        skip(count);
        for (int i = 0; i < count; i++) {
            long bit = from + i;
            Mem.putByte(target + i, (byte) (Mem.getByte(start + (bit >>> 3)) >>> (bit & 7) & 1));
        }
    }

    @Override
    public void skip(int count) {
        DamagedException.check(count <= bits - at, "a page has fewer booleans than it announces");
        at += count;
    }
}
