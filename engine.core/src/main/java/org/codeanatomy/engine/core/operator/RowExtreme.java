package org.codeanatomy.engine.core.operator;

import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.api.EngineException.Stage;
import org.codeanatomy.engine.core.kernel.RowOrder;
import org.codeanatomy.engine.core.physical.Aggregate;
import org.codeanatomy.engine.core.physical.Aggregate.Kind;
import org.codeanatomy.engine.core.vector.ChunkStore;
import org.codeanatomy.engine.core.vector.ChunkedColumn;
import org.codeanatomy.engine.core.vector.Gather;
import org.codeanatomy.engine.core.vector.GrowableBuffer;
import org.codeanatomy.memory.Mem;

/**
 * MIN and MAX of texts and decimals, and SINGLE_VALUE of anything. Values lie in columns, the state is the reference of
 * the best one plus 1. Values that were replaced are dropped when they are more than those that count.
 */
final class RowExtreme implements Accumulator {

    private static final int SLACK = 4 * ChunkedColumn.ROWS;

    private final BufferAllocator allocator;
    private final Aggregate aggregate;
    private final GrowableBuffer state;
    private ChunkStore values;
    private int groups;
    private int held;

    RowExtreme(Aggregate aggregate, BufferAllocator allocator) {
        this.allocator = allocator;
        this.aggregate = aggregate;
        this.state = new GrowableBuffer(allocator);
        this.values = new ChunkStore(List.of(aggregate.result()), allocator);
    }

    @Override
    public void reserve(int count) {
        state.ensure(4L * count);
        groups = Math.max(groups, count);
    }

    @Override
    public void update(ChunkedColumn argument, int[] rows, int[] targets, int count) {
        int[] one = new int[1];
        ChunkedColumn[] source = {argument};
        for (int i = 0; i < count; i++) {
            long at = state.address() + 4L * targets[i];
            int reference = Mem.getInt(at) - 1;
            if (reference < 0) {
                held++;
            } else if (!replaces(argument, rows[i], reference)) {
                continue;
            }
            one[0] = rows[i];
            Mem.putInt(at, values.limit() + 1);
            values.append(source, one, 1);
        }
        if (values.limit() > 2L * held + SLACK) {
            compact();
        }
    }

    private boolean replaces(ChunkedColumn argument, int row, int reference) {
        if (aggregate.kind() == Kind.SINGLE_VALUE) {
            throw new EngineException(
                    Stage.EXECUTE,
                    "SCALAR_SUBQUERY_ROWS",
                    "a scalar subquery returned more than one row; add LIMIT 1 or an aggregate");
        }
        int order = RowOrder.compareValues(argument, row, values.column(0), reference);
        return aggregate.kind() == Kind.MIN ? order < 0 : order > 0;
    }

    private void compact() {
        ChunkStore kept = new ChunkStore(values.fields(), allocator);
        ChunkStore old = values;
        try (old) {
            values = kept;
            ChunkedColumn[] source = {old.column(0)};
            int[] one = new int[1];
            for (int group = 0; group < groups; group++) {
                long at = state.address() + 4L * group;
                if (Mem.getInt(at) != 0) {
                    one[0] = Mem.getInt(at) - 1;
                    Mem.putInt(at, kept.limit() + 1);
                    kept.append(source, one, 1);
                }
            }
        }
    }

    @Override
    public void merge(Accumulator other, int from, int[] targets, int count) {
        RowExtreme theirs = (RowExtreme) other;
        int[] rows = new int[count];
        int[] into = new int[count];
        int present = 0;
        for (int i = 0; i < count; i++) {
            int reference = Mem.getInt(theirs.state.address() + 4L * (from + i)) - 1;
            if (reference >= 0) {
                rows[present] = reference;
                into[present++] = targets[i];
            }
        }
        update(theirs.values.column(0), rows, into, present);
    }

    @Override
    public void finish(int[] wanted, int count, FieldVector target) {
        int[] rows = new int[count];
        for (int i = 0; i < count; i++) {
            rows[i] = Mem.getInt(state.address() + 4L * wanted[i]) - 1;
        }
        Gather.append(values.column(0), rows, 0, count, target, 0);
    }

    @Override
    public void close() {
        state.close();
        values.close();
    }
}
