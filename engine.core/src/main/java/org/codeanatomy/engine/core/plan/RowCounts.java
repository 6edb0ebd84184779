package org.codeanatomy.engine.core.plan;

import java.util.OptionalDouble;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinInfo;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.metadata.BuiltInMetadata;
import org.apache.calcite.rel.metadata.MetadataDef;
import org.apache.calcite.rel.metadata.MetadataHandler;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.codeanatomy.engine.core.sql.ScannableTable;

/**
 * Row counts from the statistics that tables give. Calcite's own estimates, which know no distinct counts, lead to join
 * orders that are slower by orders of magnitude. Methods are found by reflection, by the class of the node.
 */
public final class RowCounts implements MetadataHandler<BuiltInMetadata.RowCount> {

    /** What a table is taken to have that does not know its rows. */
    private static final double UNKNOWN_ROWS = 100_000;

    private static final double EQUAL = 0.1;
    private static final double RANGE = 0.3;
    private static final double OTHER = 0.25;
    private static final double NOT_NULL = 0.9;
    private static final double MATCHING = 0.5;

    @Override
    public MetadataDef<BuiltInMetadata.RowCount> getDef() {
        return BuiltInMetadata.RowCount.DEF;
    }

    /** Rows of a table. */
    public Double getRowCount(TableScan scan, RelMetadataQuery mq) {
        ScannableTable table = scan.getTable().unwrap(ScannableTable.class);
        return table == null ? UNKNOWN_ROWS : table.statistics().rows().orElse((long) UNKNOWN_ROWS);
    }

    /** Rows that pass a filter. */
    public Double getRowCount(Filter filter, RelMetadataQuery mq) {
        double rows = mq.getRowCount(filter.getInput());
        for (RexNode conjunct : RelOptUtil.conjunctions(filter.getCondition())) {
            rows *= selectivity(conjunct, filter, mq);
        }
        return Math.max(1, rows);
    }

    private static double selectivity(RexNode conjunct, Filter filter, RelMetadataQuery mq) {
        return switch (conjunct.getKind()) {
            case EQUALS -> equality((RexCall) conjunct, filter, mq);
            case LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL, SEARCH -> RANGE;
            case NOT_EQUALS, IS_NOT_NULL -> NOT_NULL;
            case IS_NULL -> EQUAL;
            default -> OTHER;
        };
    }

    private static double equality(RexCall call, Filter filter, RelMetadataQuery mq) {
        for (RexNode operand : call.getOperands()) {
            if (operand instanceof RexInputRef reference) {
                OptionalDouble distinct = ColumnStatistics.distinct(filter.getInput(), reference.getIndex(), mq);
                if (distinct.isPresent()) {
                    return 1 / distinct.getAsDouble();
                }
            }
        }
        return EQUAL;
    }

    /** Rows of a join. */
    public Double getRowCount(Join join, RelMetadataQuery mq) {
        double left = mq.getRowCount(join.getLeft());
        double right = mq.getRowCount(join.getRight());
        if (!join.getJoinType().projectsRight()) {
            return Math.max(1, left * MATCHING);
        }
        JoinInfo info = join.analyzeCondition();
        double rows = left * right;
        for (int i = 0; i < info.leftKeys.size(); i++) {
            double leftDistinct = ColumnStatistics.distinct(join.getLeft(), info.leftKeys.get(i), mq)
                    .orElse(left);
            double rightDistinct = ColumnStatistics.distinct(join.getRight(), info.rightKeys.get(i), mq)
                    .orElse(right);
            rows /= Math.max(1, Math.max(leftDistinct, rightDistinct));
        }
        for (int i = 0; i < info.nonEquiConditions.size(); i++) {
            rows *= RANGE;
        }
        double least = join.getJoinType().generatesNullsOnRight() ? left : 1;
        return Math.max(rows, join.getJoinType().generatesNullsOnLeft() ? Math.max(least, right) : least);
    }

    /** Groups of an aggregate. */
    public Double getRowCount(Aggregate aggregate, RelMetadataQuery mq) {
        if (aggregate.getGroupCount() == 0) {
            return 1.0;
        }
        double rows = mq.getRowCount(aggregate.getInput());
        double groups = 1;
        for (int column : aggregate.getGroupSet()) {
            groups *=
                    ColumnStatistics.distinct(aggregate.getInput(), column, mq).orElse(Math.sqrt(rows));
        }
        return Math.max(1, Math.min(groups, rows));
    }
}
