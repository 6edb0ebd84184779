package org.codeanatomy.parquet.arrow.internal.write;

import java.util.Arrays;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.codeanatomy.memory.Mem;
import org.codeanatomy.parquet.arrow.internal.format.ColumnNode;
import org.codeanatomy.parquet.arrow.internal.format.ColumnNode.ListNode;

/**
 * The entries of one leaf for a range of rows: their levels, and where in the leaf's vector their values are. It starts
 * as one entry per row; each vector on the way down to the leaf ends entries that are null or empty, and multiplies
 * those that are lists. Not thread-safe.
 */
final class Shredded {

    private static final int ENDED = -1;

    /** Position in the vector reached so far, or {@link #ENDED} for an entry that will have no value. */
    private int[] position;

    private int[] repetition;
    private int[] definition;
    private int count;

    private Shredded(int from, int to) {
        count = to - from;
        position = new int[count];
        repetition = new int[count];
        definition = new int[count];
        for (int i = 0; i < count; i++) {
            position[i] = from + i;
        }
    }

    /**
     * Walks down to a leaf.
     *
     * @param nodes from the top-level column to the leaf
     * @param vectors the vectors of the nodes
     */
    static Shredded of(List<ColumnNode> nodes, List<FieldVector> vectors, int from, int to) {
        Shredded entries = new Shredded(from, to);
        for (int i = 0; i < nodes.size(); i++) {
            entries.present(nodes.get(i), vectors.get(i));
            if (nodes.get(i) instanceof ListNode list) {
                entries.expand(list, vectors.get(i));
            }
        }
        return entries;
    }

    int count() {
        return count;
    }

    int[] repetition() {
        return repetition;
    }

    int[] definition() {
        return definition;
    }

    /** Positions in the leaf's vector of the values that are there, in order. */
    int[] values() {
        int[] values = new int[count];
        int found = 0;
        for (int i = 0; i < count; i++) {
            if (position[i] != ENDED) {
                values[found++] = position[i];
            }
        }
        return found == count ? values : Arrays.copyOf(values, found);
    }

    private void present(ColumnNode node, FieldVector vector) {
        boolean optional = node.field().isNullable();
        boolean allNull = vector.getField().getType() instanceof ArrowType.Null;
        boolean noNulls = !allNull && vector.getNullCount() == 0;
        long validity = allNull || noNulls ? 0 : vector.getValidityBufferAddress();
        for (int i = 0; i < count; i++) {
            if (position[i] == ENDED) {
                continue;
            }
            if (noNulls || (!allNull && Mem.getBit(validity, position[i]))) {
                definition[i] = node.definition();
            } else if (optional) {
                position[i] = ENDED;
            } else {
                throw new IllegalArgumentException("column " + node.field().getName()
                        + " is declared not nullable and is null at position " + position[i]);
            }
        }
    }

    private void expand(ListNode list, FieldVector vector) {
        long offsets = vector.getOffsetBufferAddress();
        int expanded = 0;
        for (int i = 0; i < count; i++) {
            int length = position[i] == ENDED ? 0 : length(offsets, position[i]);
            expanded = Math.addExact(expanded, Math.max(1, length));
        }
        int[] positions = new int[expanded];
        int[] repetitions = new int[expanded];
        int[] definitions = new int[expanded];
        int to = 0;
        for (int i = 0; i < count; i++) {
            int length = position[i] == ENDED ? 0 : length(offsets, position[i]);
            if (length == 0) {
                positions[to] = ENDED;
                repetitions[to] = repetition[i];
                definitions[to++] = definition[i];
            }
            int start = length == 0 ? 0 : Mem.getInt(offsets + ((long) position[i] << 2));
            for (int k = 0; k < length; k++) {
                positions[to] = start + k;
                repetitions[to] = k == 0 ? repetition[i] : list.repetition() + 1;
                definitions[to++] = list.elementDefinition();
            }
        }
        position = positions;
        repetition = repetitions;
        definition = definitions;
        count = expanded;
    }

    private static int length(long offsets, int position) {
        long offset = offsets + ((long) position << 2);
        return Mem.getInt(offset + Integer.BYTES) - Mem.getInt(offset);
    }
}
