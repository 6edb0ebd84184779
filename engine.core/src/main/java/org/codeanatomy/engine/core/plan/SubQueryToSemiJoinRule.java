package org.codeanatomy.engine.core.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.tools.RelBuilderFactory;

/**
 * Makes a semi join of {@code WHERE EXISTS} and {@code WHERE x IN (query)}, and an anti join of {@code NOT EXISTS} and of
 * {@code NOT IN} where no null is possible, the sub-query is correlated, or rows are compared. Calcite's own rules would make a join and a distinct of them, which costs
 * several times more. What does not fit (a correlated condition below the top of the sub-query, say) is left to those.
 */
final class SubQueryToSemiJoinRule extends RelRule<SubQueryToSemiJoinRule.Settings> {

    SubQueryToSemiJoinRule() {
        super(new Settings());
    }

    /** Matches filters with a sub-query. */
    static final class Settings implements RelRule.Config {

        @Override
        public SubQueryToSemiJoinRule toRule() {
            return new SubQueryToSemiJoinRule();
        }

        @Override
        public Settings withRelBuilderFactory(RelBuilderFactory factory) {
            return this;
        }

        @Override
        public String description() {
            return "SubQueryToSemiJoin";
        }

        @Override
        public Settings withDescription(String description) {
            return this;
        }

        @Override
        public OperandTransform operandSupplier() {
            return builder -> builder.operand(Filter.class)
                    .predicate(filter -> RexUtil.SubQueryFinder.find(filter.getCondition()) != null)
                    .anyInputs();
        }

        @Override
        public Settings withOperandSupplier(OperandTransform transform) {
            return this;
        }
    }

    @Override
    public void onMatch(RelOptRuleCall call) {
        Filter filter = call.rel(0);
        RelBuilder builder = call.builder().push(filter.getInput());
        List<RexNode> rest = new ArrayList<>();
        boolean changed = false;
        for (RexNode conjunct : RelOptUtil.conjunctions(filter.getCondition())) {
            if (join(builder, filter, conjunct)) {
                changed = true;
            } else {
                rest.add(conjunct);
            }
        }
        if (changed) {
            call.transformTo(builder.filter(filter.getVariablesSet(), rest).build());
        }
    }

    private static boolean join(RelBuilder builder, Filter filter, RexNode conjunct) {
        boolean negated = conjunct.isA(SqlKind.NOT);
        RexNode positive = negated ? ((RexCall) conjunct).getOperands().get(0) : conjunct;
        if (!(positive instanceof RexSubQuery query)
                || !(query.isA(SqlKind.EXISTS) || query.isA(SqlKind.IN))
                || query.getOperands().stream().anyMatch(operand -> RexUtil.SubQueryFinder.find(operand) != null)) {
            return false;
        }
        boolean meetsNull = negated && query.isA(SqlKind.IN) && mayMeetNull(query);
        CorrelatedTop top = CorrelatedTop.of(query, filter.getVariablesSet());
        boolean comparesOneWithAll = query.getOperands().size() == 1
                && top != null
                && top.correlated().isEmpty();
        if (top == null || (meetsNull && comparesOneWithAll)) {
            return false;
        }
        int leftCount = builder.peek().getRowType().getFieldCount();
        RexBuilder rex = filter.getCluster().getRexBuilder();
        List<RexNode> conditions = new ArrayList<>();
        for (int i = 0; i < query.getOperands().size(); i++) {
            RexNode right = RexUtil.shift(top.outputs().get(i), leftCount);
            conditions.add(
                    rex.makeCall(SqlStdOperatorTable.EQUALS, query.getOperands().get(i), right));
        }
        if (meetsNull) {
            RexNode equal = RexUtil.composeConjunction(rex, conditions);
            conditions.clear();
            conditions.add(rex.makeCall(SqlStdOperatorTable.IS_NOT_FALSE, equal));
        }
        top.correlated()
                .forEach(condition -> conditions.add(condition.accept(
                        new CorrelatedTop.ToJoinCondition(builder.peek().getRowType(), leftCount))));
        builder.push(top.input()).join(negated ? JoinRelType.ANTI : JoinRelType.SEMI, conditions);
        return true;
    }

    private static boolean mayMeetNull(RexSubQuery query) {
        return query.getOperands().stream()
                        .anyMatch(operand -> operand.getType().isNullable())
                || query.rel.getRowType().getFieldList().stream()
                        .anyMatch(field -> field.getType().isNullable());
    }
}
