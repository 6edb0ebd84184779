package org.codeanatomy.parquet.arrow.internal.encoding;

import org.codeanatomy.memory.Mem;
import org.codeanatomy.parquet.arrow.internal.DamagedException;
import org.codeanatomy.parquet.arrow.internal.page.Bytes;

/** BYTE_STREAM_SPLIT: all first bytes of the page's values, then all second bytes, and so on. */
public final class StreamSplit implements FixedDecoder {

    private final long start;
    private final int width;
    private final long values;
    private long at;

    public StreamSplit(Bytes bytes, int width) {
        DamagedException.check(bytes.length() % width == 0, "split byte streams have different lengths");
        this.start = bytes.start();
        this.width = width;
        this.values = bytes.length() / width;
    }

    @Override
    public void decode(long target, int count) {
        long from = at;
        skip(count);
        for (int stream = 0; stream < width; stream++) {
            long source = start + stream * values + from;
            long to = target + stream;
            for (int i = 0; i < count; i++) {
                Mem.putByte(to + (long) i * width, Mem.getByte(source + i));
            }
        }
    }

    @Override
    public void skip(int count) {
        DamagedException.check(count <= values - at, "a page has fewer split values than it announces");
        at += count;
    }
}
