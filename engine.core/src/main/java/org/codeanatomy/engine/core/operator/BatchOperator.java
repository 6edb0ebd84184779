package org.codeanatomy.engine.core.operator;

import org.codeanatomy.plugin.api.vector.Batch;

/** One worker's instance of an operator: it pulls batches from its input and gives batches on. Used by one thread. */
public interface BatchOperator extends AutoCloseable {

    /**
     * The next batch, of flat columns of at most {@link org.codeanatomy.engine.core.vector.ChunkedColumn#ROWS} rows and
     * perhaps a selection, or null at the end. It belongs to the caller; it may have no selected row.
     */
    Batch next();

    /** Closes it and its input. */
    @Override
    void close();
}
