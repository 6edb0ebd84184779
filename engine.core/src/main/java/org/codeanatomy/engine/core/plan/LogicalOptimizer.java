package org.codeanatomy.engine.core.plan;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.apache.calcite.plan.Contexts;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.hep.HepMatchOrder;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.plan.hep.HepProgramBuilder;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelVisitor;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.rules.CoreRules;
import org.apache.calcite.rel.rules.PruneEmptyRules;
import org.apache.calcite.sql2rel.RelDecorrelator;
import org.apache.calcite.sql2rel.RelFieldTrimmer;
import org.apache.calcite.tools.RelBuilder;
import org.codeanatomy.engine.api.EngineException;

/**
 * Rewrites the algebra of a query in stages of bounded cost: sub-queries become joins, filters move down, joins are put
 * in order, unused columns go.
 */
final class LogicalOptimizer {

    /** Below this many inner joins in a row there is no order to choose; the build side is chosen later. */
    private static final int JOINS_TO_ORDER = 2;

    private static final List<RelOptRule> SUB_QUERIES = ImmutableList.<RelOptRule>builder()
            .add(new SubQueryToSemiJoinRule())
            .addAll(SubQueryToExistsRule.all())
            .add(CoreRules.FILTER_SUB_QUERY_TO_CORRELATE)
            .add(CoreRules.PROJECT_SUB_QUERY_TO_CORRELATE)
            .add(CoreRules.JOIN_SUB_QUERY_TO_CORRELATE)
            .build();

    /** Goes first, and upwards: Calcite gives up where a node below compares with what turns out to be null. */
    private static final List<RelOptRule> FOLD =
            List.of(CoreRules.FILTER_REDUCE_EXPRESSIONS, CoreRules.JOIN_REDUCE_EXPRESSIONS);

    private static final List<RelOptRule> SIMPLIFY = List.of(
            CoreRules.FILTER_REDUCE_EXPRESSIONS,
            CoreRules.PROJECT_REDUCE_EXPRESSIONS,
            CoreRules.JOIN_REDUCE_EXPRESSIONS,
            CoreRules.FILTER_INTO_JOIN,
            CoreRules.JOIN_CONDITION_PUSH,
            CoreRules.FILTER_PROJECT_TRANSPOSE,
            CoreRules.FILTER_AGGREGATE_TRANSPOSE,
            CoreRules.FILTER_SET_OP_TRANSPOSE,
            CoreRules.FILTER_MERGE,
            CoreRules.PROJECT_MERGE,
            CoreRules.PROJECT_REMOVE,
            CoreRules.UNION_MERGE,
            CoreRules.AGGREGATE_REMOVE,
            CoreRules.AGGREGATE_PROJECT_MERGE,
            PruneEmptyRules.FILTER_INSTANCE,
            PruneEmptyRules.PROJECT_INSTANCE,
            PruneEmptyRules.JOIN_LEFT_INSTANCE,
            PruneEmptyRules.JOIN_RIGHT_INSTANCE,
            PruneEmptyRules.UNION_INSTANCE,
            PruneEmptyRules.SORT_INSTANCE,
            PruneEmptyRules.AGGREGATE_INSTANCE);

    private static final List<RelOptRule> COLLECT_JOINS = List.of(
            CoreRules.FILTER_INTO_JOIN,
            CoreRules.FILTER_MERGE,
            CoreRules.JOIN_TO_MULTI_JOIN,
            CoreRules.PROJECT_MULTI_JOIN_MERGE,
            CoreRules.FILTER_MULTI_JOIN_MERGE);

    private static final List<RelOptRule> ORDER_JOINS = List.of(CoreRules.MULTI_JOIN_OPTIMIZE);

    private static final List<RelOptRule> CLEAN = List.of(
            CoreRules.FILTER_INTO_JOIN,
            CoreRules.JOIN_CONDITION_PUSH,
            CoreRules.FILTER_PROJECT_TRANSPOSE,
            CoreRules.FILTER_MERGE,
            CoreRules.PROJECT_MERGE,
            CoreRules.PROJECT_REMOVE);

    private final RelOptCluster cluster;
    private final RelBuilder builder;

    LogicalOptimizer(RelOptCluster cluster) {
        this.cluster = cluster;
        this.builder = RelFactories.LOGICAL_BUILDER.create(cluster, null);
    }

    RelNode optimize(RelNode query) {
        CaseToCoalesce coalesce = new CaseToCoalesce(cluster.getRexBuilder());
        RelNode joined = apply(coalesce.apply(query), HepMatchOrder.TOP_DOWN, List.of(SUB_QUERIES));
        RelNode shielded = joined.accept(new DecorrelationShield());
        RelNode decorrelated = coalesce.apply(RelDecorrelator.decorrelateQuery(shielded, builder));
        requireDecorrelated(decorrelated);
        RelNode folded = apply(decorrelated, HepMatchOrder.BOTTOM_UP, List.of(FOLD));
        RelNode simple = apply(folded, HepMatchOrder.TOP_DOWN, List.of(SIMPLIFY));
        RelNode ordered = simple;
        if (innerJoins(simple) >= JOINS_TO_ORDER) {
            ordered = apply(simple, HepMatchOrder.BOTTOM_UP, List.of(COLLECT_JOINS, ORDER_JOINS));
        }
        RelNode clean = apply(ordered, HepMatchOrder.TOP_DOWN, List.of(CLEAN));
        RelNode trimmed = new RelFieldTrimmer(null, builder).trim(clean);
        return apply(trimmed, HepMatchOrder.TOP_DOWN, List.of(CLEAN));
    }

    private RelNode apply(RelNode query, HepMatchOrder order, List<List<RelOptRule>> stages) {
        HepProgramBuilder program = HepProgram.builder().addMatchOrder(order);
        stages.forEach(program::addRuleCollection);
        HepPlanner planner = new HepPlanner(program.build(), Contexts.empty());
        planner.setExecutor(cluster.getPlanner().getExecutor());
        planner.setRoot(query);
        return planner.findBestExp();
    }

    private static int innerJoins(RelNode query) {
        int[] count = new int[1];
        new RelVisitor() {
            @Override
            public void visit(RelNode node, int ordinal, RelNode parent) {
                if (node instanceof Join join && join.getJoinType() == JoinRelType.INNER) {
                    count[0]++;
                }
                super.visit(node, ordinal, parent);
            }
        }.go(query);
        return count[0];
    }

    private static void requireDecorrelated(RelNode query) {
        new RelVisitor() {
            @Override
            public void visit(RelNode node, int ordinal, RelNode parent) {
                if (node instanceof Correlate) {
                    throw new EngineException(
                            EngineException.Stage.VALIDATE,
                            "UNSUPPORTED_QUERY",
                            "a sub-query refers to the outer query in a way that cannot be planned as a join;"
                                    + " write it as a join");
                }
                super.visit(node, ordinal, parent);
            }
        }.go(query);
    }
}
