package org.codeanatomy.engine.core.operator;

import java.util.Arrays;
import org.codeanatomy.engine.core.kernel.Hashing;
import org.codeanatomy.engine.core.kernel.KeyEquality;
import org.codeanatomy.engine.core.vector.ChunkStore;
import org.codeanatomy.engine.core.vector.ChunkedColumn;

/**
 * Walks through the pairs of rows of one probe batch and the build side that have equal keys, or through all pairs if
 * there are no keys; in the order of probe rows, up to {@link ChunkedColumn#ROWS} candidates at a time. Not thread-safe.
 */
final class JoinPairs {

    private final JoinTable table;
    private final boolean keyed;
    private final boolean firstOnly;
    private final long[] hashes = new long[ChunkedColumn.ROWS];
    private final int[] rows = new int[ChunkedColumn.ROWS];
    private final int[] current = new int[ChunkedColumn.ROWS];
    private final int[] left = new int[ChunkedColumn.ROWS];
    private final int[] right = new int[ChunkedColumn.ROWS];
    private final boolean[] equal = new boolean[ChunkedColumn.ROWS];
    private final boolean[] matched = new boolean[ChunkedColumn.ROWS];
    private ChunkedColumn[] probeKeys = {};
    private int rowCount;
    private int position;
    private int size;

    /**
     * Pairs with the rows of a table.
     *
     * @param firstOnly whether one partner per probe row is enough
     */
    JoinPairs(JoinTable table, boolean firstOnly) {
        this.table = table;
        this.keyed = table.keyColumns().length > 0;
        this.firstOnly = firstOnly;
    }

    /** Begins with a batch of the probe side. */
    void start(ChunkedColumn[] keys, int[] probeRows, int count) {
        probeKeys = keys;
        System.arraycopy(probeRows, 0, rows, 0, count);
        Arrays.fill(matched, false);
        position = 0;
        rowCount = count;
        if (keyed) {
            rowCount = table.dropNulls(keys, rows, count);
            Hashing.hash(keys, rows, rowCount, hashes);
            table.find(hashes, rowCount, current);
        } else {
            Arrays.fill(current, 0, count, nextStored(0));
        }
    }

    /** Finds the next pairs; there may be none among these candidates. Returns false when all were walked through. */
    boolean next() {
        size = 0;
        while (position < rowCount && size < ChunkedColumn.ROWS) {
            int reference = current[position];
            if (reference < 0 || (firstOnly && matched[rows[position]])) {
                position++;
            } else {
                left[size] = rows[position];
                right[size++] = reference;
                current[position] = keyed ? table.next(reference) : nextStored(reference + 1);
            }
        }
        if (size == 0) {
            return false;
        }
        if (keyed) {
            verify();
        }
        return true;
    }

    private int nextStored(int reference) {
        ChunkStore stored = table.rows();
        int chunk = reference >>> ChunkedColumn.SHIFT;
        int row = reference & ChunkedColumn.ROWS - 1;
        while (chunk < stored.chunks()) {
            if (row < stored.rows(chunk)) {
                return chunk * ChunkedColumn.ROWS + row;
            }
            chunk++;
            row = 0;
        }
        return -1;
    }

    private void verify() {
        Arrays.fill(equal, 0, size, true);
        ChunkedColumn[] buildKeys = table.keyColumns();
        for (int key = 0; key < probeKeys.length; key++) {
            KeyEquality.compare(probeKeys[key], left, buildKeys[key], right, size, equal);
        }
        int kept = 0;
        for (int i = 0; i < size; i++) {
            left[kept] = left[i];
            right[kept] = right[i];
            kept += equal[i] ? 1 : 0;
        }
        size = kept;
    }

    /** Keeps the pairs at these ascending positions. */
    void retain(int[] positions, int count) {
        for (int i = 0; i < count; i++) {
            left[i] = left[positions[i]];
            right[i] = right[positions[i]];
        }
        size = count;
    }

    /** Notes that the probe rows of the pairs have a partner. */
    void markProbeRows() {
        for (int i = 0; i < size; i++) {
            matched[left[i]] = true;
        }
    }

    /** Whether a probe row has a partner so far. */
    boolean isMatched(int row) {
        return matched[row];
    }

    /** Number of pairs. */
    int size() {
        return size;
    }

    /** Rows of the probe batch. */
    int[] left() {
        return left;
    }

    /** References of the build side. */
    int[] right() {
        return right;
    }
}
