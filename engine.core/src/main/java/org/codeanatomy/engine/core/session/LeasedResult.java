package org.codeanatomy.engine.core.session;

import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.engine.api.Result;
import org.codeanatomy.engine.core.activity.TrackedQuery;
import org.codeanatomy.plugin.api.vector.Batch;

/**
 * Rows that are made while they are read, under a lease. It gives up its lease with the last batch, not when somebody
 * closes it at last, so that a forgotten result does not hold a plugin.
 */
abstract class LeasedResult implements Result {

    private final Schema schema;
    private final BufferAllocator allocator;
    private final TrackedQuery query;
    // let go at the end: through it a forgotten result would hold services of plugins
    private Runnable onEnd;
    private VectorSchemaRoot current;
    private boolean ended;
    private boolean released;
    private boolean closed;
    private boolean disposed;

    /**
     * A result.
     *
     * @param schema the columns as the statement names them
     * @param allocator the statement's, closed with the result
     * @param query told of its rows and its end
     * @param onEnd gives up lease and registration; called once
     */
    LeasedResult(Schema schema, BufferAllocator allocator, TrackedQuery query, Runnable onEnd) {
        this.schema = schema;
        this.allocator = allocator;
        this.query = query;
        this.onEnd = onEnd;
    }

    /** The next batch, or null behind the last. */
    abstract Batch nextBatch();

    /**
     * Closes where batches come from, and forgets it. Called once.
     *
     * @param whenReleased to be run when nobody touches the statement's memory and plugins any more; that may be later and
     *     on another thread, if a plugin's call does not return
     */
    abstract void closeSource(Runnable whenReleased);

    abstract void cancel(String reason);

    @Override
    public final Schema schema() {
        return schema;
    }

    @Override
    public final boolean returnsRows() {
        return true;
    }

    @Override
    public final synchronized VectorSchemaRoot next() {
        releaseCurrent();
        if (ended) {
            return null;
        }
        try {
            Batch batch = nextBatch();
            if (batch == null) {
                end();
                query.done();
                return null;
            }
            query.delivered(batch.rowCount());
            current = BatchRoots.of(schema, batch);
            return current;
        } catch (RuntimeException | Error failure) {
            query.failed(failure);
            end();
            throw failure;
        }
    }

    @Override
    public final void cancel() {
        cancel("it was cancelled by the application");
    }

    @Override
    public final synchronized void close() {
        if (!closed) {
            closed = true;
            releaseCurrent();
            end();
            query.abandoned();
            dispose();
        }
    }

    private synchronized void released() {
        released = true;
        dispose();
    }

    private void dispose() {
        if (released && closed && !disposed) {
            disposed = true;
            allocator.close();
        }
    }

    private void releaseCurrent() {
        if (current != null) {
            current.close();
            current = null;
        }
    }

    private void end() {
        if (!ended) {
            ended = true;
            Runnable giveUp = onEnd;
            onEnd = null;
            closeSource(() -> {
                try {
                    giveUp.run();
                } finally {
                    released();
                }
            });
        }
    }
}
