package org.codeanatomy.plugin.testkit.internal.vector;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;

/** Rows to make batches of. Owns its vectors. Only read once it is made, so safe to share between threads. */
public final class Rows implements AutoCloseable {

    private final List<FieldVector> columns;
    private final int count;

    /** Takes ownership of vectors of one length; without vectors there is one row of no values. */
    public Rows(List<FieldVector> columns) {
        this.columns = List.copyOf(columns);
        this.count = columns.isEmpty() ? 1 : columns.get(0).getValueCount();
    }

    /** The vectors. */
    public List<FieldVector> columns() {
        return columns;
    }

    /** How many rows there are. */
    public int count() {
        return count;
    }

    /** Copies the rows at these positions, in this order; they belong to the caller. */
    public List<FieldVector> take(int[] positions, BufferAllocator allocator) {
        List<FieldVector> copies = new ArrayList<>(columns.size());
        columns.forEach(column -> copies.add(take(column, positions, allocator)));
        return copies;
    }

    /** Copies the values at these positions, in this order; a null for a negative position. */
    public static FieldVector take(FieldVector column, int[] positions, BufferAllocator allocator) {
        FieldVector copy = column.getField().createVector(allocator);
        copy.setInitialCapacity(positions.length);
        copy.allocateNew();
        for (int i = 0; i < positions.length; i++) {
            if (positions[i] >= 0) {
                copy.copyFromSafe(positions[i], i, column);
            }
        }
        copy.setValueCount(positions.length);
        return copy;
    }

    @Override
    public void close() {
        columns.forEach(FieldVector::close);
    }
}
