package org.codeanatomy.engine.build.internal.hash;

import java.util.Arrays;

/**
 * Sorts byte strings, none of which is the beginning of another, by comparing eight bytes at a time: a quicksort over 64-bit keys, then the same again, further in,
 * for every group whose keys are equal. What a whole group has in common is skipped first, because the rows of a file
 * begin alike.
 */
final class RowSort {

    private static final int FEW = 16;

    private final byte[] bytes;
    private final int[] starts;
    private final int[] order;
    private final long[] keys;

    /**
     * A sort of rows.
     *
     * @param starts row i lies from {@code starts[i]} to {@code starts[i + 1]}
     * @param order the numbers of the rows, to be put in order
     */
    RowSort(byte[] bytes, int[] starts, int[] order) {
        this.bytes = bytes;
        this.starts = starts;
        this.order = order;
        this.keys = new long[order.length];
    }

    /** Sorts the first {@code count} entries of the order. */
    void sort(int count) {
        sortFrom(0, count, 0);
    }

    private void sortFrom(int from, int to, int depth) {
        if (to - from < FEW) {
            insertionSort(from, to, depth);
            return;
        }
        int distinct = depth + commonPrefix(from, to, depth);
        boolean allEnd = true;
        for (int i = from; i < to; i++) {
            keys[i] = key(order[i], distinct);
            allEnd &= starts[order[i]] + distinct >= starts[order[i] + 1];
        }
        if (allEnd) {
            return;
        }
        sortKeys(from, to);
        int group = from;
        for (int i = from + 1; i <= to; i++) {
            if (i == to || keys[i] != keys[group]) {
                if (i - group > 1) {
                    sortFrom(group, i, distinct + Long.BYTES);
                }
                group = i;
            }
        }
    }

    /** Eight bytes of a row as a number whose signed order is the bytes' unsigned order; zeros behind the row's end. */
    private long key(int row, int depth) {
        int at = starts[row] + depth;
        int end = starts[row + 1];
        if (end - at >= Long.BYTES) {
            return BigEndian.getLong(bytes, at) ^ Long.MIN_VALUE;
        }
        long key = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            key = key << 8 | (at + i < end ? bytes[at + i] & 0xff : 0);
        }
        return key ^ Long.MIN_VALUE;
    }

    private int commonPrefix(int from, int to, int depth) {
        int first = order[from];
        int start = starts[first] + depth;
        int end = Math.max(start, starts[first + 1]);
        for (int i = from + 1; i < to && end > start; i++) {
            int other = starts[order[i]] + depth;
            int mismatch = Arrays.mismatch(bytes, start, end, bytes, other, Math.max(other, starts[order[i] + 1]));
            if (mismatch >= 0) {
                end = Math.min(end, start + mismatch);
            }
        }
        return end - start;
    }

    private void insertionSort(int from, int to, int depth) {
        for (int i = from + 1; i < to; i++) {
            int row = order[i];
            int at = i;
            while (at > from && compare(order[at - 1], row, depth) > 0) {
                order[at] = order[at - 1];
                at--;
            }
            order[at] = row;
        }
    }

    private int compare(int left, int right, int depth) {
        int leftEnd = starts[left + 1];
        int rightEnd = starts[right + 1];
        return Arrays.compareUnsigned(
                bytes,
                Math.min(starts[left] + depth, leftEnd),
                leftEnd,
                bytes,
                Math.min(starts[right] + depth, rightEnd),
                rightEnd);
    }

    /** A three-way quicksort of keys and order together; the smaller part is done by recursion, the larger by looping. */
    private void sortKeys(int from, int to) {
        int low = from;
        int high = to;
        while (high - low > 1) {
            long pivot = median(keys[low], keys[(low + high) >>> 1], keys[high - 1]);
            int less = low;
            int at = low;
            int greater = high;
            while (at < greater) {
                if (keys[at] < pivot) {
                    swap(less++, at++);
                } else if (keys[at] > pivot) {
                    swap(at, --greater);
                } else {
                    at++;
                }
            }
            if (less - low < high - greater) {
                sortKeys(low, less);
                low = greater;
            } else {
                sortKeys(greater, high);
                high = less;
            }
        }
    }

    private static long median(long a, long b, long c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }

    private void swap(int i, int j) {
        long key = keys[i];
        keys[i] = keys[j];
        keys[j] = key;
        int row = order[i];
        order[i] = order[j];
        order[j] = row;
    }
}
