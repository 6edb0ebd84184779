package org.codeanatomy.engine.core.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.codeanatomy.engine.core.expression.ScalarExpression;
import org.codeanatomy.engine.core.expression.ScalarExpression.ColumnReference;
import org.codeanatomy.engine.core.physical.JoinKind;
import org.codeanatomy.engine.core.physical.PhysicalPlan;

/** Plans joins: finds equal keys, and puts the smaller side where the table is built. */
final class JoinPlanner {

    private final RexBuilder rex;
    private final PlanNotes notes;

    JoinPlanner(RexBuilder rex, PlanNotes notes) {
        this.rex = rex;
        this.notes = notes;
    }

    PhysicalPlan plan(Join join, PhysicalPlan left, PhysicalPlan right) {
        RelMetadataQuery mq = join.getCluster().getMetadataQuery();
        double leftRows = mq.getRowCount(join.getLeft());
        double rightRows = mq.getRowCount(join.getRight());
        JoinKeys keys = keys(join, left, right);
        JoinKind kind = kind(join.getJoinType());
        boolean swap = leftRows < rightRows && kind != JoinKind.SEMI && kind != JoinKind.ANTI;
        PhysicalPlan plan = swap ? keys.swapped().join(swapped(kind)) : keys.join(kind);
        notes.estimate(plan, mq.getRowCount(join));
        return outputs(plan, keys, kind, swap);
    }

    /** The join's columns without the key expressions that were added, and in the order that the query has. */
    private PhysicalPlan outputs(PhysicalPlan plan, JoinKeys keys, JoinKind kind, boolean swapped) {
        boolean leftOnly = kind == JoinKind.SEMI || kind == JoinKind.ANTI;
        int left = keys.leftColumns();
        int right = leftOnly ? 0 : keys.rightColumns();
        boolean asIs = !swapped && plan.schema().getFields().size() == left + right;
        if (asIs) {
            return plan;
        }
        int leftStart = swapped ? keys.right().schema().getFields().size() : 0;
        int rightStart = swapped ? 0 : keys.left().schema().getFields().size();
        List<ScalarExpression> columns = new ArrayList<>();
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < left + right; i++) {
            int place = i < left ? leftStart + i : rightStart + i - left;
            Field field = plan.schema().getFields().get(place);
            columns.add(new ColumnReference(place, field));
            fields.add(field);
        }
        return new PhysicalPlan.Project(plan, columns, new Schema(fields));
    }

    private JoinKeys keys(Join join, PhysicalPlan left, PhysicalPlan right) {
        List<Field> both = new ArrayList<>(left.schema().getFields());
        both.addAll(right.schema().getFields());
        ExpressionConverter converter = new ExpressionConverter(both, rex, notes);
        JoinKeys keys = new JoinKeys(left, right);
        for (RexNode conjunct : RelOptUtil.conjunctions(join.getCondition())) {
            keys.add(converter.convert(conjunct));
        }
        return keys;
    }

    private static JoinKind kind(JoinRelType type) {
        return switch (type) {
            case INNER -> JoinKind.INNER;
            case LEFT -> JoinKind.LEFT;
            case RIGHT -> JoinKind.RIGHT;
            case FULL -> JoinKind.FULL;
            case SEMI -> JoinKind.SEMI;
            case ANTI -> JoinKind.ANTI;
            default -> throw ExpressionConverter.unsupported(type + " JOIN");
        };
    }

    private static JoinKind swapped(JoinKind kind) {
        return switch (kind) {
            case LEFT -> JoinKind.RIGHT;
            case RIGHT -> JoinKind.LEFT;
            default -> kind;
        };
    }
}
