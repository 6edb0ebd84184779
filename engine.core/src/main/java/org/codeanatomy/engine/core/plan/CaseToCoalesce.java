package org.codeanatomy.engine.core.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/**
 * Makes {@code COALESCE(x, y)} of {@code CASE WHEN x IS NOT NULL THEN x ELSE y END}. Calcite calls such a CASE not
 * nullable, and when it simplifies a condition over it, drops the test for null and believes the rest not to be null
 * either: rows are lost. It leaves COALESCE alone.
 */
final class CaseToCoalesce extends RexShuttle {

    private final RexBuilder rex;
    private final RelHomogeneousShuttle nodes = new RelHomogeneousShuttle() {
        @Override
        public RelNode visit(RelNode other) {
            return super.visit(other).accept(CaseToCoalesce.this);
        }
    };

    CaseToCoalesce(RexBuilder rex) {
        this.rex = rex;
    }

    /** The query with every such CASE replaced. */
    RelNode apply(RelNode query) {
        return query.accept(nodes);
    }

    @Override
    public RexNode visitSubQuery(RexSubQuery subQuery) {
        RexSubQuery visited = (RexSubQuery) super.visitSubQuery(subQuery);
        return visited.clone(visited.rel.accept(nodes));
    }

    @Override
    public RexNode visitCall(RexCall call) {
        RexNode visited = super.visitCall(call);
        if (!visited.isA(SqlKind.CASE)) {
            return visited;
        }
        List<RexNode> operands = ((RexCall) visited).getOperands();
        boolean changed = false;
        RexNode result = operands.get(operands.size() - 1);
        List<RexNode> tail = new ArrayList<>(List.of(result));
        for (int i = operands.size() - 3; i >= 0; i -= 2) {
            RexNode condition = operands.get(i);
            RexNode value = operands.get(i + 1);
            RexNode tested = RexUtil.removeNullabilityCast(rex.getTypeFactory(), value);
            if (isPresence(condition, tested)) {
                RelDataType type = rex.getTypeFactory()
                        .createTypeWithNullability(
                                visited.getType(), result.getType().isNullable());
                result = rex.makeCall(type, SqlStdOperatorTable.COALESCE, List.of(tested, result));
                tail = new ArrayList<>(List.of(result));
                changed = true;
            } else {
                tail.addAll(0, List.of(condition, value));
                result = rex.makeCall(visited.getType(), SqlStdOperatorTable.CASE, tail);
            }
        }
        return changed ? result : visited;
    }

    private static boolean isPresence(RexNode condition, RexNode value) {
        return condition.isA(SqlKind.IS_NOT_NULL)
                && ((RexCall) condition).getOperands().get(0).equals(value);
    }
}
