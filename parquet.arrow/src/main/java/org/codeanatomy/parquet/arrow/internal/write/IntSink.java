package org.codeanatomy.parquet.arrow.internal.write;

import java.util.Arrays;

/** A growing int array. Not thread-safe. */
final class IntSink {

    private int[] values = new int[1024];
    private int size;

    int size() {
        return size;
    }

    /** The content lies in the first {@link #size} elements; valid until the next change. */
    int[] array() {
        return values;
    }

    void clear() {
        size = 0;
    }

    void add(int value) {
        reserve(1);
        values[size++] = value;
    }

    void addAll(int[] source, int count) {
        reserve(count);
        System.arraycopy(source, 0, values, size, count);
        size += count;
    }

    private void reserve(int more) {
        int wanted = Math.addExact(size, more);
        if (wanted > values.length) {
            values =
                    Arrays.copyOf(values, Math.max(wanted, (int) Math.min(Integer.MAX_VALUE - 8L, values.length * 2L)));
        }
    }
}
