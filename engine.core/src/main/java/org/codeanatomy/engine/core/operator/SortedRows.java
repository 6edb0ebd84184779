package org.codeanatomy.engine.core.operator;

import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.codeanatomy.engine.core.kernel.RowOrder;
import org.codeanatomy.engine.core.physical.SortKey;
import org.codeanatomy.engine.core.vector.ChunkStore;
import org.codeanatomy.engine.core.vector.ChunkedColumn;
import org.codeanatomy.engine.core.vector.GrowableBuffer;
import org.codeanatomy.memory.Mem;

/**
 * References of rows in order: a stable merge sort of 16-byte entries, the first eight bytes of which decide most
 * comparisons without touching the rows. Not thread-safe while it sorts.
 */
final class SortedRows implements AutoCloseable {

    private static final long ENTRY = 16;
    private static final long RUN = 16;

    private final ChunkStore rows;
    private final RowOrder order;
    private final boolean constant;
    private GrowableBuffer entries;
    private GrowableBuffer spare;
    private long size;

    SortedRows(ChunkStore rows, List<SortKey> keys, BufferAllocator allocator) {
        SupportedKeys.check(
                "sort by",
                keys.stream().map(key -> rows.fields().get(key.column())).toList());
        this.rows = rows;
        ChunkedColumn[] columns = new ChunkedColumn[rows.fields().size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = rows.column(i);
        }
        this.order = SortKeys.order(keys, columns);
        this.constant = keys.isEmpty();
        this.entries = new GrowableBuffer(allocator);
        this.spare = new GrowableBuffer(allocator);
    }

    /** Number of rows. */
    long size() {
        return size;
    }

    /** Sorts; to be called once. */
    void sort(Worker worker) {
        fill();
        if (constant || size < 2) {
            return;
        }
        spare.ensure(ENTRY * size);
        for (long from = 0; from < size; from += RUN) {
            insertionSort(from, Math.min(size, from + RUN));
        }
        for (long run = RUN; run < size; run *= 2) {
            for (long from = 0; from < size; from += 2 * run) {
                if ((from & 0xFFFF) == 0) {
                    worker.checkRunning();
                }
                merge(from, Math.min(size, from + run), Math.min(size, from + 2 * run), worker);
            }
            GrowableBuffer merged = spare;
            spare = entries;
            entries = merged;
        }
        spare.close();
    }

    private void fill() {
        long total = 0;
        for (int chunk = 0; chunk < rows.chunks(); chunk++) {
            total += rows.rows(chunk);
        }
        entries.ensure(ENTRY * total);
        int[] references = new int[ChunkedColumn.ROWS];
        long[] prefixes = new long[ChunkedColumn.ROWS];
        int skip = constant ? 0 : commonBytes(references);
        for (int chunk = 0; chunk < rows.chunks(); chunk++) {
            int count = referencesOf(chunk, references);
            if (!constant) {
                order.prefixes(references, count, skip, prefixes);
            }
            for (int i = 0; i < count; i++) {
                long at = entries.address() + ENTRY * (size + i);
                Mem.putLong(at, prefixes[i]);
                Mem.putLong(at + 8, references[i]);
            }
            size += count;
        }
    }

    private int referencesOf(int chunk, int[] references) {
        int count = rows.rows(chunk);
        for (int i = 0; i < count; i++) {
            references[i] = chunk * ChunkedColumn.ROWS + i;
        }
        return count;
    }

    /** Identifiers often begin alike; eight bytes from where they differ decide more. */
    private int commonBytes(int[] references) {
        int common = Integer.MAX_VALUE;
        for (int chunk = 0; chunk < rows.chunks() && common > 0; chunk++) {
            int count = referencesOf(chunk, references);
            common = order.commonBytes(0, references, count, common);
        }
        return common;
    }

    private boolean before(long prefix, int reference, long other) {
        long theirs = Mem.getLong(other);
        if (prefix != theirs) {
            return Long.compareUnsigned(prefix, theirs) < 0;
        }
        return order.compare(reference, Mem.getInt(other + 8)) < 0;
    }

    private boolean after(long prefix, int reference, long other) {
        long theirs = Mem.getLong(other);
        if (prefix != theirs) {
            return Long.compareUnsigned(prefix, theirs) > 0;
        }
        return order.compare(reference, Mem.getInt(other + 8)) > 0;
    }

    private void insertionSort(long from, long to) {
        long base = entries.address();
        for (long i = from + 1; i < to; i++) {
            long prefix = Mem.getLong(base + ENTRY * i);
            int reference = Mem.getInt(base + ENTRY * i + 8);
            long at = i;
            while (at > from && before(prefix, reference, base + ENTRY * (at - 1))) {
                copy(base + ENTRY * (at - 1), base + ENTRY * at);
                at--;
            }
            Mem.putLong(base + ENTRY * at, prefix);
            Mem.putLong(base + ENTRY * at + 8, reference);
        }
    }

    private static void copy(long source, long target) {
        Mem.putLong(target, Mem.getLong(source));
        Mem.putLong(target + 8, Mem.getLong(source + 8));
    }

    /** The left run wins ties, which keeps equal rows in their order. */
    private void merge(long from, long middle, long to, Worker worker) {
        long left = entries.address() + ENTRY * from;
        long leftEnd = entries.address() + ENTRY * middle;
        long right = leftEnd;
        long rightEnd = entries.address() + ENTRY * to;
        long target = spare.address() + ENTRY * from;
        int steps = 0;
        while (left < leftEnd && right < rightEnd) {
            if (after(Mem.getLong(left), Mem.getInt(left + 8), right)) {
                copy(right, target);
                right += ENTRY;
            } else {
                copy(left, target);
                left += ENTRY;
            }
            target += ENTRY;
            if ((++steps & 0xFFFF) == 0) {
                worker.checkRunning();
            }
        }
        Mem.copy(left, target, leftEnd - left);
        Mem.copy(right, target + (leftEnd - left), rightEnd - right);
    }

    /** The references of {@code count} rows from a place in the order on. */
    int[] references(long from, int count) {
        int[] references = new int[count];
        for (int i = 0; i < count; i++) {
            references[i] = Mem.getInt(entries.address() + ENTRY * (from + i) + 8);
        }
        return references;
    }

    @Override
    public void close() {
        entries.close();
        spare.close();
    }
}
