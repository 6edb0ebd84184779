package org.codeanatomy.engine.core.operator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.engine.core.kernel.Selections;
import org.codeanatomy.engine.core.vector.ChunkStore;
import org.codeanatomy.engine.core.vector.ChunkedColumn;
import org.codeanatomy.engine.core.vector.Vectors;
import org.codeanatomy.plugin.api.vector.Batch;

/**
 * Keeps all rows, by morsels, so that they lie in the order of the source however many workers brought them. Batches
 * that are full enough are kept as they are; small ones and parts of a selection are copied together.
 */
abstract class RowsSink implements Sink {

    private static final int ENOUGH = ChunkedColumn.ROWS / 2;

    private final List<Field> fields;
    private final BufferAllocator allocator;
    private final List<MorselRows> morsels = new ArrayList<>();
    private ChunkStore rows;

    RowsSink(List<Field> fields, BufferAllocator allocator) {
        this.fields = fields;
        this.allocator = allocator;
    }

    @Override
    public Local open(Worker worker) {
        return new RowsLocal(worker);
    }

    private synchronized void addAll(List<MorselRows> others) {
        morsels.addAll(others);
    }

    /** Brings the rows together; sub-classes go on from there. */
    @Override
    public void finish(Worker worker) {
        morsels.sort(Comparator.comparingLong(MorselRows::number));
        rows = new ChunkStore(fields, allocator);
        morsels.forEach(morsel -> rows.takeAll(morsel.rows()));
        morsels.clear();
    }

    /** All rows, after {@link #finish}. */
    ChunkStore rows() {
        return rows;
    }

    BufferAllocator allocator() {
        return allocator;
    }

    @Override
    public long peakBytes() {
        return allocator.getPeakMemoryAllocation();
    }

    @Override
    public void close() {
        morsels.forEach(morsel -> morsel.rows().close());
        morsels.clear();
        if (rows != null) {
            rows.close();
        }
        allocator.close();
    }

    private record MorselRows(long number, ChunkStore rows) {}

    private final class RowsLocal implements Local {

        private final Worker worker;
        private final List<MorselRows> own = new ArrayList<>();
        private ChunkStore current;
        private long number;

        RowsLocal(Worker worker) {
            this.worker = worker;
        }

        @Override
        public void consume(Batch batch) {
            long morsel = worker.morsel();
            boolean continues = morsel == number || morsel == number + 1;
            number = morsel;
            if (current == null || !continues) {
                current = new ChunkStore(fields, allocator);
                own.add(new MorselRows(number, current));
            }
            int count = batch.selectedCount();
            if (count >= ENOUGH || (batch.selection() == null && fields.isEmpty())) {
                List<FieldVector> vectors = Vectors.compact(batch, fields, allocator);
                current.adopt(Vectors.moveAll(vectors, allocator), count);
            } else {
                try (batch) {
                    current.append(
                            ChunkedColumn.of(batch.columns()),
                            Selections.positions(batch.selection(), batch.rowCount()),
                            count);
                }
            }
        }

        @Override
        public void merge() {
            addAll(own);
            own.clear();
        }

        @Override
        public void close() {
            own.forEach(morsel -> morsel.rows().close());
        }
    }
}
