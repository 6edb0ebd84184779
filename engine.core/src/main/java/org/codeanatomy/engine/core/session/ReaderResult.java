package org.codeanatomy.engine.core.session;

import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.api.EngineException.Stage;
import org.codeanatomy.engine.core.activity.TrackedQuery;
import org.codeanatomy.engine.core.catalog.PluginBoundary;
import org.codeanatomy.plugin.api.table.BatchReader;
import org.codeanatomy.plugin.api.vector.Batch;
import org.codeanatomy.plugin.host.GenerationId;

/** What a procedure reports. */
final class ReaderResult extends LeasedResult {

    private final GenerationId generation;
    private BatchReader reader;
    private volatile String cancelled;

    ReaderResult(
            Schema schema,
            BatchReader reader,
            GenerationId generation,
            BufferAllocator allocator,
            TrackedQuery query,
            Runnable onEnd) {
        super(schema, allocator, query, onEnd);
        this.generation = generation;
        this.reader = reader;
    }

    @Override
    Batch nextBatch() {
        if (cancelled != null) {
            throw new EngineException(Stage.EXECUTE, "CANCELLED", "the statement stopped: " + cancelled);
        }
        return PluginBoundary.call(Stage.EXECUTE, generation, "report what it did", reader::next);
    }

    @Override
    void closeSource(Runnable whenReleased) {
        BatchReader ended = reader;
        reader = null;
        try {
            PluginBoundary.call(Stage.EXECUTE, generation, "close its report", () -> {
                ended.close();
                return null;
            });
        } finally {
            whenReleased.run();
        }
    }

    @Override
    void cancel(String reason) {
        cancelled = reason;
    }
}
