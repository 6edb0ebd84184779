package org.codeanatomy.plugin.delta.kernel;

import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import java.util.ArrayList;
import java.util.List;

/** Columns of one length in Kernel's form. Immutable. */
final class VectorBatch implements ColumnarBatch {

    private final StructType schema;
    private final List<ColumnVector> columns;
    private final int size;

    VectorBatch(StructType schema, List<ColumnVector> columns, int size) {
        this.schema = schema;
        this.columns = List.copyOf(columns);
        this.size = size;
    }

    @Override
    public StructType getSchema() {
        return schema;
    }

    @Override
    public ColumnVector getColumnVector(int ordinal) {
        return columns.get(ordinal);
    }

    @Override
    public int getSize() {
        return size;
    }

    @Override
    public ColumnarBatch withNewColumn(int ordinal, StructField field, ColumnVector vector) {
        List<StructField> fields = new ArrayList<>(schema.fields());
        List<ColumnVector> vectors = new ArrayList<>(columns);
        fields.add(ordinal, field);
        vectors.add(ordinal, vector);
        return new VectorBatch(new StructType(fields), vectors, size);
    }

    @Override
    public ColumnarBatch withDeletedColumnAt(int ordinal) {
        List<StructField> fields = new ArrayList<>(schema.fields());
        List<ColumnVector> vectors = new ArrayList<>(columns);
        fields.remove(ordinal);
        vectors.remove(ordinal);
        return new VectorBatch(new StructType(fields), vectors, size);
    }

    @Override
    public ColumnarBatch withNewSchema(StructType newSchema) {
        return new VectorBatch(newSchema, columns, size);
    }
}
