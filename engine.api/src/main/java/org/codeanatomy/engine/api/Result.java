package org.codeanatomy.engine.api;

import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The rows of a statement, in batches. Used by one thread at a time, but for {@link #cancel()}, which any thread may
 * call.
 */
@ProviderType
public interface Result extends AutoCloseable {

    /** The columns; none if the statement returns no rows. */
    Schema schema();

    /** Whether the statement returns rows; a query with no rows still does. */
    boolean returnsRows();

    /**
     * The next batch, or null at the end. It is valid until the next call or {@link #close()}; to keep its vectors,
     * transfer them to an allocator of your own.
     *
     * @throws EngineException if the statement failed or was cancelled
     */
    VectorSchemaRoot next();

    /** Stops the statement; {@link #next()} then fails with code {@code CANCELLED}. */
    void cancel();

    /** Stops the statement if it still runs, and releases everything it holds. */
    @Override
    void close();
}
