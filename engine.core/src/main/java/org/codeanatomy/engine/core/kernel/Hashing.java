package org.codeanatomy.engine.core.kernel;

import java.util.Arrays;
import org.codeanatomy.engine.core.vector.ChunkedColumn;
import org.codeanatomy.memory.Mem;

/**
 * Hashes of keys, column by column: 64 bits per row, of which tables keep the upper 32. Values that are equal as keys
 * have equal hashes: 0.0 and −0.0, any two NaN, any two nulls.
 */
public final class Hashing {

    private static final long NULL = 0x9E3779B97F4A7C15L;
    private static final long PRIME = 0xD6E8FEB86659FD93L;

    private Hashing() {}

    /** Sets {@code hashes[i]} to the hash of the key columns of row {@code rows[i]}. */
    public static void hash(ChunkedColumn[] keys, int[] rows, int count, long[] hashes) {
        Arrays.fill(hashes, 0, count, PRIME);
        for (ChunkedColumn key : keys) {
            mix(key, rows, count, hashes);
        }
    }

    private static void mix(ChunkedColumn key, int[] rows, int count, long[] hashes) {
        switch (key.kind()) {
            case BOOLEAN -> bits(key, rows, count, hashes);
            case INT8 -> bytes(key, rows, count, hashes);
            case INT16 -> shorts(key, rows, count, hashes);
            case INT32 -> ints(key, rows, count, hashes);
            case INT64 -> longs(key, rows, count, hashes);
            case FLOAT32 -> floats(key, rows, count, hashes);
            case FLOAT64 -> doubles(key, rows, count, hashes);
            case DECIMAL128 -> pairs(key, rows, count, hashes);
            case BYTES -> texts(key, rows, count, hashes);
            default -> throw new IllegalArgumentException("no hash of " + key.kind());
        }
    }

    /** Mixes a value into a hash. */
    static long mix(long hash, long value) {
        long x = (hash ^ value) * PRIME;
        x ^= x >>> 32;
        x *= PRIME;
        return x ^ x >>> 29;
    }

    private static void bits(ChunkedColumn key, int[] rows, int count, long[] hashes) {
        long[] data = key.data();
        int shift = key.shift();
        int mask = key.mask();
        boolean nulls = key.hasNulls();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long value = Mem.getBit(data[row >>> shift], row & mask) ? 1 : 0;
            hashes[i] = mix(hashes[i], nulls && key.isNull(row) ? NULL : value);
        }
    }

    private static void bytes(ChunkedColumn key, int[] rows, int count, long[] hashes) {
        long[] data = key.data();
        int shift = key.shift();
        int mask = key.mask();
        boolean nulls = key.hasNulls();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long value = Mem.getByte(data[row >>> shift] + (row & mask));
            hashes[i] = mix(hashes[i], nulls && key.isNull(row) ? NULL : value);
        }
    }

    private static void shorts(ChunkedColumn key, int[] rows, int count, long[] hashes) {
        long[] data = key.data();
        int shift = key.shift();
        int mask = key.mask();
        boolean nulls = key.hasNulls();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long value = Mem.getShort(data[row >>> shift] + 2L * (row & mask));
            hashes[i] = mix(hashes[i], nulls && key.isNull(row) ? NULL : value);
        }
    }

    private static void intsOfOneChunk(long data, long validity, int[] rows, int count, long[] hashes) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long value = Mem.getInt(data + 4L * row);
            hashes[i] = mix(hashes[i], validity == 0 || Mem.getBit(validity, row) ? value : NULL);
        }
    }

    private static void ints(ChunkedColumn key, int[] rows, int count, long[] hashes) {
        if (key.isOneChunk()) {
            intsOfOneChunk(key.data()[0], key.validity()[0], rows, count, hashes);
            return;
        }
        long[] data = key.data();
        int shift = key.shift();
        int mask = key.mask();
        boolean nulls = key.hasNulls();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long value = Mem.getInt(data[row >>> shift] + 4L * (row & mask));
            hashes[i] = mix(hashes[i], nulls && key.isNull(row) ? NULL : value);
        }
    }

    private static void longsOfOneChunk(long data, long validity, int[] rows, int count, long[] hashes) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long value = Mem.getLong(data + 8L * row);
            hashes[i] = mix(hashes[i], validity == 0 || Mem.getBit(validity, row) ? value : NULL);
        }
    }

    private static void longs(ChunkedColumn key, int[] rows, int count, long[] hashes) {
        if (key.isOneChunk()) {
            longsOfOneChunk(key.data()[0], key.validity()[0], rows, count, hashes);
            return;
        }
        long[] data = key.data();
        int shift = key.shift();
        int mask = key.mask();
        boolean nulls = key.hasNulls();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long value = Mem.getLong(data[row >>> shift] + 8L * (row & mask));
            hashes[i] = mix(hashes[i], nulls && key.isNull(row) ? NULL : value);
        }
    }

    private static void floats(ChunkedColumn key, int[] rows, int count, long[] hashes) {
        long[] data = key.data();
        int shift = key.shift();
        int mask = key.mask();
        boolean nulls = key.hasNulls();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long value = bits(Mem.getFloat(data[row >>> shift] + 4L * (row & mask)));
            hashes[i] = mix(hashes[i], nulls && key.isNull(row) ? NULL : value);
        }
    }

    private static void doubles(ChunkedColumn key, int[] rows, int count, long[] hashes) {
        long[] data = key.data();
        int shift = key.shift();
        int mask = key.mask();
        boolean nulls = key.hasNulls();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long value = bits(Mem.getDouble(data[row >>> shift] + 8L * (row & mask)));
            hashes[i] = mix(hashes[i], nulls && key.isNull(row) ? NULL : value);
        }
    }

    private static long bits(double value) {
        return Double.doubleToLongBits(value + 0.0);
    }

    private static void pairs(ChunkedColumn key, int[] rows, int count, long[] hashes) {
        long[] data = key.data();
        boolean nulls = key.hasNulls();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long address = data[row >>> key.shift()] + 16L * (row & key.mask());
            hashes[i] = nulls && key.isNull(row)
                    ? mix(hashes[i], NULL)
                    : mix(mix(hashes[i], Mem.getLong(address)), Mem.getLong(address + 8));
        }
    }

    private static void texts(ChunkedColumn key, int[] rows, int count, long[] hashes) {
        long[] data = key.data();
        long[] offsets = key.offsets();
        int shift = key.shift();
        int mask = key.mask();
        boolean nulls = key.hasNulls();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (nulls && key.isNull(row)) {
                hashes[i] = mix(hashes[i], NULL);
            } else {
                long address = offsets[row >>> shift] + 4L * (row & mask);
                int begin = Mem.getInt(address);
                int length = Mem.getInt(address + 4) - begin;
                hashes[i] = text(data[row >>> shift] + begin, length, hashes[i]);
            }
        }
    }

    /** Eight bytes at a time; the last eight overlap, so that no byte outside the text is read. */
    private static long text(long address, int length, long seed) {
        long hash = seed ^ length * NULL;
        if (length >= 8) {
            int i = 0;
            for (; i + 8 < length; i += 8) {
                hash = Long.rotateLeft((hash ^ Mem.getLong(address + i)) * PRIME, 29);
            }
            return mix(hash, Mem.getLong(address + length - 8));
        }
        if (length >= 4) {
            long first = Mem.getInt(address) & 0xFFFFFFFFL;
            return mix(hash, (first << 32) | (Mem.getInt(address + length - 4) & 0xFFFFFFFFL));
        }
        long tail = 0;
        for (int i = 0; i < length; i++) {
            tail = (tail << 8) | (Mem.getByte(address + i) & 0xFF);
        }
        return mix(hash, tail);
    }
}
