package org.codeanatomy.engine.core.operator;

import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.codeanatomy.engine.core.kernel.Widening;
import org.codeanatomy.engine.core.physical.SortKey;
import org.codeanatomy.engine.core.vector.Bitmaps;
import org.codeanatomy.engine.core.vector.ChunkStore;
import org.codeanatomy.engine.core.vector.ChunkedColumn;
import org.codeanatomy.engine.core.vector.GrowableBuffer;
import org.codeanatomy.engine.core.vector.Vectors;
import org.codeanatomy.memory.Mem;
import org.codeanatomy.plugin.api.vector.Column;

/**
 * Where groups appear first in the source, by morsel and row, so that their order does not depend on which worker saw
 * them. Not thread-safe.
 */
final class GroupOrder implements AutoCloseable {

    private static final int ROW_BITS = 32;

    private final BufferAllocator allocator;
    private final GrowableBuffer first;
    private final ChunkStore positions;
    private SortedRows sorted;
    private int known;
    private long morsel = -1;
    private long rowsBefore;

    GroupOrder(BufferAllocator allocator) {
        this.allocator = allocator;
        this.first = new GrowableBuffer(allocator);
        this.positions = new ChunkStore(List.of(Widening.INT64), allocator);
    }

    /** Notes the groups of rows of a batch. Of the rows of a new group the first is written last, and stays. */
    void seen(long current, int[] rows, int[] groups, int count, int batchRows, int size) {
        if (current != morsel) {
            morsel = current;
            rowsBefore = 0;
        }
        first.ensure(8L * size);
        if (known < size) {
            for (int i = count - 1; i >= 0; i--) {
                if (groups[i] >= known) {
                    Mem.putLong(first.address() + 8L * groups[i], (morsel << ROW_BITS) + rowsBefore + rows[i]);
                }
            }
            known = size;
        }
        rowsBefore += batchRows;
    }

    /** Takes over the groups of another worker; its group {@code g} is group {@code mapping[g]} here. */
    void merge(GroupOrder other, int[] mapping, int size) {
        first.ensure(8L * size);
        for (int i = 0; i < mapping.length; i++) {
            long theirs = Mem.getLong(other.first.address() + 8L * i);
            long at = first.address() + 8L * mapping[i];
            if (mapping[i] >= known || theirs < Mem.getLong(at)) {
                Mem.putLong(at, theirs);
            }
        }
        known = size;
    }

    /** Sorts the groups. */
    void sort(Worker worker) {
        int[] rows = Vectors.identity(ChunkedColumn.ROWS);
        for (int from = 0; from < known; from += ChunkedColumn.ROWS) {
            int count = Math.min(ChunkedColumn.ROWS, known - from);
            try (BaseFixedWidthVector part = Vectors.fixed(Widening.INT64, count, allocator)) {
                Bitmaps.setRun(part.getValidityBufferAddress(), 0, count);
                Mem.copy(first.address() + 8L * from, part.getDataBufferAddress(), 8L * count);
                positions.append(new ChunkedColumn[] {ChunkedColumn.of(Column.flat(part))}, rows, count);
            }
        }
        sorted = new SortedRows(positions, List.of(new SortKey(0, false, false)), allocator);
        sorted.sort(worker);
    }

    /** The numbers of the groups from a place in the order on. */
    int[] numbers(int from, int count) {
        return sorted.references(from, count);
    }

    @Override
    public void close() {
        first.close();
        positions.close();
        if (sorted != null) {
            sorted.close();
        }
    }
}
