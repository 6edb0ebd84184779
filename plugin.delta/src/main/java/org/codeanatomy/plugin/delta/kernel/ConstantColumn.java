package org.codeanatomy.plugin.delta.kernel;

import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.StructType;

/**
 * The same value in every row: a text, or null of any type.
 *
 * @param type its type
 * @param text the value, or null
 * @param size number of rows
 */
record ConstantColumn(DataType type, String text, int size) implements ColumnVector {

    static ConstantColumn nulls(DataType type, int size) {
        return new ConstantColumn(type, null, size);
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
        return text == null;
    }

    @Override
    public String getString(int row) {
        return text;
    }

    @Override
    public ColumnVector getChild(int ordinal) {
        return nulls(((StructType) type).at(ordinal).getDataType(), size);
    }

    @Override
    public void close() {}
}
