package org.codeanatomy.engine.core.vector;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.memory.Mem;

/** Writes constants, as {@code ScalarExpression.Constant} holds them, into vectors. */
public final class ConstantValues {

    private ConstantValues() {}

    /** A vector of constants, which belongs to the caller. */
    public static FieldVector vector(Field field, List<?> values, BufferAllocator allocator) {
        FieldVector vector = field.createVector(allocator);
        boolean done = false;
        try {
            Vectors.allocate(vector, values.size());
            for (int i = 0; i < values.size(); i++) {
                put(vector, field, i, values.get(i));
            }
            vector.setValueCount(values.size());
            done = true;
            return vector;
        } finally {
            if (!done) {
                vector.close();
            }
        }
    }

    /** Writes one value; rows of text are written in ascending order. */
    public static void put(FieldVector vector, Field field, int row, Object value) {
        if (value == null) {
            vector.setNull(row);
            return;
        }
        ValueKind kind = ValueKind.of(field.getType());
        if (kind == ValueKind.BYTES) {
            byte[] bytes = value instanceof byte[] raw ? raw : ((String) value).getBytes(StandardCharsets.UTF_8);
            ((BaseVariableWidthVector) vector).setSafe(row, bytes);
        } else if (kind == ValueKind.DECIMAL128) {
            DecimalVector decimals = (DecimalVector) vector;
            decimals.set(row, ((BigDecimal) value).setScale(decimals.getScale()));
        } else {
            putFixed(vector.getDataBufferAddress(), kind, row, value);
            Mem.setBit(vector.getValidityBufferAddress(), row);
        }
    }

    private static void putFixed(long address, ValueKind kind, int row, Object value) {
        switch (kind) {
            case BOOLEAN -> {
                if ((Boolean) value) {
                    Mem.setBit(address, row);
                } else {
                    Mem.clearBit(address, row);
                }
            }
            case INT8 -> Mem.putByte(address + row, ((Number) value).byteValue());
            case INT16 -> Mem.putShort(address + 2L * row, ((Number) value).shortValue());
            case INT32 -> Mem.putInt(address + 4L * row, ((Number) value).intValue());
            case INT64 -> Mem.putLong(address + 8L * row, ((Number) value).longValue());
            case FLOAT32 -> Mem.putFloat(address + 4L * row, ((Number) value).floatValue());
            case FLOAT64 -> Mem.putDouble(address + 8L * row, ((Number) value).doubleValue());
            default -> throw new IllegalArgumentException("there are no constants of " + kind);
        }
    }
}
