package org.codeanatomy.engine.core.plan;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rex.RexInputRef;
import org.codeanatomy.engine.core.sql.ScannableTable;
import org.codeanatomy.plugin.api.table.TableStatistics;

/** Finds what is known of a column of a plan by going down to the table it comes from. */
final class ColumnStatistics {

    private ColumnStatistics() {}

    /** The estimated number of distinct values, if the table knows it; never more than there are rows. */
    static OptionalDouble distinct(RelNode rel, int column, RelMetadataQuery mq) {
        RelNode node = rel.stripped();
        if (node instanceof TableScan scan) {
            return ofTable(scan, column);
        }
        OptionalDouble below = OptionalDouble.empty();
        if (node instanceof Project project && project.getProjects().get(column) instanceof RexInputRef reference) {
            return distinct(project.getInput(), reference.getIndex(), mq);
        } else if (node instanceof Filter || node instanceof Sort) {
            below = distinct(node.getInput(0), column, mq);
        } else if (node instanceof Join join) {
            int left = join.getLeft().getRowType().getFieldCount();
            below = column < left ? distinct(join.getLeft(), column, mq) : distinct(join.getRight(), column - left, mq);
        } else if (node instanceof Aggregate aggregate && column < aggregate.getGroupCount()) {
            below = distinct(aggregate.getInput(), aggregate.getGroupSet().nth(column), mq);
        }
        return below.isEmpty() ? below : OptionalDouble.of(Math.min(below.getAsDouble(), mq.getRowCount(node)));
    }

    private static OptionalDouble ofTable(TableScan scan, int column) {
        ScannableTable table = scan.getTable().unwrap(ScannableTable.class);
        if (table == null) {
            return OptionalDouble.empty();
        }
        TableStatistics.ColumnStatistics known = table.statistics()
                .columns()
                .get(scan.getRowType().getFieldNames().get(column));
        OptionalLong distinct = known == null ? OptionalLong.empty() : known.distinct();
        return distinct.isPresent()
                ? OptionalDouble.of((double) Math.max(1, distinct.getAsLong()))
                : OptionalDouble.empty();
    }
}
