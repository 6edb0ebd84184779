package org.codeanatomy.engine.core.session;

import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.engine.api.Result;
import org.codeanatomy.engine.core.catalog.Rows;

/** The rows of a statement that the session answers itself, or no rows. */
final class RowsResult implements Result {

    private static final int BATCH_ROWS = 2048;

    private final Rows rows;
    private final BufferAllocator allocator;
    private VectorSchemaRoot current;
    private int position;

    /**
     * A result.
     *
     * @param rows the rows, or null if the statement returns none
     * @param allocator where batches are allocated
     */
    RowsResult(Rows rows, BufferAllocator allocator) {
        this.rows = rows;
        this.allocator = allocator;
    }

    @Override
    public Schema schema() {
        return rows == null ? new Rows().schema() : rows.schema();
    }

    @Override
    public boolean returnsRows() {
        return rows != null;
    }

    @Override
    public VectorSchemaRoot next() {
        close();
        if (rows == null || position >= rows.count()) {
            return null;
        }
        current = BatchRoots.of(rows.schema(), rows.batch(allocator, position, BATCH_ROWS));
        position += current.getRowCount();
        return current;
    }

    /** The rows are there already; there is nothing to stop. */
    @Override
    public void cancel() {}

    @Override
    public void close() {
        if (current != null) {
            current.close();
            current = null;
        }
    }
}
