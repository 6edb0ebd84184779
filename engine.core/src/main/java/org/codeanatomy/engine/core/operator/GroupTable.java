package org.codeanatomy.engine.core.operator;

import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.core.kernel.Hashing;
import org.codeanatomy.engine.core.kernel.KeyEquality;
import org.codeanatomy.engine.core.vector.ChunkStore;
import org.codeanatomy.engine.core.vector.ChunkedColumn;
import org.codeanatomy.engine.core.vector.GrowableBuffer;
import org.codeanatomy.memory.Mem;

/**
 * Numbers distinct keys from 0 in the order in which they appear. A slot holds the upper 32 bits of the hash and the
 * number plus 1; keys lie in columns, so that only rows whose 32 bits agree are compared. Not thread-safe.
 */
final class GroupTable implements AutoCloseable {

    private static final int INITIAL = 1 << 14;

    private final ChunkStore keys;
    private final BufferAllocator allocator;
    private GrowableBuffer slots;
    private int capacity;
    private int size;
    private final long[] hashes = new long[ChunkedColumn.ROWS];
    private final int[] places = new int[ChunkedColumn.ROWS];
    private final int[] open = new int[ChunkedColumn.ROWS];
    private final int[] candidates = new int[ChunkedColumn.ROWS];
    private final int[] candidateRows = new int[ChunkedColumn.ROWS];
    private final int[] candidateGroups = new int[ChunkedColumn.ROWS];
    private final int[] fresh = new int[ChunkedColumn.ROWS];
    private final boolean[] equal = new boolean[ChunkedColumn.ROWS];

    GroupTable(List<Field> fields, BufferAllocator allocator) {
        SupportedKeys.check("group by", fields);
        this.keys = new ChunkStore(fields, allocator);
        this.allocator = allocator;
        this.slots = new GrowableBuffer(allocator);
    }

    /** Number of distinct keys. */
    int size() {
        return size;
    }

    /** The distinct keys; a key's reference is its number. */
    ChunkStore keys() {
        return keys;
    }

    /** Sets {@code groups[i]} to the number of the key in row {@code rows[i]}; new keys get the next numbers. */
    void find(ChunkedColumn[] columns, int[] rows, int count, int[] groups) {
        reserve(count);
        Hashing.hash(columns, rows, count, hashes);
        int mask = capacity - 1;
        for (int i = 0; i < count; i++) {
            places[i] = (int) (hashes[i] >>> 32) & mask;
            open[i] = i;
        }
        int left = count;
        while (left > 0) {
            int before = size;
            int matches = probe(rows, left, groups);
            keys.append(columns, fresh, size - before);
            left = verify(columns, matches, groups);
        }
    }

    private int probe(int[] rows, int left, int[] groups) {
        long address = slots.address();
        int mask = capacity - 1;
        int before = size;
        int matches = 0;
        for (int k = 0; k < left; k++) {
            int i = open[k];
            int hash = (int) (hashes[i] >>> 32);
            int place = places[i];
            long slot = Mem.getLong(address + 8L * place);
            while (slot != 0 && (int) (slot >>> 32) != hash) {
                place = place + 1 & mask;
                slot = Mem.getLong(address + 8L * place);
            }
            places[i] = place;
            if (slot == 0) {
                groups[i] = size;
                fresh[size - before] = rows[i];
                size++;
                Mem.putLong(address + 8L * place, (long) hash << 32 | size);
            } else {
                candidates[matches] = i;
                candidateRows[matches] = rows[i];
                candidateGroups[matches++] = (int) slot - 1;
            }
        }
        return matches;
    }

    private int verify(ChunkedColumn[] columns, int matches, int[] groups) {
        Arrays.fill(equal, 0, matches, true);
        for (int column = 0; column < columns.length; column++) {
            KeyEquality.compare(columns[column], candidateRows, keys.column(column), candidateGroups, matches, equal);
        }
        int left = 0;
        for (int k = 0; k < matches; k++) {
            int i = candidates[k];
            if (equal[k]) {
                groups[i] = candidateGroups[k];
            } else {
                places[i] = places[i] + 1 & capacity - 1;
                open[left++] = i;
            }
        }
        return left;
    }

    private void reserve(int count) {
        long needed = (size + (long) count) * 3 / 2;
        if (needed < capacity) {
            return;
        }
        if (needed >= 1 << 30) {
            throw new EngineException(
                    EngineException.Stage.EXECUTE,
                    "TOO_MANY_GROUPS",
                    "a grouping has more than " + size + " groups; 700 million is the most");
        }
        int old = capacity;
        capacity = Math.max(INITIAL, Integer.highestOneBit((int) needed) << 1);
        rehash(old);
    }

    /** Slots know 32 bits of their hash, which is all that placing them anew takes. */
    private void rehash(int old) {
        GrowableBuffer larger = new GrowableBuffer(allocator);
        larger.ensure(8L * capacity);
        int mask = capacity - 1;
        long source = slots.address();
        long target = larger.address();
        for (int i = 0; i < old; i++) {
            long slot = Mem.getLong(source + 8L * i);
            if (slot != 0) {
                int place = (int) (slot >>> 32) & mask;
                while (Mem.getLong(target + 8L * place) != 0) {
                    place = place + 1 & mask;
                }
                Mem.putLong(target + 8L * place, slot);
            }
        }
        slots.close();
        slots = larger;
    }

    @Override
    public void close() {
        slots.close();
        keys.close();
    }
}
