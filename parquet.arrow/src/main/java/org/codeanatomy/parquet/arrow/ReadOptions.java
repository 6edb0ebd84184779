package org.codeanatomy.parquet.arrow;

import java.util.List;
import java.util.Optional;

/**
 * What to read of a row group. Immutable.
 *
 * @param columns top-level columns in the order wanted; empty optional for all, empty list for row counts only
 * @param batchRows most rows in a batch
 * @param rows ascending, disjoint ranges to read; empty optional for all rows
 */
public record ReadOptions(Optional<List<String>> columns, int batchRows, Optional<List<RowRange>> rows) {

    /** Rows per batch unless told otherwise: a few times an engine's 2048-row batch, to spread the cost of a batch. */
    public static final int DEFAULT_BATCH_ROWS = 8192;

    /** Copies the lists and checks them. */
    public ReadOptions {
        columns = columns.map(List::copyOf);
        rows = rows.map(List::copyOf);
        if (batchRows < 1) {
            throw new IllegalArgumentException("a batch needs at least one row; got batchRows " + batchRows);
        }
        rows.ifPresent(ReadOptions::checkAscending);
    }

    private static void checkAscending(List<RowRange> ranges) {
        long end = 0;
        for (RowRange range : ranges) {
            if (range.from() < end) {
                throw new IllegalArgumentException("row ranges must be ascending and disjoint; got " + ranges);
            }
            end = range.to();
        }
    }

    /** All columns, all rows, batches of {@link #DEFAULT_BATCH_ROWS}. */
    public static ReadOptions all() {
        return new ReadOptions(Optional.empty(), DEFAULT_BATCH_ROWS, Optional.empty());
    }

    /** The same with these top-level columns, in this order. */
    public ReadOptions withColumns(List<String> names) {
        return new ReadOptions(Optional.of(names), batchRows, rows);
    }

    /** The same with at most this many rows in a batch. */
    public ReadOptions withBatchRows(int most) {
        return new ReadOptions(columns, most, rows);
    }

    /** The same with these rows only. */
    public ReadOptions withRows(List<RowRange> ranges) {
        return new ReadOptions(columns, batchRows, Optional.of(ranges));
    }
}
