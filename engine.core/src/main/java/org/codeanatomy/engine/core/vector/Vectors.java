package org.codeanatomy.engine.core.vector;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.util.TransferPair;
import org.codeanatomy.memory.Mem;
import org.codeanatomy.plugin.api.vector.Batch;
import org.codeanatomy.plugin.api.vector.Column;
import org.codeanatomy.plugin.api.vector.Encoding;
import org.codeanatomy.plugin.api.vector.Selection;

/** Makes, shares and flattens vectors. */
public final class Vectors {

    private static final int TEXT_ESTIMATE = 16;

    private Vectors() {}

    /** Gives a new vector room for {@code rows} values. */
    public static void allocate(FieldVector vector, int rows) {
        if (vector instanceof BaseFixedWidthVector fixed) {
            fixed.allocateNew(rows);
        } else if (vector instanceof BaseVariableWidthVector text) {
            text.allocateNew((long) TEXT_ESTIMATE * rows, rows);
        } else {
            vector.setInitialCapacity(rows);
            vector.allocateNew();
        }
    }

    /** A fixed-width vector of {@code rows} zeros, valid nowhere. It belongs to the caller. */
    public static BaseFixedWidthVector fixed(Field field, int rows, BufferAllocator allocator) {
        BaseFixedWidthVector vector = (BaseFixedWidthVector) field.createVector(allocator);
        vector.allocateNew(rows);
        vector.setValueCount(rows);
        return vector;
    }

    /** Makes room for {@code bytes} bytes of text in all. */
    public static void reserveBytes(BaseVariableWidthVector vector, long bytes) {
        if (vector.getDataBuffer().capacity() < bytes) {
            vector.reallocDataBuffer(bytes);
        }
    }

    /** Makes the first {@code count} values null, of a vector with room for them. */
    public static void setNulls(FieldVector vector, int count) {
        for (int i = 0; i < count; i++) {
            vector.setNull(i);
        }
        vector.setValueCount(count);
    }

    /** Declares the first {@code count} values written, by whoever wrote them into the buffers. */
    public static void setCount(FieldVector vector, int count) {
        if (vector instanceof BaseVariableWidthVector text) {
            text.setLastSet(count - 1);
        }
        vector.setValueCount(count);
    }

    /** A second vector over the same buffers; both are to be closed. */
    public static FieldVector share(FieldVector vector) {
        return slice(vector, 0, vector.getValueCount());
    }

    /** A vector over a part of the same buffers, copying only what Arrow cannot share. It belongs to the caller. */
    public static FieldVector slice(FieldVector vector, int start, int count) {
        TransferPair pair = vector.getTransferPair(vector.getField(), vector.getAllocator());
        pair.splitAndTransfer(start, count);
        return (FieldVector) pair.getTo();
    }

    /** The same vectors, counted against an allocator if it has their root. They belong to the caller as before. */
    public static List<FieldVector> moveAll(List<FieldVector> vectors, BufferAllocator allocator) {
        List<FieldVector> moved = new ArrayList<>(vectors.size());
        for (FieldVector vector : vectors) {
            if (vector.getAllocator() == allocator || vector.getAllocator().getRoot() != allocator.getRoot()) {
                moved.add(vector);
            } else {
                TransferPair pair = vector.getTransferPair(vector.getField(), allocator);
                pair.transfer();
                vector.close();
                moved.add((FieldVector) pair.getTo());
            }
        }
        return moved;
    }

    /** The selected rows of a batch as flat vectors, which belong to the caller. The batch is closed in any case. */
    public static List<FieldVector> compact(Batch batch, List<Field> fields, BufferAllocator allocator) {
        List<FieldVector> vectors = new ArrayList<>(fields.size());
        try (batch) {
            Selection selection = batch.selection();
            int[] rows = selection == null ? null : selection.positions();
            for (int i = 0; i < fields.size(); i++) {
                Column column = batch.column(i);
                if (rows == null && column.encoding() == Encoding.FLAT) {
                    vectors.add(share(column.vector()));
                } else {
                    vectors.add(dense(column, rows, batch.selectedCount(), fields.get(i), allocator));
                }
            }
            List<FieldVector> result = List.copyOf(vectors);
            vectors.clear();
            return result;
        } finally {
            vectors.forEach(FieldVector::close);
        }
    }

    /** The rows at {@code positions}, or all if null, of a column in any encoding as a flat vector of the caller. */
    public static FieldVector dense(Column column, int[] positions, int count, Field field, BufferAllocator allocator) {
        int[] rows = positions == null ? identity(count) : positions;
        if (column.encoding() != Encoding.DICTIONARY) {
            return Gather.gather(ChunkedColumn.of(column), rows, count, field, allocator);
        }
        int[] codes = new int[count];
        for (int i = 0; i < count; i++) {
            boolean isNull = column.validityAddress() != 0 && !Mem.getBit(column.validityAddress(), rows[i]);
            codes[i] = isNull ? -1 : Mem.getInt(column.dataAddress() + 4L * rows[i]);
        }
        return Gather.gather(ChunkedColumn.of(column.dictionaryValues()), codes, count, field, allocator);
    }

    /** The numbers from 0 to {@code count} − 1. */
    public static int[] identity(int count) {
        int[] rows = new int[count];
        for (int i = 0; i < count; i++) {
            rows[i] = i;
        }
        return rows;
    }
}
