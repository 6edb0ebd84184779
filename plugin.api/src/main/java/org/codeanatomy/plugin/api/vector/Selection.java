package org.codeanatomy.plugin.api.vector;

import java.util.Objects;

/**
 * The rows of a batch that count: ascending positions, each below the batch's row count.
 *
 * <p>Results keep positions: a value computed under a selection stands at the row's own position, and what stands at
 * the other positions is undefined. Immutable by agreement: the array is shared, not copied, and nobody writes to it.
 */
public final class Selection {

    private final int[] positions;
    private final int count;

    /**
     * A selection of the first {@code count} entries of {@code positions}.
     *
     * @throws IndexOutOfBoundsException if {@code count} is negative or longer than the array
     */
    public Selection(int[] positions, int count) {
        this.positions = positions;
        Objects.checkFromToIndex(0, count, positions.length);
        this.count = count;
    }

    /** The array of positions; only the first {@link #count()} entries mean anything. Not to be written to. */
    public int[] positions() {
        return positions;
    }

    /** How many rows are selected. */
    public int count() {
        return count;
    }

    /** The position of the {@code index}-th selected row. */
    public int position(int index) {
        return positions[Objects.checkIndex(index, count)];
    }
}
