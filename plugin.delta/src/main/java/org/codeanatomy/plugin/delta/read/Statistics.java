package org.codeanatomy.plugin.delta.read;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.codeanatomy.plugin.api.table.TableStatistics;
import org.codeanatomy.plugin.api.table.TableStatistics.ColumnStatistics;
import org.codeanatomy.plugin.delta.log.DataFile;

/** What the log says of many files together. */
final class Statistics {

    private Statistics() {}

    /**
     * Statistics of all live rows of the files.
     *
     * @param allRows whether all of these rows will be returned
     */
    static TableStatistics of(List<TableColumn> columns, List<DataFile> files, boolean allRows) {
        long rows = 0;
        for (DataFile file : files) {
            if (file.liveRows() < 0) {
                return TableStatistics.UNKNOWN;
            }
            rows += file.liveRows();
        }
        Map<String, ColumnStatistics> byName = new HashMap<>();
        for (TableColumn column : columns) {
            Column merged = merge(column, files);
            if (merged.known()) {
                byName.put(column.name(), merged.statistics());
            }
        }
        return new TableStatistics(OptionalLong.of(rows), allRows, byName);
    }

    private static Column merge(TableColumn column, List<DataFile> files) {
        Column merged = new Column();
        for (DataFile file : files) {
            if (column.partition()) {
                merged.add(FilePruner.partitionBounds(column, file), OptionalLong.empty());
            } else {
                OptionalLong nulls = file.statistics().nulls(List.of(column.physicalName()));
                boolean exact = file.deletionVector().isEmpty();
                merged.add(FilePruner.bounds(column, file.statistics()), exact ? nulls : OptionalLong.empty());
            }
        }
        return merged;
    }

    /** One column over several files; a part that one file does not know is unknown. */
    private static final class Column {

        private boolean first = true;
        private Object minimum;
        private Object maximum;
        private long nulls;
        private boolean nullsKnown = true;
        private boolean minimumKnown = true;
        private boolean maximumKnown = true;

        void add(Bounds bounds, OptionalLong fileNulls) {
            nullsKnown &= fileNulls.isPresent();
            nulls += nullsKnown ? fileNulls.getAsLong() : 0;
            if (!bounds.mayBeValue()) {
                return;
            }
            minimumKnown &= bounds.minimum() != null;
            maximumKnown &= bounds.maximum() != null;
            if (minimumKnown && (first || Values.compare(bounds.minimum(), minimum) < 0)) {
                minimum = bounds.minimum();
            }
            if (maximumKnown && (first || Values.compare(bounds.maximum(), maximum) > 0)) {
                maximum = bounds.maximum();
            }
            first = false;
        }

        boolean known() {
            return !first && (nullsKnown || minimumKnown || maximumKnown);
        }

        ColumnStatistics statistics() {
            return new ColumnStatistics(
                    nullsKnown ? OptionalLong.of(nulls) : OptionalLong.empty(),
                    OptionalLong.empty(),
                    minimumKnown ? minimum : null,
                    maximumKnown ? maximum : null);
        }
    }
}
