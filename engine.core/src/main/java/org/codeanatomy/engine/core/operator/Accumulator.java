package org.codeanatomy.engine.core.operator;

import org.apache.arrow.vector.FieldVector;
import org.codeanatomy.engine.core.vector.ChunkedColumn;

/** The states of one aggregate for all groups, by group number, off heap. Not thread-safe. */
interface Accumulator extends AutoCloseable {

    /** Makes room for groups below {@code groups}; new ones are as of no values. */
    void reserve(int groups);

    /**
     * Adds the values of rows {@code rows[i]}, none of them null, to groups {@code groups[i]}.
     *
     * @param argument the values, or null for a count of rows
     */
    void update(ChunkedColumn argument, int[] rows, int[] groups, int count);

    /** Adds the states of groups {@code from + i} of another accumulator of this class to groups {@code groups[i]}. */
    void merge(Accumulator other, int from, int[] groups, int count);

    /** Writes the results of groups {@code groups[i]} to the start of a vector with room for them. */
    void finish(int[] groups, int count, FieldVector target);

    @Override
    void close();
}
