package org.codeanatomy.parquet.arrow;

import java.util.List;
import java.util.Optional;

/**
 * What the footer says about one row group. Immutable.
 *
 * @param index position in the file
 * @param firstRow number of rows in the file before this row group
 * @param rowCount rows in it
 * @param compressedBytes size of all its column chunks in the file
 * @param uncompressedBytes size of all its pages once decompressed
 * @param columns its leaf columns, depth first
 */
public record RowGroup(
        int index,
        long firstRow,
        long rowCount,
        long compressedBytes,
        long uncompressedBytes,
        List<ColumnChunk> columns) {

    /** Copies the list. */
    public RowGroup {
        columns = List.copyOf(columns);
    }

    /** The leaf column with this path, for example {@code ("address", "city")}. */
    public Optional<ColumnChunk> column(List<String> path) {
        return columns.stream().filter(column -> column.path().equals(path)).findFirst();
    }
}
