package org.codeanatomy.engine.core.operator;

import org.apache.arrow.memory.BufferAllocator;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.core.kernel.Hashing;
import org.codeanatomy.engine.core.kernel.Selections;
import org.codeanatomy.engine.core.vector.ChunkStore;
import org.codeanatomy.engine.core.vector.ChunkedColumn;
import org.codeanatomy.engine.core.vector.GrowableBuffer;
import org.codeanatomy.memory.Mem;

/**
 * The build side of a join by keys. A slot holds the upper 32 bits of a hash and the reference plus 1 of the first row
 * with these; rows that share them are linked in their order. Whoever follows a link compares keys. Safe to read from
 * several threads; only {@link #mark} writes, and always the same.
 */
final class JoinTable implements AutoCloseable {

    private static final long MOST_ROWS = 1 << 29;

    private final ChunkStore rows;
    private final int[] keys;
    private final boolean[] nullsEqual;
    private final GrowableBuffer slots;
    private final GrowableBuffer links;
    private final GrowableBuffer marks;
    private final int mask;
    private boolean linked;

    /** A table over rows, which stay the caller's. */
    JoinTable(ChunkStore rows, int[] keys, boolean[] nullsEqual, boolean marked, BufferAllocator allocator) {
        if (rows.size() > MOST_ROWS) {
            throw new EngineException(
                    EngineException.Stage.EXECUTE,
                    "TOO_MANY_ROWS",
                    "the build side of a join has " + rows.size() + " rows; " + MOST_ROWS + " is the most");
        }
        this.rows = rows;
        this.keys = keys;
        this.nullsEqual = nullsEqual;
        this.slots = new GrowableBuffer(allocator);
        this.links = new GrowableBuffer(allocator);
        this.marks = new GrowableBuffer(allocator);
        long wanted = Math.min(1L << 30, Math.max(64, rows.size() * 3L / 2));
        int capacity = Integer.highestOneBit((int) wanted - 1) << 1;
        this.mask = capacity - 1;
        boolean done = false;
        try {
            if (marked) {
                marks.ensure(rows.limit());
            }
            if (keys.length > 0) {
                slots.ensure(8L * capacity);
                links.ensure(4L * rows.limit());
            }
            done = true;
        } finally {
            if (!done) {
                close();
            }
        }
    }

    /** Enters all rows, the last first, so that links lead to later rows. */
    void build(Worker worker) {
        if (keys.length == 0) {
            return;
        }
        long[] hashes = new long[ChunkedColumn.ROWS];
        int[] references = new int[ChunkedColumn.ROWS];
        ChunkedColumn[] columns = keyColumns();
        for (int chunk = rows.chunks() - 1; chunk >= 0; chunk--) {
            worker.checkRunning();
            int count = 0;
            for (int row = rows.rows(chunk) - 1; row >= 0; row--) {
                references[count++] = chunk * ChunkedColumn.ROWS + row;
            }
            count = dropNulls(columns, references, count);
            Hashing.hash(columns, references, count, hashes);
            enter(hashes, references, count);
        }
    }

    private void enter(long[] hashes, int[] references, int count) {
        long base = slots.address();
        for (int i = 0; i < count; i++) {
            int hash = (int) (hashes[i] >>> 32);
            int place = hash & mask;
            long slot = Mem.getLong(base + 8L * place);
            while (slot != 0 && (int) (slot >>> 32) != hash) {
                place = place + 1 & mask;
                slot = Mem.getLong(base + 8L * place);
            }
            if (slot != 0) {
                linked = true;
                Mem.putInt(links.address() + 4L * references[i], (int) slot);
            }
            Mem.putLong(base + 8L * place, ((long) hash << 32) | (references[i] + 1));
        }
    }

    ChunkedColumn[] keyColumns() {
        ChunkedColumn[] columns = new ChunkedColumn[keys.length];
        for (int i = 0; i < keys.length; i++) {
            columns[i] = rows.column(keys[i]);
        }
        return columns;
    }

    /** Keeps, in place, the references of rows that can match: those without a null in a key where nulls do not. */
    int dropNulls(ChunkedColumn[] columns, int[] references, int count) {
        int left = count;
        for (int key = 0; key < columns.length; key++) {
            if (!nullsEqual[key] && columns[key].hasNulls()) {
                left = Selections.dropNulls(columns[key], references, left);
            }
        }
        return left;
    }

    /** Sets {@code first[i]} to the reference of the first row with that hash, or −1. */
    void find(long[] hashes, int count, int[] first) {
        long base = slots.address();
        for (int i = 0; i < count; i++) {
            int hash = (int) (hashes[i] >>> 32);
            int place = hash & mask;
            long slot = Mem.getLong(base + 8L * place);
            while (slot != 0 && (int) (slot >>> 32) != hash) {
                place = place + 1 & mask;
                slot = Mem.getLong(base + 8L * place);
            }
            first[i] = (int) slot - 1;
        }
    }

    /** The reference of the next row with the same hash, or −1. */
    int next(int reference) {
        return linked ? Mem.getInt(links.address() + 4L * reference) - 1 : -1;
    }

    /** The rows. */
    ChunkStore rows() {
        return rows;
    }

    /** Notes that these rows have found a partner. */
    void mark(int[] references, int count) {
        long base = marks.address();
        for (int i = 0; i < count; i++) {
            Mem.putByte(base + references[i], (byte) 1);
        }
    }

    /** Whether a row has found a partner. */
    boolean isMarked(int reference) {
        return Mem.getByte(marks.address() + reference) != 0;
    }

    @Override
    public void close() {
        slots.close();
        links.close();
        marks.close();
    }
}
