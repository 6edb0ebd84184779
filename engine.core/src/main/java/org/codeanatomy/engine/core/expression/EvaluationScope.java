package org.codeanatomy.engine.core.expression;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.engine.core.vector.Vectors;
import org.codeanatomy.plugin.api.vector.Column;
import org.codeanatomy.plugin.api.vector.Encoding;

/** Owns the vectors that the evaluation of one batch makes, so that a failure anywhere leaks none. Not thread-safe. */
public final class EvaluationScope implements AutoCloseable {

    private final BufferAllocator allocator;
    private final List<FieldVector> owned = new ArrayList<>();

    /** An empty scope. */
    public EvaluationScope(BufferAllocator allocator) {
        this.allocator = allocator;
    }

    /** Where vectors are allocated. */
    public BufferAllocator allocator() {
        return allocator;
    }

    /** Takes ownership of a vector. */
    public <V extends FieldVector> V own(V vector) {
        owned.add(vector);
        return vector;
    }

    /** A fixed-width vector of {@code rows} zeros, none of them valid yet. */
    public BaseFixedWidthVector fixed(Field field, int rows) {
        return own(Vectors.fixed(field, rows, allocator));
    }

    /** The column as a flat vector that belongs to the caller, also if somebody else owns the column's own. */
    public FieldVector detach(Column column, Field field) {
        if (column.encoding() != Encoding.FLAT) {
            return Vectors.dense(column, new int[column.length()], column.length(), field, allocator);
        }
        for (int i = owned.size() - 1; i >= 0; i--) {
            if (owned.get(i) == column.vector()) {
                owned.remove(i);
                return column.vector();
            }
        }
        return Vectors.share(column.vector());
    }

    /** Closes what was not detached. */
    @Override
    public void close() {
        owned.forEach(FieldVector::close);
        owned.clear();
    }
}
