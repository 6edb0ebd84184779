package org.codeanatomy.parquet.arrow;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A finished file, with what a table format's log wants to know of it. Immutable.
 *
 * @param path where it is
 * @param size in bytes
 * @param rowCount rows in it
 * @param columns its leaf columns, depth first
 */
public record WrittenFile(Path path, long size, long rowCount, List<WrittenColumn> columns) {

    /** Copies the list. */
    public WrittenFile {
        columns = List.copyOf(columns);
    }

    /** The leaf column with this path, for example {@code ("address", "city")}. */
    public Optional<WrittenColumn> column(List<String> columnPath) {
        return columns.stream()
                .filter(column -> column.path().equals(columnPath))
                .findFirst();
    }

    /**
     * One leaf column of a finished file.
     *
     * @param path names from the top-level column down to the leaf, as {@link ParquetFile#schema} has them
     * @param statistics over all row groups
     */
    public record WrittenColumn(List<String> path, ColumnStatistics statistics) {

        /** Copies the path. */
        public WrittenColumn {
            path = List.copyOf(path);
        }
    }
}
