package org.codeanatomy.engine.build.internal.hash;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Writes rows in a form that is the same on every machine: column by column a presence byte, 0 for null; then, unless
 * null, the value's length as 4 bytes, most significant first, and the value: integers, dates and timestamps as 8 bytes,
 * most significant first; floating point as the 8 bytes of its IEEE double with one NaN; text as UTF-8; booleans as one
 * byte. Not thread-safe.
 */
final class RowFramer {

    private static final byte ABSENT = 0;
    private static final byte PRESENT = 1;

    /** How a column's values are laid out. */
    private enum Layout {
        BYTES,
        LARGE_BYTES,
        BOOLEAN,
        INT8,
        INT16,
        INT32,
        INT64,
        FLOAT32,
        FLOAT64
    }

    private final Layout[] layouts;
    private final ArrowBuf[] validities;
    private final ArrowBuf[] offsets;
    private final ArrowBuf[] values;

    RowFramer(Schema schema) {
        List<Field> fields = schema.getFields();
        List<String> problems = new ArrayList<>();
        layouts = new Layout[fields.size()];
        for (int i = 0; i < layouts.length; i++) {
            layouts[i] = layoutOf(fields.get(i).getType());
            if (layouts[i] == null) {
                problems.add("column " + fields.get(i).getName() + " is "
                        + fields.get(i).getType() + ", which has no canonical value");
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        validities = new ArrowBuf[layouts.length];
        offsets = new ArrowBuf[layouts.length];
        values = new ArrowBuf[layouts.length];
    }

    private static Layout layoutOf(ArrowType type) {
        return switch (type.getTypeID()) {
            case Utf8, Binary -> Layout.BYTES;
            case LargeUtf8, LargeBinary -> Layout.LARGE_BYTES;
            case Bool -> Layout.BOOLEAN;
            case Int -> integer((ArrowType.Int) type);
            case FloatingPoint ->
                switch (((ArrowType.FloatingPoint) type).getPrecision()) {
                    case SINGLE -> Layout.FLOAT32;
                    case DOUBLE -> Layout.FLOAT64;
                    case HALF -> null;
                };
            case Date ->
                switch (((ArrowType.Date) type).getUnit()) {
                    case DAY -> Layout.INT32;
                    case MILLISECOND -> Layout.INT64;
                };
            case Timestamp -> Layout.INT64;
            default -> null;
        };
    }

    private static Layout integer(ArrowType.Int type) {
        if (!type.getIsSigned()) {
            return null;
        }
        return switch (type.getBitWidth()) {
            case 8 -> Layout.INT8;
            case 16 -> Layout.INT16;
            case 32 -> Layout.INT32;
            default -> Layout.INT64;
        };
    }

    /** Turns to a batch of flat vectors in schema order, which must stay as they are until the next call. */
    void begin(List<FieldVector> vectors) {
        for (int i = 0; i < layouts.length; i++) {
            FieldVector vector = vectors.get(i);
            validities[i] = vector.getNullCount() == 0 ? null : vector.getValidityBuffer();
            boolean offsetted = layouts[i] == Layout.BYTES || layouts[i] == Layout.LARGE_BYTES;
            offsets[i] = offsetted ? vector.getOffsetBuffer() : null;
            values[i] = vector.getDataBuffer();
        }
    }

    /** Adds a row of the batch to a run. */
    void frame(int row, RowRun target) {
        for (int column = 0; column < layouts.length; column++) {
            if (isClear(validities[column], row)) {
                target.putByte(ABSENT);
            } else {
                target.putByte(PRESENT);
                value(column, row, target);
            }
        }
    }

    private void value(int column, int row, RowRun target) {
        ArrowBuf data = values[column];
        switch (layouts[column]) {
            case BYTES -> {
                int start = offsets[column].getInt(4L * row);
                bytes(data, start, offsets[column].getInt(4L * row + 4) - start, target);
            }
            case LARGE_BYTES -> {
                long start = offsets[column].getLong(8L * row);
                bytes(data, start, Math.toIntExact(offsets[column].getLong(8L * row + 8) - start), target);
            }
            case BOOLEAN -> {
                target.putInt(1);
                target.putByte(isClear(data, row) ? (byte) 0 : 1);
            }
            case INT8 -> number(data.getByte(row), target);
            case INT16 -> number(data.getShort(2L * row), target);
            case INT32 -> number(data.getInt(4L * row), target);
            case INT64 -> number(data.getLong(8L * row), target);
            case FLOAT32 -> number(Double.doubleToLongBits(data.getFloat(4L * row)), target);
            case FLOAT64 -> number(Double.doubleToLongBits(data.getDouble(8L * row)), target);
        }
    }

    private static void bytes(ArrowBuf data, long start, int length, RowRun target) {
        target.putInt(length);
        target.putBytes(data, start, length);
    }

    private static void number(long value, RowRun target) {
        target.putInt(Long.BYTES);
        target.putLong(value);
    }

    private static boolean isClear(ArrowBuf bitmap, int index) {
        return bitmap != null && (bitmap.getByte(index >> 3) >> (index & 7) & 1) == 0;
    }
}
