package org.codeanatomy.engine.core.kernel;

import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.engine.core.vector.Bitmaps;
import org.codeanatomy.engine.core.vector.ChunkedColumn;
import org.codeanatomy.engine.core.vector.ValueKind;
import org.codeanatomy.engine.core.vector.Vectors;
import org.codeanatomy.memory.Mem;

/** Turns narrow numbers and booleans into 64-bit ones, so that other kernels exist for 64 bits only. Nothing can fail. */
public final class Widening {

    /** The field of a widened integer. */
    public static final Field INT64 = Field.nullable("", new ArrowType.Int(64, true));

    /** The field of a widened float. */
    public static final Field FLOAT64 = Field.nullable("", new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE));

    private Widening() {}

    /** Whether a kind is widened. */
    public static boolean widens(ValueKind kind) {
        return switch (kind) {
            case BOOLEAN, INT8, INT16, INT32, FLOAT32 -> true;
            default -> false;
        };
    }

    /**
     * The values of rows {@code rows[0 … count)} as a vector of {@code count} values that belongs to the caller. All are
     * marked valid; values of null rows are undefined.
     */
    public static BaseFixedWidthVector widen(ChunkedColumn source, int[] rows, int count, BufferAllocator allocator) {
        boolean isFloat = source.kind() == ValueKind.FLOAT32;
        BaseFixedWidthVector target = Vectors.fixed(isFloat ? FLOAT64 : INT64, count, allocator);
        Bitmaps.setRun(target.getValidityBufferAddress(), 0, count);
        long address = target.getDataBufferAddress();
        switch (source.kind()) {
            case BOOLEAN -> bits(source, rows, count, address);
            case INT8 -> bytes(source, rows, count, address);
            case INT16 -> shorts(source, rows, count, address);
            case INT32 -> ints(source, rows, count, address);
            case FLOAT32 -> floats(source, rows, count, address);
            default -> throw new IllegalArgumentException(source.kind() + " is not narrow");
        }
        return target;
    }

    private static void bits(ChunkedColumn source, int[] rows, int count, long target) {
        long[] data = source.data();
        for (int i = 0; i < count; i++) {
            boolean bit = Mem.getBit(data[rows[i] >>> source.shift()], rows[i] & source.mask());
            Mem.putLong(target + 8L * i, bit ? 1 : 0);
        }
    }

    private static void bytes(ChunkedColumn source, int[] rows, int count, long target) {
        long[] data = source.data();
        for (int i = 0; i < count; i++) {
            Mem.putLong(target + 8L * i, Mem.getByte(data[rows[i] >>> source.shift()] + (rows[i] & source.mask())));
        }
    }

    private static void shorts(ChunkedColumn source, int[] rows, int count, long target) {
        long[] data = source.data();
        for (int i = 0; i < count; i++) {
            long address = data[rows[i] >>> source.shift()] + 2L * (rows[i] & source.mask());
            Mem.putLong(target + 8L * i, Mem.getShort(address));
        }
    }

    private static void ints(ChunkedColumn source, int[] rows, int count, long target) {
        long[] data = source.data();
        for (int i = 0; i < count; i++) {
            long address = data[rows[i] >>> source.shift()] + 4L * (rows[i] & source.mask());
            Mem.putLong(target + 8L * i, Mem.getInt(address));
        }
    }

    private static void floats(ChunkedColumn source, int[] rows, int count, long target) {
        long[] data = source.data();
        for (int i = 0; i < count; i++) {
            long address = data[rows[i] >>> source.shift()] + 4L * (rows[i] & source.mask());
            Mem.putDouble(target + 8L * i, Mem.getFloat(address));
        }
    }
}
