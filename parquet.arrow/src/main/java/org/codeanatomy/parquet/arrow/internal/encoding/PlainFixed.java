package org.codeanatomy.parquet.arrow.internal.encoding;

import org.codeanatomy.memory.Mem;
import org.codeanatomy.parquet.arrow.internal.DamagedException;
import org.codeanatomy.parquet.arrow.internal.page.Bytes;

/** PLAIN values of one width: they lie side by side, as in an Arrow buffer. */
public final class PlainFixed implements FixedDecoder {

    private final int width;
    private final long end;
    private long at;

    public PlainFixed(Bytes bytes, int width) {
        this.width = width;
        this.at = bytes.start();
        this.end = bytes.end();
    }

    @Override
    public void decode(long target, int count) {
        long from = at;
        skip(count);
        Mem.copy(from, target, (long) count * width);
    }

    @Override
    public void skip(int count) {
        long bytes = (long) count * width;
        DamagedException.check(bytes <= end - at, "a page has fewer plain values than it announces");
        at += bytes;
    }
}
