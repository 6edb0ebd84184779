package org.codeanatomy.plugin.delta.read;

import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.MapType;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.util.TransferPair;

/**
 * Gives vectors of a data file the names, types and fields that the table has now: columns may have been renamed,
 * added, dropped, reordered and widened since the file was written. Buffers are moved, not copied, unless a type was
 * widened. Not thread-safe.
 */
final class VectorAdapter {

    private final FileColumns columns;
    private final BufferAllocator allocator;

    VectorAdapter(FileColumns columns, BufferAllocator allocator) {
        this.columns = columns;
        this.allocator = allocator;
    }

    /**
     * The vector in the table's form, which the caller owns; {@code source} is empty afterwards and still to be closed.
     *
     * @throws IllegalArgumentException if the file's type does not fit the table's
     */
    FieldVector adapt(FieldVector source, Field target, DataType type) {
        if (type instanceof StructType struct) {
            return adaptStruct(expect(source, StructVector.class, target), target, struct);
        }
        if (type instanceof ArrayType array) {
            return adaptList(expect(source, ListVector.class, target), target, array.getElementType());
        }
        if (type instanceof MapType map) {
            StructType entry = new StructType().add(map.getKeyField()).add(map.getValueField());
            return adaptMap(expect(source, ListVector.class, target), target, entry);
        }
        if (!source.getField().getType().equals(target.getType())) {
            return Widening.convert(source, target, allocator);
        }
        return move(source, target);
    }

    private FieldVector move(FieldVector source, Field target) {
        TransferPair transfer = source.getTransferPair(target, allocator);
        transfer.transfer();
        return (FieldVector) transfer.getTo();
    }

    /** A column that the file does not have. */
    FieldVector nulls(Field target, int rows) {
        FieldVector vector = target.createVector(allocator);
        vector.setInitialCapacity(rows);
        vector.allocateNew();
        vector.setValueCount(rows);
        return vector;
    }

    private static <T> T expect(FieldVector source, Class<T> kind, Field target) {
        if (!kind.isInstance(source)) {
            throw new IllegalArgumentException("column " + target.getName() + " is "
                    + source.getField().getType() + " in the file and " + target.getType() + " in the table");
        }
        return kind.cast(source);
    }

    private FieldVector adaptStruct(StructVector source, Field target, StructType type) {
        StructVector result = (StructVector) target.createVector(allocator);
        try {
            loadOwnBuffers(source, result);
            List<Field> stored = source.getField().getChildren();
            for (int i = 0; i < type.length(); i++) {
                StructField field = type.at(i);
                Field childTarget = target.getChildren().get(i);
                Optional<Field> childStored = columns.find(field, stored);
                FieldVector child = childStored.isPresent()
                        ? adapt(
                                source.getChild(childStored.get().getName(), FieldVector.class),
                                childTarget,
                                field.getDataType())
                        : nulls(childTarget, source.getValueCount());
                into(child, result.getChildrenFromFields().get(i));
            }
            return result;
        } catch (RuntimeException failure) {
            result.close();
            throw failure;
        }
    }

    private FieldVector adaptList(ListVector source, Field target, DataType elementType) {
        ListVector result = (ListVector) target.createVector(allocator);
        try {
            loadOwnBuffers(source, result);
            Field element = target.getChildren().get(0);
            into(adapt(source.getDataVector(), element, elementType), result.getDataVector());
            return result;
        } catch (RuntimeException failure) {
            result.close();
            throw failure;
        }
    }

    /** Key and value are told apart by position: their names differ between writers. */
    private FieldVector adaptMap(ListVector source, Field target, StructType entry) {
        ListVector result = (ListVector) target.createVector(allocator);
        try {
            loadOwnBuffers(source, result);
            StructVector from = expect(source.getDataVector(), StructVector.class, target);
            StructVector to = (StructVector) result.getDataVector();
            loadOwnBuffers(from, to);
            for (int i = 0; i < 2; i++) {
                Field part = target.getChildren().get(0).getChildren().get(i);
                FieldVector child = adapt(
                        (FieldVector) from.getChildByOrdinal(i),
                        part,
                        entry.at(i).getDataType());
                into(child, to.getChildrenFromFields().get(i));
            }
            return result;
        } catch (RuntimeException failure) {
            result.close();
            throw failure;
        }
    }

    private static void loadOwnBuffers(FieldVector source, FieldVector target) {
        target.loadFieldBuffers(
                new ArrowFieldNode(source.getValueCount(), source.getNullCount()), source.getFieldBuffers());
    }

    private static void into(FieldVector child, FieldVector place) {
        child.makeTransferPair(place).transfer();
        child.close();
    }
}
