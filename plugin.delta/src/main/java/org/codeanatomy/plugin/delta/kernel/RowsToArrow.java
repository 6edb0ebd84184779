package org.codeanatomy.plugin.delta.kernel;

import io.delta.kernel.data.ArrayValue;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.MapValue;
import io.delta.kernel.types.MapType;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.plugin.delta.log.SchemaMapping;

/** Copies the selected rows of Kernel's batches into Arrow vectors; for the types that occur in a log. */
final class RowsToArrow {

    private RowsToArrow() {}

    static VectorSchemaRoot convert(FilteredColumnarBatch batch, BufferAllocator allocator) {
        int[] rows = selected(batch);
        StructType schema = batch.getData().getSchema();
        List<FieldVector> vectors = new ArrayList<>();
        List<Field> fields = new ArrayList<>();
        try {
            for (int i = 0; i < schema.length(); i++) {
                StructField column = schema.at(i);
                Field field = SchemaMapping.toArrow(column);
                FieldVector vector = field.createVector(allocator);
                vectors.add(vector);
                fields.add(field);
                copy(batch.getData().getColumnVector(i), rows, vector);
                vector.setValueCount(rows.length);
            }
            return new VectorSchemaRoot(fields, vectors, rows.length);
        } catch (RuntimeException failure) {
            vectors.forEach(FieldVector::close);
            throw failure;
        }
    }

    private static int[] selected(FilteredColumnarBatch batch) {
        int size = batch.getData().getSize();
        int[] rows = new int[size];
        int count = 0;
        ColumnVector selection = batch.getSelectionVector().orElse(null);
        for (int row = 0; row < size; row++) {
            if (selection == null || (!selection.isNullAt(row) && selection.getBoolean(row))) {
                rows[count++] = row;
            }
        }
        return Arrays.copyOf(rows, count);
    }

    private static void copy(ColumnVector source, int[] rows, FieldVector target) {
        target.allocateNew();
        for (int i = 0; i < rows.length; i++) {
            set(source, rows[i], target, i);
        }
    }

    private static void set(ColumnVector source, int row, FieldVector target, int at) {
        if (source.isNullAt(row)) {
            setNull(target, at);
        } else if (target instanceof VarCharVector texts) {
            texts.setSafe(at, source.getString(row).getBytes(StandardCharsets.UTF_8));
        } else if (target instanceof BigIntVector longs) {
            longs.setSafe(at, source.getLong(row));
        } else if (target instanceof IntVector ints) {
            ints.setSafe(at, source.getInt(row));
        } else if (target instanceof BitVector bits) {
            bits.setSafe(at, source.getBoolean(row) ? 1 : 0);
        } else if (target instanceof StructVector struct) {
            setStruct(source, row, struct, at);
        } else if (target instanceof ListVector list) {
            setList(source, row, list, at);
        } else {
            throw new UnsupportedOperationException("no log action has a " + target.getField());
        }
    }

    private static void setNull(FieldVector target, int at) {
        if (target instanceof ListVector list) {
            list.startNewValue(at);
            list.endValue(at, 0);
        } else if (target instanceof StructVector struct) {
            for (FieldVector child : struct.getChildrenFromFields()) {
                setNull(child, at);
            }
        }
        while (target.getValueCapacity() <= at) {
            target.reAlloc();
        }
        target.setNull(at);
    }

    private static void setStruct(ColumnVector source, int row, StructVector target, int at) {
        List<FieldVector> children = target.getChildrenFromFields();
        for (int i = 0; i < children.size(); i++) {
            set(source.getChild(i), row, children.get(i), at);
        }
        while (target.getValueCapacity() <= at) {
            target.reAlloc();
        }
        target.setIndexDefined(at);
    }

    private static void setList(ColumnVector source, int row, ListVector target, int at) {
        int start = target.startNewValue(at);
        if (target.getDataVector() instanceof StructVector entries && source.getDataType() instanceof MapType) {
            MapValue map = source.getMap(row);
            for (int i = 0; i < map.getSize(); i++) {
                List<FieldVector> parts = entries.getChildrenFromFields();
                set(map.getKeys(), i, parts.get(0), start + i);
                set(map.getValues(), i, parts.get(1), start + i);
                while (entries.getValueCapacity() <= start + i) {
                    entries.reAlloc();
                }
                entries.setIndexDefined(start + i);
            }
            target.endValue(at, map.getSize());
        } else {
            ArrayValue array = source.getArray(row);
            for (int i = 0; i < array.getSize(); i++) {
                set(array.getElements(), i, target.getDataVector(), start + i);
            }
            target.endValue(at, array.getSize());
        }
    }
}
