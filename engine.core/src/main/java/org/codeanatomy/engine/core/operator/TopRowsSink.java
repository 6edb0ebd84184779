package org.codeanatomy.engine.core.operator;

import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.engine.core.kernel.Selections;
import org.codeanatomy.engine.core.physical.SortKey;
import org.codeanatomy.engine.core.vector.ChunkStore;
import org.codeanatomy.engine.core.vector.ChunkedColumn;
import org.codeanatomy.plugin.api.vector.Batch;

/**
 * The first rows in order, of which only few are kept at a time: once there are enough, a row is dropped unseen if its
 * prefix lies behind that of the last row that would be returned.
 */
final class TopRowsSink implements Sink, StoredRows {

    /** Beyond this many rows a full sort does no more work. */
    static final long MOST = 100_000;

    private static final int SLACK = 4 * ChunkedColumn.ROWS;

    private final List<Field> fields;
    private final List<SortKey> keys;
    private final int offset;
    private final int kept;
    private final BufferAllocator allocator;
    private ChunkStore total;

    /** The rows from {@code offset} to {@code end} in order. */
    TopRowsSink(List<Field> fields, List<SortKey> keys, long offset, long end, BufferAllocator allocator) {
        this.fields = fields;
        this.keys = keys;
        this.offset = (int) offset;
        this.kept = (int) end;
        this.allocator = allocator;
        this.total = new ChunkStore(fields, allocator);
    }

    @Override
    public Local open(Worker worker) {
        return new TopRowsLocal(worker);
    }

    private synchronized void add(ChunkStore rows) {
        total.takeAll(rows);
    }

    @Override
    public void finish(Worker worker) {
        total = first(total, worker);
    }

    /** The first rows in order, in a store of their own; the store given is closed. */
    private ChunkStore first(ChunkStore rows, Worker worker) {
        ChunkStore result = new ChunkStore(fields, allocator);
        boolean done = false;
        try (ChunkStore closing = rows;
                SortedRows sorted = new SortedRows(closing, keys, allocator)) {
            sorted.sort(worker);
            ChunkedColumn[] columns = columns(closing);
            int count = (int) Math.min(kept, sorted.size());
            for (int from = 0; from < count; from += ChunkedColumn.ROWS) {
                int part = Math.min(ChunkedColumn.ROWS, count - from);
                result.append(columns, sorted.references(from, part), part);
            }
            done = true;
            return result;
        } finally {
            if (!done) {
                result.close();
            }
        }
    }

    private static ChunkedColumn[] columns(ChunkStore rows) {
        ChunkedColumn[] columns = new ChunkedColumn[rows.fields().size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = rows.column(i);
        }
        return columns;
    }

    private int size() {
        return (int) Math.max(0, total.size() - offset);
    }

    @Override
    public int parts() {
        return (size() + ChunkedColumn.ROWS - 1) / ChunkedColumn.ROWS;
    }

    @Override
    public Batch part(int index, Worker worker) {
        int from = index * ChunkedColumn.ROWS;
        int count = Math.min(ChunkedColumn.ROWS, size() - from);
        int[] references = new int[count];
        for (int i = 0; i < count; i++) {
            references[i] = offset + from + i;
        }
        return Batch.of(total.gather(references, count, fields, worker.allocator()), count);
    }

    @Override
    public long peakBytes() {
        return allocator.getPeakMemoryAllocation();
    }

    @Override
    public void close() {
        total.close();
        allocator.close();
    }

    private final class TopRowsLocal implements Local {

        private final Worker worker;
        private final long[] prefixes = new long[ChunkedColumn.ROWS];
        private ChunkStore rows = new ChunkStore(fields, allocator);
        private boolean bounded;
        private long bound;

        TopRowsLocal(Worker worker) {
            this.worker = worker;
        }

        @Override
        public void consume(Batch batch) {
            try (batch) {
                ChunkedColumn[] columns = ChunkedColumn.of(batch.columns());
                int[] positions = Selections.positions(batch.selection(), batch.rowCount());
                int count = batch.selectedCount();
                if (bounded) {
                    int[] candidates = new int[count];
                    count = candidates(columns, positions, count, candidates);
                    positions = candidates;
                }
                rows.append(columns, positions, count);
            }
            if (rows.limit() >= kept + SLACK) {
                shrink();
            }
        }

        private int candidates(ChunkedColumn[] columns, int[] positions, int count, int[] candidates) {
            SortKeys.order(keys, columns).prefixes(positions, count, prefixes);
            int left = 0;
            for (int i = 0; i < count; i++) {
                candidates[left] = positions[i];
                left += Long.compareUnsigned(prefixes[i], bound) <= 0 ? 1 : 0;
            }
            return left;
        }

        private void shrink() {
            ChunkStore full = rows;
            rows = new ChunkStore(fields, allocator);
            rows = first(full, worker);
            if (kept > 0) {
                SortKeys.order(keys, columns(rows)).prefixes(new int[] {kept - 1}, 1, prefixes);
                bound = prefixes[0];
                bounded = true;
            }
        }

        @Override
        public void merge() {
            add(rows);
        }

        @Override
        public void close() {
            rows.close();
        }
    }
}
