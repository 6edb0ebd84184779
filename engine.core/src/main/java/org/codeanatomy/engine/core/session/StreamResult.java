package org.codeanatomy.engine.core.session;

import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.engine.api.Result;
import org.codeanatomy.engine.core.pipeline.BatchStream;
import org.codeanatomy.plugin.api.vector.Batch;

/**
 * The rows of a running query. It gives up its lease with the last batch, not when somebody closes it at last, so that
 * a forgotten result does not hold a plugin.
 */
final class StreamResult implements Result {

    private final Schema schema;
    private final BufferAllocator allocator;
    // both are let go at the end: through them a forgotten result would hold scans and functions of plugins
    private volatile BatchStream stream;
    private Runnable onEnd;
    private VectorSchemaRoot current;
    private boolean ended;
    private boolean closed;

    /**
     * A result.
     *
     * @param schema the columns as the query names them
     * @param allocator the statement's, closed with the result
     * @param onEnd gives up lease and registration; called once
     */
    StreamResult(Schema schema, BatchStream stream, BufferAllocator allocator, Runnable onEnd) {
        this.schema = schema;
        this.stream = stream;
        this.allocator = allocator;
        this.onEnd = onEnd;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public boolean returnsRows() {
        return true;
    }

    @Override
    public synchronized VectorSchemaRoot next() {
        releaseCurrent();
        if (ended) {
            return null;
        }
        try {
            Batch batch = stream.next();
            if (batch == null) {
                end();
                return null;
            }
            current = BatchRoots.of(schema, batch);
            return current;
        } catch (RuntimeException | Error failure) {
            end();
            throw failure;
        }
    }

    @Override
    public void cancel() {
        cancel("it was cancelled by the application");
    }

    void cancel(String reason) {
        BatchStream running = stream;
        if (running != null) {
            running.cancel(reason);
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            releaseCurrent();
            end();
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
            try {
                stream.close();
            } finally {
                onEnd.run();
                stream = null;
                onEnd = null;
            }
        }
    }
}
