package org.codeanatomy.engine.build.internal.hash;

import java.io.IOException;
import java.util.Arrays;
import org.apache.arrow.memory.ArrowBuf;

/** Framed rows in one array, and their order. Reused from run to run; not thread-safe. */
final class RowRun {

    private static final int FIRST_BYTES = 1 << 16;
    private static final int FIRST_ROWS = 1 << 10;

    private final int capacity;
    private byte[] bytes = new byte[FIRST_BYTES];
    private int length;
    /** Row i lies from {@code starts[i]} to {@code starts[i + 1]}. */
    private int[] starts = new int[FIRST_ROWS];

    private int rows;
    private int[] order = {};

    /** A run that is full at about {@code capacity} bytes. */
    RowRun(int capacity) {
        this.capacity = capacity;
    }

    boolean isFull() {
        return length >= capacity;
    }

    boolean isEmpty() {
        return rows == 0;
    }

    void clear() {
        length = 0;
        rows = 0;
    }

    void putByte(byte value) {
        reserve(1);
        bytes[length++] = value;
    }

    /** Adds a length as 4 bytes, most significant first. */
    void putInt(int value) {
        reserve(Integer.BYTES);
        BigEndian.putInt(bytes, length, value);
        length += Integer.BYTES;
    }

    /** Adds 8 bytes, most significant first. */
    void putLong(long value) {
        reserve(Long.BYTES);
        BigEndian.putLong(bytes, length, value);
        length += Long.BYTES;
    }

    void putBytes(ArrowBuf source, long start, int count) {
        reserve(count);
        source.getBytes(start, bytes, length, count);
        length += count;
    }

    /** Ends the row that was put. */
    void endRow() {
        rows++;
        if (rows == starts.length) {
            starts = Arrays.copyOf(starts, 2 * rows);
        }
        starts[rows] = length;
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8L, (length + (long) more) * 2));
        }
    }

    /** Orders the rows by their bytes, read as unsigned. */
    void sort() {
        if (order.length < rows) {
            order = new int[rows];
        }
        for (int row = 0; row < rows; row++) {
            order[row] = row;
        }
        new RowSort(bytes, starts, order).sort(rows);
    }

    /** Hands out the rows in their order, which {@link #sort} made. */
    void forEach(RowConsumer consumer) throws IOException {
        for (int i = 0; i < rows; i++) {
            int start = starts[order[i]];
            consumer.accept(bytes, start, starts[order[i] + 1] - start);
        }
    }
}
