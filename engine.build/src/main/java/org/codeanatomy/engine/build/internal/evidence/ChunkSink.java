package org.codeanatomy.engine.build.internal.evidence;

import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.codeanatomy.plugin.api.source.EvidenceSink;

/**
 * The evidence of one chunk on its way into the order.
 *
 * @param chunk the chunk's number
 * @param order where rows are delivered
 * @param allocator where the extractor allocates rows
 */
record ChunkSink(int chunk, EvidenceOrder order, BufferAllocator allocator) implements EvidenceSink {

    @Override
    public void write(String table, VectorSchemaRoot rows) {
        order.deliver(chunk, table, rows);
    }
}
