package org.codeanatomy.parquet.arrow.internal.page;

import org.codeanatomy.memory.Mem;
import org.codeanatomy.parquet.arrow.internal.DamagedException;

/**
 * A range of readable memory. Behind its end at least {@link GrowableBuffer#SLACK} more bytes are readable, of unknown
 * content.
 *
 * @param start address of the first byte
 * @param end address behind the last byte
 */
public record Bytes(long start, long end) {

    /** No bytes. */
    public static final Bytes NONE = new Bytes(0, 0);

    public long length() {
        return end - start;
    }

    /** The part behind the first {@code bytes} bytes. */
    public Bytes from(long bytes) {
        DamagedException.check(bytes <= length(), "a part of a page is longer than the page");
        return new Bytes(start + bytes, end);
    }

    /** The first {@code bytes} bytes. */
    public Bytes first(long bytes) {
        DamagedException.check(bytes <= length(), "a part of a page is longer than the page");
        return new Bytes(start, start + bytes);
    }

    /** The bytes behind a 32-bit length, as many as it says. */
    public Bytes prefixed() {
        DamagedException.check(length() >= Integer.BYTES, "a page ends inside a length");
        int announced = Mem.getInt(start);
        DamagedException.check(announced >= 0, "a part of a page has a negative length");
        return from(Integer.BYTES).first(announced);
    }
}
