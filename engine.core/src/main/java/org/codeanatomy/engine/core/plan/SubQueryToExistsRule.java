package org.codeanatomy.engine.core.plan;

import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlQuantifyOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.tools.RelBuilderFactory;

/**
 * Takes {@code (a, b) IN (query)}, {@code a IN (correlated query)} and {@code a <> ANY (query)} apart: true if the
 * comparison is true for a row, else unknown if it is unknown for a row, else false. Calcite's own rules join the outer
 * rows of the first with all rows that may be equal, and so return them several times; in the second they take an outer
 * null for unknown where no row is compared with it, and limit the query where {@code a} is a literal, which cannot be
 * decorrelated; in the third they look their counts up by names that columns of the query may have too.
 *
 * <p>Of all sub-queries in the condition of an outer join it makes columns first ({@link OuterJoinSubQueries}): Calcite
 * takes some of those conditions for ones that discard rows, and the join for an inner one.
 */
final class SubQueryToExistsRule extends RelRule<SubQueryToExistsRule.Settings> {

    private SubQueryToExistsRule(Settings settings) {
        super(settings);
    }

    /** The rules for filters, projections and joins. */
    static List<SubQueryToExistsRule> all() {
        return List.of(
                new Settings(Filter.class).toRule(),
                new Settings(Project.class).toRule(),
                new Settings(Join.class).toRule());
    }

    /** Matches nodes of a kind that have such a sub-query. */
    record Settings(Class<? extends RelNode> nodes) implements RelRule.Config {

        @Override
        public SubQueryToExistsRule toRule() {
            return new SubQueryToExistsRule(this);
        }

        @Override
        public Settings withRelBuilderFactory(RelBuilderFactory factory) {
            return this;
        }

        @Override
        public String description() {
            return "SubQueryToExists:" + nodes.getSimpleName();
        }

        @Override
        public Settings withDescription(String description) {
            return this;
        }

        @Override
        public OperandTransform operandSupplier() {
            return builder -> builder.operand(nodes)
                    .predicate(SubQueryToExistsRule::applies)
                    .anyInputs();
        }

        @Override
        public Settings withOperandSupplier(OperandTransform transform) {
            return this;
        }
    }

    private static boolean applies(RelNode node) {
        if (node instanceof Join join && join.getJoinType() != JoinRelType.INNER) {
            return RexUtil.SubQueryFinder.find(join.getCondition()) != null;
        }
        boolean[] found = new boolean[1];
        node.accept(new RexShuttle() {
            @Override
            public RexNode visitSubQuery(RexSubQuery query) {
                found[0] |= applies(query);
                return super.visitSubQuery(query);
            }
        });
        return found[0];
    }

    private static boolean applies(RexSubQuery query) {
        return query.isA(SqlKind.IN)
                ? query.getOperands().size() > 1
                        || (!RelOptUtil.getVariablesUsed(query.rel).isEmpty()
                                && (query.getType().isNullable() || RexUtil.allLiterals(query.getOperands())))
                : query.getOperator() instanceof SqlQuantifyOperator operator
                        && operator.comparisonKind == SqlKind.NOT_EQUALS;
    }

    @Override
    public void onMatch(RelOptRuleCall call) {
        RelNode node = call.rel(0);
        if (node instanceof Join join) {
            call.transformTo(
                    join.getJoinType() == JoinRelType.INNER ? filterOver(join) : OuterJoinSubQueries.asColumns(join));
            return;
        }
        Rewriter rewriter = new Rewriter(node, call.builder());
        if (node instanceof Filter filter) {
            RexNode condition = filter.getCondition().accept(rewriter);
            call.transformTo(
                    LogicalFilter.create(filter.getInput(), condition, ImmutableSet.copyOf(rewriter.variables)));
            return;
        }
        Project project = (Project) node;
        List<RexNode> values = rewriter.visitList(project.getProjects());
        call.transformTo(LogicalProject.create(
                project.getInput(), project.getHints(), values, project.getRowType(), rewriter.variables));
    }

    private static RelNode filterOver(Join join) {
        RexNode always = join.getCluster().getRexBuilder().makeLiteral(true);
        RelNode product = LogicalJoin.create(
                join.getLeft(), join.getRight(), join.getHints(), always, Set.of(), JoinRelType.INNER);
        return LogicalFilter.create(product, join.getCondition(), ImmutableSet.copyOf(join.getVariablesSet()));
    }

    /** Rewrites the expressions of one node. */
    private static final class Rewriter extends RexShuttle {

        private final RelNode node;
        private final RelBuilder builder;
        private final RexBuilder rex;
        private final Set<CorrelationId> variables;

        Rewriter(RelNode node, RelBuilder builder) {
            this.node = node;
            this.builder = builder;
            this.rex = node.getCluster().getRexBuilder();
            this.variables = new HashSet<>(node.getVariablesSet());
        }

        @Override
        public RexNode visitSubQuery(RexSubQuery query) {
            if (!applies(query)) {
                return super.visitSubQuery(query);
            }
            CorrelationId variable = variable(query);
            Rows rows = rows(query);
            RexNode comparison = comparison(query, variable, rows.outputs());
            RexNode found = exists(rows, comparison);
            if (!query.getType().isNullable()) {
                return found;
            }
            RexNode open = exists(rows, rex.makeCall(SqlStdOperatorTable.IS_NULL, comparison));
            RexNode unknown = rex.makeNullLiteral(query.getType());
            return rex.makeCall(
                    SqlStdOperatorTable.CASE, found, rex.makeLiteral(true), open, unknown, rex.makeLiteral(false));
        }

        /** What is compared, and the correlated conditions on it. */
        private record Rows(RelNode input, List<RexNode> outputs, List<RexNode> correlated) {}

        /** All correlated conditions must be in one filter: the decorrelator loses one of two that are equalities. */
        private Rows rows(RexSubQuery query) {
            CorrelatedTop top = CorrelatedTop.of(query, variables);
            return top == null
                    ? new Rows(query.rel, List.copyOf(rex.identityProjects(query.rel.getRowType())), List.of())
                    : new Rows(top.input(), top.outputs(), top.correlated());
        }

        private RexNode exists(Rows rows, RexNode condition) {
            List<RexNode> conditions = new ArrayList<>(rows.correlated());
            conditions.add(condition);
            return RexSubQuery.exists(
                    builder.push(rows.input()).filter(conditions).build());
        }

        private RexNode comparison(RexSubQuery query, CorrelationId variable, List<RexNode> outputs) {
            RexNode outer = rex.makeCorrel(node.getInput(0).getRowType(), variable);
            RexShuttle toOuter = new RexShuttle() {
                @Override
                public RexNode visitInputRef(RexInputRef column) {
                    return rex.makeFieldAccess(outer, column.getIndex());
                }
            };
            SqlOperator operator = query.isA(SqlKind.IN) ? SqlStdOperatorTable.EQUALS : SqlStdOperatorTable.NOT_EQUALS;
            List<RexNode> comparisons = new ArrayList<>();
            for (int i = 0; i < query.getOperands().size(); i++) {
                RexNode value = query.getOperands().get(i).accept(toOuter);
                comparisons.add(rex.makeCall(operator, value, outputs.get(i)));
            }
            return RexUtil.composeConjunction(rex, comparisons);
        }

        /** The variable by which the query refers to the node's rows already, since it may have only one. */
        private CorrelationId variable(RexSubQuery query) {
            Set<CorrelationId> used = new HashSet<>(RelOptUtil.getVariablesUsed(query.rel));
            used.retainAll(node.getVariablesSet());
            CorrelationId variable = used.isEmpty()
                    ? node.getCluster().createCorrel()
                    : used.iterator().next();
            variables.add(variable);
            return variable;
        }
    }
}
