package org.codeanatomy.parquet.arrow.internal.write;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.Objects;

/** A growing byte array whose content can be used without a copy. Not thread-safe. */
final class ByteSink extends OutputStream {

    private byte[] bytes = new byte[1024];
    private int size;

    int size() {
        return size;
    }

    /** The content lies in the first {@link #size} bytes; valid until the next write. */
    byte[] array() {
        return bytes;
    }

    void clear() {
        size = 0;
    }

    private void reserve(int more) {
        int wanted = Math.addExact(size, more);
        if (wanted > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(wanted, (int) Math.min(Integer.MAX_VALUE - 8L, bytes.length * 2L)));
        }
    }

    @Override
    public void write(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    @Override
    public void write(byte[] source, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, source.length);
        reserve(length);
        System.arraycopy(source, offset, bytes, size, length);
        size += length;
    }

    void writeInt(int value) {
        reserve(Integer.BYTES);
        LittleEndian.putInt(bytes, size, value);
        size += Integer.BYTES;
    }

    void writeVarint(long value) {
        long open = value;
        while (open >>> 7 != 0) {
            write((int) ((open & 127) | 128));
            open >>>= 7;
        }
        write((int) open);
    }
}
