package org.codeanatomy.plugin.delta.write;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.codeanatomy.plugin.api.vector.Batch;
import org.codeanatomy.plugin.api.vector.Column;
import org.codeanatomy.plugin.api.vector.Selection;

/** The rows of a batch that count, one after the other. */
final class DenseRows implements AutoCloseable {

    private final VectorSchemaRoot root;
    private final boolean owned;

    private DenseRows(VectorSchemaRoot root, boolean owned) {
        this.root = root;
        this.owned = owned;
    }

    /** Borrows the vectors if all rows count, and copies otherwise. */
    static DenseRows of(Batch batch, BufferAllocator allocator) {
        Selection selection = batch.selection();
        List<FieldVector> vectors = new ArrayList<>();
        for (Column column : batch.columns()) {
            vectors.add(column.asArrow());
        }
        if (selection == null) {
            return new DenseRows(root(vectors, batch.rowCount()), false);
        }
        List<FieldVector> copies = new ArrayList<>();
        try {
            for (FieldVector vector : vectors) {
                FieldVector copy = vector.getField().createVector(allocator);
                copies.add(copy);
                copy(vector, selection, copy);
            }
        } catch (RuntimeException failure) {
            copies.forEach(FieldVector::close);
            throw failure;
        }
        return new DenseRows(root(copies, selection.count()), true);
    }

    private static void copy(FieldVector source, Selection selection, FieldVector target) {
        target.setInitialCapacity(selection.count());
        target.allocateNew();
        int[] positions = selection.positions();
        for (int i = 0; i < selection.count(); i++) {
            target.copyFromSafe(positions[i], i, source);
        }
        target.setValueCount(selection.count());
    }

    private static VectorSchemaRoot root(List<FieldVector> vectors, int rows) {
        return new VectorSchemaRoot(vectors.stream().map(FieldVector::getField).toList(), vectors, rows);
    }

    VectorSchemaRoot root() {
        return root;
    }

    @Override
    public void close() {
        if (owned) {
            root.close();
        }
    }
}
