package org.codeanatomy.engine.core.vector;

import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.memory.Mem;

/** Copies rows, named by reference, one after the other to the end of a vector. Reference −1 gives null. */
public final class Gather {

    private Gather() {}

    /** A new vector of {@code count} rows. It belongs to the caller. */
    public static FieldVector gather(
            ChunkedColumn source, int[] rows, int count, Field field, BufferAllocator allocator) {
        FieldVector target = field.createVector(allocator);
        boolean done = false;
        try {
            Vectors.allocate(target, count);
            append(source, rows, 0, count, target, 0);
            Vectors.setCount(target, count);
            done = true;
            return target;
        } finally {
            if (!done) {
                target.close();
            }
        }
    }

    /**
     * Writes rows {@code rows[from … from + count)} to positions {@code start …} of a vector that has room for them; room
     * for bytes of text is made. The vector's value count is left to the caller.
     */
    public static void append(ChunkedColumn source, int[] rows, int from, int count, FieldVector target, int start) {
        if (source.kind() == ValueKind.OPAQUE) {
            opaque(source, rows, from, count, target, start);
            return;
        }
        if (source.kind() == ValueKind.BYTES) {
            GatherBytes.append(source, rows, from, count, (BaseVariableWidthVector) target, start);
        } else {
            fixed(source, rows, from, count, (BaseFixedWidthVector) target, start);
        }
        validity(source, rows, from, count, target.getValidityBufferAddress(), start);
    }

    private static void fixed(
            ChunkedColumn source, int[] rows, int from, int count, BaseFixedWidthVector target, int start) {
        long address = target.getDataBufferAddress();
        switch (source.kind().width()) {
            case 0 -> bits(source, rows, from, count, address, start);
            case 1 -> bytes(source, rows, from, count, address + start);
            case 2 -> shorts(source, rows, from, count, address + 2L * start);
            case 4 -> ints(source, rows, from, count, address + 4L * start);
            case 8 -> longs(source, rows, from, count, address + 8L * start);
            default -> pairs(source, rows, from, count, address + 16L * start);
        }
    }

    private static void bits(ChunkedColumn source, int[] rows, int from, int count, long target, int start) {
        long[] data = source.data();
        int shift = source.shift();
        int mask = source.mask();
        for (int i = 0; i < count; i++) {
            int row = rows[from + i];
            if (row >= 0 && Mem.getBit(data[row >>> shift], row & mask)) {
                Mem.setBit(target, start + i);
            } else {
                Mem.clearBit(target, start + i);
            }
        }
    }

    private static void bytes(ChunkedColumn source, int[] rows, int from, int count, long target) {
        long[] data = source.data();
        int shift = source.shift();
        int mask = source.mask();
        for (int i = 0; i < count; i++) {
            int row = rows[from + i];
            if (row >= 0) {
                Mem.putByte(target + i, Mem.getByte(data[row >>> shift] + (row & mask)));
            }
        }
    }

    private static void shorts(ChunkedColumn source, int[] rows, int from, int count, long target) {
        long[] data = source.data();
        int shift = source.shift();
        int mask = source.mask();
        for (int i = 0; i < count; i++) {
            int row = rows[from + i];
            if (row >= 0) {
                Mem.putShort(target + 2L * i, Mem.getShort(data[row >>> shift] + 2L * (row & mask)));
            }
        }
    }

    private static void ints(ChunkedColumn source, int[] rows, int from, int count, long target) {
        long[] data = source.data();
        int shift = source.shift();
        int mask = source.mask();
        for (int i = 0; i < count; i++) {
            int row = rows[from + i];
            if (row >= 0) {
                Mem.putInt(target + 4L * i, Mem.getInt(data[row >>> shift] + 4L * (row & mask)));
            }
        }
    }

    private static void longs(ChunkedColumn source, int[] rows, int from, int count, long target) {
        long[] data = source.data();
        int shift = source.shift();
        int mask = source.mask();
        for (int i = 0; i < count; i++) {
            int row = rows[from + i];
            if (row >= 0) {
                Mem.putLong(target + 8L * i, Mem.getLong(data[row >>> shift] + 8L * (row & mask)));
            }
        }
    }

    private static void pairs(ChunkedColumn source, int[] rows, int from, int count, long target) {
        long[] data = source.data();
        int shift = source.shift();
        int mask = source.mask();
        for (int i = 0; i < count; i++) {
            int row = rows[from + i];
            if (row >= 0) {
                long address = data[row >>> shift] + 16L * (row & mask);
                Mem.putLong(target + 16L * i, Mem.getLong(address));
                Mem.putLong(target + 16L * i + 8, Mem.getLong(address + 8));
            }
        }
    }

    private static void validity(ChunkedColumn source, int[] rows, int from, int count, long target, int start) {
        if (!source.hasNulls() && noneMissing(rows, from, count)) {
            Bitmaps.setRun(target, start, count);
            return;
        }
        long[] validity = source.validity();
        int shift = source.shift();
        int mask = source.mask();
        for (int i = 0; i < count; i++) {
            int row = rows[from + i];
            boolean valid =
                    row >= 0 && (validity[row >>> shift] == 0 || Mem.getBit(validity[row >>> shift], row & mask));
            if (valid) {
                Mem.setBit(target, start + i);
            } else {
                Mem.clearBit(target, start + i);
            }
        }
    }

    private static boolean noneMissing(int[] rows, int from, int count) {
        int signs = 0;
        for (int i = from; i < from + count; i++) {
            signs |= rows[i];
        }
        return signs >= 0;
    }

    private static void opaque(ChunkedColumn source, int[] rows, int from, int count, FieldVector target, int start) {
        for (int i = 0; i < count; i++) {
            int row = rows[from + i];
            if (row >= 0) {
                target.copyFromSafe(row & source.mask(), start + i, source.vector(row >>> source.shift()));
            } else {
                target.setNull(start + i);
            }
        }
    }
}
