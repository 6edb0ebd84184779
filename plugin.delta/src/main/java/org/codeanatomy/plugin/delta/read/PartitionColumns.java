package org.codeanatomy.plugin.delta.read;

import io.delta.kernel.types.DataType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.plugin.api.vector.Column;

/** Columns whose one value per file the log holds. */
final class PartitionColumns {

    private PartitionColumns() {}

    /**
     * A constant column, which the caller owns.
     *
     * @throws IllegalArgumentException if the text is no value of the type
     */
    static Column column(Field field, DataType type, String text, int rows, BufferAllocator allocator) {
        Object value = PartitionValue.parse(type, text);
        FieldVector vector = field.createVector(allocator);
        vector.setInitialCapacity(1);
        vector.allocateNew();
        if (value != null) {
            set(vector, value);
        }
        vector.setValueCount(1);
        return Column.constant(vector, rows);
    }

    private static void set(FieldVector vector, Object value) {
        if (vector instanceof BaseIntVector whole) {
            whole.setWithPossibleTruncate(0, (Long) value);
        } else if (vector instanceof VarCharVector texts) {
            texts.setSafe(0, ((String) value).getBytes(StandardCharsets.UTF_8));
        } else if (vector instanceof BitVector bits) {
            bits.set(0, (Boolean) value ? 1 : 0);
        } else if (vector instanceof DateDayVector days) {
            days.set(0, Math.toIntExact((Long) value));
        } else if (vector instanceof TimeStampVector times) {
            times.set(0, (Long) value);
        } else if (vector instanceof Float8Vector doubles) {
            doubles.set(0, (Double) value);
        } else if (vector instanceof Float4Vector floats) {
            floats.set(0, ((Double) value).floatValue());
        } else if (vector instanceof DecimalVector decimals) {
            decimals.set(0, (BigDecimal) value);
        } else {
            ((VarBinaryVector) vector).setSafe(0, (byte[]) value);
        }
    }
}
