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
        if (key.hasNulls()) {
            nulls(key, rows, count, hashes);
        }
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

    private static boolean isNull(long[] validity, int row, int shift, int mask) {
        long bitmap = validity[row >>> shift];
        return bitmap != 0 && !Mem.getBit(bitmap, row & mask);
    }

    private static void nulls(ChunkedColumn key, int[] rows, int count, long[] hashes) {
        long[] validity = key.validity();
        for (int i = 0; i < count; i++) {
            if (isNull(validity, rows[i], key.shift(), key.mask())) {
                hashes[i] = mix(hashes[i], NULL);
            }
        }
    }

    private static boolean skip(ChunkedColumn key, int row) {
        return key.hasNulls() && isNull(key.validity(), row, key.shift(), key.mask());
    }

    private static void bits(ChunkedColumn key, int[] rows, int count, long[] hashes) {
        for (int i = 0; i < count; i++) {
            if (!skip(key, rows[i])) {
                boolean bit = Mem.getBit(key.data()[rows[i] >>> key.shift()], rows[i] & key.mask());
                hashes[i] = mix(hashes[i], bit ? 1 : 0);
            }
        }
    }

    private static void bytes(ChunkedColumn key, int[] rows, int count, long[] hashes) {
        for (int i = 0; i < count; i++) {
            if (!skip(key, rows[i])) {
                hashes[i] = mix(hashes[i], Mem.getByte(key.data()[rows[i] >>> key.shift()] + (rows[i] & key.mask())));
            }
        }
    }

    private static void shorts(ChunkedColumn key, int[] rows, int count, long[] hashes) {
        for (int i = 0; i < count; i++) {
            if (!skip(key, rows[i])) {
                long address = key.data()[rows[i] >>> key.shift()] + 2L * (rows[i] & key.mask());
                hashes[i] = mix(hashes[i], Mem.getShort(address));
            }
        }
    }

    private static void ints(ChunkedColumn key, int[] rows, int count, long[] hashes) {
        long[] data = key.data();
        int shift = key.shift();
        int mask = key.mask();
        boolean nulls = key.hasNulls();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (!nulls || !isNull(key.validity(), row, shift, mask)) {
                hashes[i] = mix(hashes[i], Mem.getInt(data[row >>> shift] + 4L * (row & mask)));
            }
        }
    }

    private static void longs(ChunkedColumn key, int[] rows, int count, long[] hashes) {
        long[] data = key.data();
        int shift = key.shift();
        int mask = key.mask();
        boolean nulls = key.hasNulls();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (!nulls || !isNull(key.validity(), row, shift, mask)) {
                hashes[i] = mix(hashes[i], Mem.getLong(data[row >>> shift] + 8L * (row & mask)));
            }
        }
    }

    private static void floats(ChunkedColumn key, int[] rows, int count, long[] hashes) {
        for (int i = 0; i < count; i++) {
            if (!skip(key, rows[i])) {
                long address = key.data()[rows[i] >>> key.shift()] + 4L * (rows[i] & key.mask());
                hashes[i] = mix(hashes[i], Double.doubleToLongBits(Mem.getFloat(address) + 0.0));
            }
        }
    }

    private static void doubles(ChunkedColumn key, int[] rows, int count, long[] hashes) {
        for (int i = 0; i < count; i++) {
            if (!skip(key, rows[i])) {
                long address = key.data()[rows[i] >>> key.shift()] + 8L * (rows[i] & key.mask());
                hashes[i] = mix(hashes[i], Double.doubleToLongBits(Mem.getDouble(address) + 0.0));
            }
        }
    }

    private static void pairs(ChunkedColumn key, int[] rows, int count, long[] hashes) {
        for (int i = 0; i < count; i++) {
            if (!skip(key, rows[i])) {
                long address = key.data()[rows[i] >>> key.shift()] + 16L * (rows[i] & key.mask());
                hashes[i] = mix(mix(hashes[i], Mem.getLong(address)), Mem.getLong(address + 8));
            }
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
            if (!nulls || !isNull(key.validity(), row, shift, mask)) {
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
