package org.codeanatomy.parquet.arrow;

import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * Consecutive rows of a file. Whoever got the batch owns it and closes it.
 *
 * @param firstRow position in the file of the batch's first row, counted from 0 over all row groups
 * @param root the rows
 */
public record Batch(long firstRow, VectorSchemaRoot root) implements AutoCloseable {

    /** Number of rows. */
    public int rowCount() {
        return root.getRowCount();
    }

    /** Releases the vectors. */
    @Override
    public void close() {
        root.close();
    }
}
