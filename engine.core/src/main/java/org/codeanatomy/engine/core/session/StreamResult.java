package org.codeanatomy.engine.core.session;

import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.engine.core.activity.TrackedQuery;
import org.codeanatomy.engine.core.pipeline.BatchStream;
import org.codeanatomy.plugin.api.vector.Batch;

/** The rows of a running query. */
final class StreamResult extends LeasedResult {

    private volatile BatchStream stream;

    StreamResult(Schema schema, BatchStream stream, BufferAllocator allocator, TrackedQuery query, Runnable onEnd) {
        super(schema, allocator, query, onEnd);
        this.stream = stream;
    }

    @Override
    Batch nextBatch() {
        return stream.next();
    }

    @Override
    void closeSource(Runnable whenReleased) {
        BatchStream ended = stream;
        stream = null;
        ended.abandon(whenReleased);
    }

    @Override
    void cancel(String reason) {
        BatchStream running = stream;
        if (running != null) {
            running.cancel(reason);
        }
    }
}
