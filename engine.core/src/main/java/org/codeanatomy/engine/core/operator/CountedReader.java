package org.codeanatomy.engine.core.operator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.ReferenceManager;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.codeanatomy.engine.core.vector.ChunkedColumn;
import org.codeanatomy.engine.core.vector.Vectors;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.table.BatchReader;
import org.codeanatomy.plugin.api.table.ReadContext;
import org.codeanatomy.plugin.api.table.Split;
import org.codeanatomy.plugin.api.vector.Batch;
import org.codeanatomy.plugin.api.vector.Column;
import org.codeanatomy.plugin.host.GenerationId;
import org.codeanatomy.plugin.host.MemoryCharge;

/**
 * Reads a split of a plugin's table. What the reader holds is counted for the plugin; a batch that is taken over belongs to
 * the statement, which it is moved to without a copy. Used by one thread.
 */
final class CountedReader implements AutoCloseable {

    private final BufferAllocator statement;
    private final MemoryCharge charge;
    private final BufferAllocator scratch;
    private final BatchReader reader;

    /** Opens a split. Throws whatever the plugin throws. */
    CountedReader(Split split, String table, GenerationId generation, Worker worker) throws PluginException {
        this.statement = worker.allocator();
        this.charge = worker.charge(generation);
        this.scratch = statement.newChildAllocator(table, charge.listener(), 0, statement.getLimit());
        BatchReader opened = null;
        try {
            opened = split.open(new ReadContext(scratch, ChunkedColumn.ROWS));
            if (opened == null) {
                throw new IllegalStateException("a split opened to null");
            }
        } finally {
            if (opened == null) {
                release();
            }
        }
        this.reader = opened;
    }

    /** The next batch, still the plugin's; null at the end. */
    Batch next() throws PluginException {
        return reader.next();
    }

    /** Moves a batch to the statement. */
    Batch take(Batch batch) {
        IdentityHashMap<FieldVector, FieldVector> moved = new IdentityHashMap<>();
        List<Column> columns = new ArrayList<>(batch.columns().size());
        for (Column column : batch.columns()) {
            FieldVector vector = moved.computeIfAbsent(column.vector(), this::move);
            columns.add(
                    switch (column.encoding()) {
                        case FLAT -> Column.flat(vector);
                        case CONSTANT -> Column.constant(vector, column.length());
                        case DICTIONARY ->
                            Column.dictionary(
                                    (IntVector) vector,
                                    moved.computeIfAbsent(
                                            column.dictionaryValues().vector(), this::move));
                    });
        }
        long kept = scratch.getAllocatedMemory();
        int buffers = kept == 0 ? charge.buffers() : Math.min(charge.buffers(), allocations(moved.values()));
        charge.handOver(charge.bytes() - kept, buffers);
        return new Batch(columns, batch.rowCount(), batch.selection());
    }

    private FieldVector move(FieldVector vector) {
        return Vectors.moveAll(List.of(vector), statement).get(0);
    }

    private static int allocations(Iterable<FieldVector> vectors) {
        Set<ReferenceManager> allocations = new HashSet<>();
        for (FieldVector vector : vectors) {
            for (ArrowBuf buffer : vector.getBuffers(false)) {
                allocations.add(buffer.getReferenceManager());
            }
        }
        return allocations.size();
    }

    /**
     * Closes the reader.
     *
     * @throws IllegalStateException if it leaves memory allocated, which is lost
     */
    @Override
    public void close() {
        try {
            reader.close();
        } finally {
            release();
        }
    }

    private void release() {
        try (charge) {
            long left = scratch.getAllocatedMemory();
            if (left > 0) {
                scratch.releaseBytes(left);
            } else {
                charge.handOver(charge.bytes(), charge.buffers());
            }
            scratch.close();
            if (left > 0) {
                throw new IllegalStateException("it left " + left + " bytes allocated when it was closed");
            }
        }
    }
}
