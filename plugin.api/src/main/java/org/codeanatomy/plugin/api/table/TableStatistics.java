package org.codeanatomy.plugin.api.table;

import java.util.Map;
import java.util.OptionalLong;

/**
 * What is known without reading rows. A wrong value makes plans slow, never answers wrong, unless it says it is exact.
 *
 * @param rows number of rows
 * @param exact whether {@code rows} is exact
 * @param columns statistics by column name; columns of which nothing is known are absent
 */
public record TableStatistics(OptionalLong rows, boolean exact, Map<String, ColumnStatistics> columns) {

    /** Nothing is known. */
    public static final TableStatistics UNKNOWN = new TableStatistics(OptionalLong.empty(), false, Map.of());

    /** Copies the map. */
    public TableStatistics {
        columns = Map.copyOf(columns);
    }

    /** An exact number of rows and nothing else. */
    public static TableStatistics ofRows(long rows) {
        return new TableStatistics(OptionalLong.of(rows), true, Map.of());
    }

    /**
     * What is known of a column. Every part may be absent.
     *
     * @param nulls number of nulls
     * @param distinct estimated number of distinct values
     * @param minimum a lower bound, as a literal holds it, or null
     * @param maximum an upper bound, as a literal holds it, or null
     */
    public record ColumnStatistics(OptionalLong nulls, OptionalLong distinct, Object minimum, Object maximum) {}
}
