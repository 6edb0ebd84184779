package org.codeanatomy.parquet.arrow.internal.read;

import java.io.IOException;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.codeanatomy.parquet.arrow.internal.format.ColumnNode;

/** Reads one top-level column of a row group from front to back. Not thread-safe. */
public interface ColumnReader extends AutoCloseable {

    /**
     * The next rows.
     *
     * @param rows how many; the row group has that many left
     * @return a vector that the caller owns
     */
    FieldVector read(int rows, BufferAllocator allocator) throws IOException;

    /** Passes over the next rows. */
    void skip(long rows) throws IOException;

    /** Refuses a column that has more values than the rows that were read. */
    void checkEnd() throws IOException;

    /** The column. */
    ColumnNode node();

    @Override
    void close();
}
