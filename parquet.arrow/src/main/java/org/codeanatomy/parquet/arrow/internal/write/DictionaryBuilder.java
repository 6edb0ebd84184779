package org.codeanatomy.parquet.arrow.internal.write;

import java.util.Arrays;

/** The distinct values of a column chunk so far, in order of first appearance. Not thread-safe. */
final class DictionaryBuilder {

    private final ByteSink bytes = new ByteSink();
    private final IntSink ends = new IntSink();
    /** Open addressing: entry + 1, or 0 for free. */
    private int[] table = new int[1024];

    int size() {
        return ends.size();
    }

    /** Size of all entries. */
    int byteSize() {
        return bytes.size();
    }

    int start(int entry) {
        return entry == 0 ? 0 : ends.array()[entry - 1];
    }

    int end(int entry) {
        return ends.array()[entry];
    }

    byte[] array() {
        return bytes.array();
    }

    /** The id of a value, which gets the next free one if it is new. */
    int idOf(byte[] source, int from, int to) {
        int mask = table.length - 1;
        int slot = hash(source, from, to) & mask;
        while (table[slot] != 0) {
            int entry = table[slot] - 1;
            if (Arrays.equals(bytes.array(), start(entry), end(entry), source, from, to)) {
                return entry;
            }
            slot = slot + 1 & mask;
        }
        int entry = ends.size();
        table[slot] = entry + 1;
        bytes.write(source, from, to - from);
        ends.add(bytes.size());
        if (entry * 2 > table.length) {
            grow();
        }
        return entry;
    }

    private void grow() {
        int[] larger = new int[table.length * 2];
        int mask = larger.length - 1;
        for (int entry = 0; entry < ends.size(); entry++) {
            int slot = hash(bytes.array(), start(entry), end(entry)) & mask;
            while (larger[slot] != 0) {
                slot = slot + 1 & mask;
            }
            larger[slot] = entry + 1;
        }
        table = larger;
    }

    private static int hash(byte[] source, int from, int to) {
        long hash = (long) to - from;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            hash = mix(hash ^ LittleEndian.getLong(source, at));
        }
        long rest = 0;
        for (; at < to; at++) {
            rest = (rest << Byte.SIZE) | (source[at] & 255);
        }
        return (int) (mix(hash ^ rest) >>> Integer.SIZE);
    }

    private static long mix(long value) {
        long mixed = (value ^ value >>> 32) * 0x9E3779B97F4A7C15L;
        return mixed ^ mixed >>> 29;
    }
}
