package org.codeanatomy.engine.core.operator;

import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.engine.core.physical.SortKey;
import org.codeanatomy.engine.core.vector.ChunkedColumn;
import org.codeanatomy.plugin.api.vector.Batch;

/** Orders all rows, or the first of them; rows that are equal stay in the order of the source. */
final class SortSink extends RowsSink implements StoredRows {

    private final List<Field> fields;
    private final List<SortKey> keys;
    private final long offset;
    private final long limit;
    private SortedRows sorted;

    SortSink(List<Field> fields, List<SortKey> keys, long offset, long limit, BufferAllocator allocator) {
        super(fields, allocator);
        this.fields = fields;
        this.keys = keys;
        this.offset = offset;
        this.limit = limit;
    }

    @Override
    public void finish(Worker worker) {
        super.finish(worker);
        sorted = new SortedRows(rows(), keys, allocator());
        sorted.sort(worker);
    }

    private long size() {
        return Math.max(0, Math.min(limit, sorted.size() - offset));
    }

    @Override
    public int parts() {
        return (int) ((size() + ChunkedColumn.ROWS - 1) / ChunkedColumn.ROWS);
    }

    @Override
    public Batch part(int index, Worker worker) {
        long from = (long) index * ChunkedColumn.ROWS;
        int count = (int) Math.min(ChunkedColumn.ROWS, size() - from);
        int[] references = sorted.references(offset + from, count);
        return Batch.of(rows().gather(references, count, fields, worker.allocator()), count);
    }

    @Override
    public void close() {
        if (sorted != null) {
            sorted.close();
        }
        super.close();
    }
}
