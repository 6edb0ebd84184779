package org.codeanatomy.plugin.delta.kernel;

import io.delta.kernel.data.ArrayValue;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.MapValue;
import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.MapType;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.ValueVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;

/**
 * A slice of an Arrow vector as Kernel sees it, without a copy. Does not own the vector. A read of another kind than
 * the vector's is a {@link ClassCastException}, never a wrong value.
 *
 * @param type as which Kernel reads it
 * @param vector the values
 * @param from the first row
 * @param size number of rows
 */
record ArrowColumn(DataType type, FieldVector vector, int from, int size) implements ColumnVector {

    static ColumnVector whole(DataType type, FieldVector vector) {
        return new ArrowColumn(type, vector, 0, vector.getValueCount());
    }

    @Override
    public DataType getDataType() {
        return type;
    }

    @Override
    public int getSize() {
        return size;
    }

    @Override
    public boolean isNullAt(int row) {
        return vector.isNull(from + row);
    }

    @Override
    public boolean getBoolean(int row) {
        return ((BitVector) vector).get(from + row) != 0;
    }

    @Override
    public byte getByte(int row) {
        return (byte) ((BaseIntVector) vector).getValueAsLong(from + row);
    }

    @Override
    public short getShort(int row) {
        return (short) ((BaseIntVector) vector).getValueAsLong(from + row);
    }

    @Override
    public int getInt(int row) {
        return vector instanceof DateDayVector days
                ? days.get(from + row)
                : (int) ((BaseIntVector) vector).getValueAsLong(from + row);
    }

    @Override
    public long getLong(int row) {
        if (vector instanceof BigIntVector longs) {
            return longs.get(from + row);
        }
        return vector instanceof TimeStampVector times
                ? times.get(from + row)
                : ((BaseIntVector) vector).getValueAsLong(from + row);
    }

    @Override
    public float getFloat(int row) {
        return ((Float4Vector) vector).get(from + row);
    }

    @Override
    public double getDouble(int row) {
        return ((Float8Vector) vector).get(from + row);
    }

    @Override
    public BigDecimal getDecimal(int row) {
        return ((DecimalVector) vector).getObject(from + row);
    }

    @Override
    public byte[] getBinary(int row) {
        return ((VarBinaryVector) vector).get(from + row);
    }

    @Override
    public String getString(int row) {
        // old checkpoints hold texts that are not annotated as such
        byte[] utf8 = vector instanceof VarCharVector texts ? texts.get(from + row) : getBinary(row);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    @Override
    public ColumnVector getChild(int ordinal) {
        StructField field = ((StructType) type).at(ordinal);
        ValueVector child = ((StructVector) vector).getChild(field.getName());
        return child == null
                ? ConstantColumn.nulls(field.getDataType(), size)
                : new ArrowColumn(field.getDataType(), (FieldVector) child, from, size);
    }

    @Override
    public ArrayValue getArray(int row) {
        ListVector list = (ListVector) vector;
        return new Elements(elements(((ArrayType) type).getElementType(), list.getDataVector(), row));
    }

    @Override
    public MapValue getMap(int row) {
        StructVector entries = (StructVector) ((ListVector) vector).getDataVector();
        MapType map = (MapType) type;
        return new Entries(
                elements(map.getKeyType(), (FieldVector) entries.getChildByOrdinal(0), row),
                elements(map.getValueType(), (FieldVector) entries.getChildByOrdinal(1), row));
    }

    private ArrowColumn elements(DataType elementType, FieldVector data, int row) {
        ListVector list = (ListVector) vector;
        int start = list.getElementStartIndex(from + row);
        return new ArrowColumn(elementType, data, start, list.getElementEndIndex(from + row) - start);
    }

    /** The vector belongs to the engine. */
    @Override
    public void close() {}

    private record Entries(ColumnVector getKeys, ColumnVector getValues) implements MapValue {
        @Override
        public int getSize() {
            return getKeys.getSize();
        }
    }

    private record Elements(ColumnVector getElements) implements ArrayValue {
        @Override
        public int getSize() {
            return getElements.getSize();
        }
    }
}
