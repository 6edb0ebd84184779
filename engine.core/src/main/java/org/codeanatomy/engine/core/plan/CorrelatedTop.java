package org.codeanatomy.engine.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;

/**
 * A sub-query taken apart so that only its top filter refers to the outer row.
 *
 * @param input the rest, which refers to nothing outside
 * @param correlated conditions over {@code input} and the outer row
 * @param outputs the sub-query's columns, over {@code input}
 */
record CorrelatedTop(RelNode input, List<RexNode> correlated, List<RexNode> outputs) {

    /** The parts of a sub-query, or null if it refers to the outer row elsewhere, or to another row than that. */
    static CorrelatedTop of(RexSubQuery query, Set<CorrelationId> outer) {
        RelNode node = query.rel;
        RexBuilder rex = node.getCluster().getRexBuilder();
        List<RexNode> outputs = new ArrayList<>(rex.identityProjects(node.getRowType()));
        if (node instanceof Project project) {
            outputs = new ArrayList<>(project.getProjects());
            node = project.getInput();
        }
        if (query.isA(SqlKind.EXISTS)) {
            outputs.clear();
        }
        List<RexNode> correlated = new ArrayList<>();
        if (node instanceof Filter filter) {
            List<RexNode> inner = new ArrayList<>();
            for (RexNode conjunct : RelOptUtil.conjunctions(filter.getCondition())) {
                (isCorrelated(conjunct) ? correlated : inner).add(conjunct);
            }
            node = correlated.isEmpty() ? node : withCondition(filter, RexUtil.composeConjunction(rex, inner));
        }
        boolean fits = outer.containsAll(RelOptUtil.getVariablesUsed(query.rel))
                && RelOptUtil.getVariablesUsed(node).isEmpty()
                && outputs.stream().noneMatch(CorrelatedTop::isCorrelated)
                && correlated.stream().noneMatch(condition -> RexUtil.SubQueryFinder.find(condition) != null);
        return fits ? new CorrelatedTop(node, correlated, outputs) : null;
    }

    private static RelNode withCondition(Filter filter, RexNode condition) {
        return condition.isAlwaysTrue()
                ? filter.getInput()
                : filter.copy(filter.getTraitSet(), filter.getInput(), condition);
    }

    private static boolean isCorrelated(RexNode node) {
        RexSubQuery nested = RexUtil.SubQueryFinder.find(node);
        return RexUtil.containsCorrelation(node)
                || (nested != null && !RelOptUtil.getVariablesUsed(nested.rel).isEmpty());
    }

    /** Turns a correlated condition into one over the outer row's columns followed by the input's. */
    static final class ToJoinCondition extends RexShuttle {

        private final RelDataType left;
        private final int leftCount;

        ToJoinCondition(RelDataType left, int leftCount) {
            this.left = left;
            this.leftCount = leftCount;
        }

        @Override
        public RexNode visitFieldAccess(RexFieldAccess access) {
            return access.getReferenceExpr() instanceof RexCorrelVariable
                    ? RexInputRef.of(access.getField().getIndex(), left)
                    : super.visitFieldAccess(access);
        }

        @Override
        public RexNode visitInputRef(RexInputRef reference) {
            return new RexInputRef(reference.getIndex() + leftCount, reference.getType());
        }
    }
}
