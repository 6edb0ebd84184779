package org.codeanatomy.engine.core.session;

import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.api.Result;
import org.codeanatomy.engine.core.catalog.PluginBoundary;
import org.codeanatomy.plugin.api.table.BatchReader;
import org.codeanatomy.plugin.api.vector.Batch;
import org.codeanatomy.plugin.host.GenerationId;

/** What a procedure reports. */
final class ReaderResult implements Result {

    private final Schema schema;
    private final GenerationId generation;
    private final BufferAllocator allocator;
    // both are let go at the end: through them a forgotten result would hold the plugin
    private BatchReader reader;
    private Runnable onEnd;
    private VectorSchemaRoot current;
    private volatile String cancelled;
    private boolean ended;
    private boolean closed;

    ReaderResult(
            Schema schema, BatchReader reader, GenerationId generation, BufferAllocator allocator, Runnable onEnd) {
        this.schema = schema;
        this.reader = reader;
        this.generation = generation;
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
        if (cancelled != null) {
            end();
            throw new EngineException(
                    EngineException.Stage.EXECUTE, "CANCELLED", "the statement stopped: " + cancelled);
        }
        if (ended) {
            return null;
        }
        try {
            Batch batch =
                    PluginBoundary.call(EngineException.Stage.EXECUTE, generation, "report what it did", reader::next);
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
        cancelled = reason;
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
                PluginBoundary.call(EngineException.Stage.EXECUTE, generation, "close its report", () -> {
                    reader.close();
                    return null;
                });
            } finally {
                onEnd.run();
                reader = null;
                onEnd = null;
            }
        }
    }
}
