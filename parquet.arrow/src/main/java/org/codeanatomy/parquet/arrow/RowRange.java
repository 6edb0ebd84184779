package org.codeanatomy.parquet.arrow;

/**
 * Consecutive rows of a row group.
 *
 * @param from first row, counted from the start of the row group
 * @param to the row after the last
 */
public record RowRange(long from, long to) {

    /** Checks the order of the ends. */
    public RowRange {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("a row range runs upwards from 0; got [" + from + ", " + to + ")");
        }
    }

    /** Number of rows. */
    public long rows() {
        return to - from;
    }
}
