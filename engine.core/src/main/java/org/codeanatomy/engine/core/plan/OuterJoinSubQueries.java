package org.codeanatomy.engine.core.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Makes columns of the sub-queries in the condition of an outer join: each is computed below the join, on the side whose
 * columns it is about, where it is like any other in a select list. Used for one join.
 */
final class OuterJoinSubQueries {

    private final Join join;
    private final RexBuilder rex;
    private final int leftCount;
    private final int rightCount;
    private final List<RexSubQuery> left = new ArrayList<>();
    private final List<RexSubQuery> right = new ArrayList<>();

    private OuterJoinSubQueries(Join join) {
        this.join = join;
        this.rex = join.getCluster().getRexBuilder();
        this.leftCount = join.getLeft().getRowType().getFieldCount();
        this.rightCount = join.getRight().getRowType().getFieldCount();
    }

    /** The same join without sub-queries in its condition. */
    static RelNode asColumns(Join join) {
        return new OuterJoinSubQueries(join).rewritten();
    }

    private RelNode rewritten() {
        join.getCondition().accept(new RexShuttle() {
            @Override
            public RexNode visitSubQuery(RexSubQuery query) {
                side(query).add(query);
                return query;
            }
        });
        RelNode withLeft = withColumns(join.getLeft(), left, 0);
        RelNode withRight = withColumns(join.getRight(), right, -leftCount);
        RexNode condition = join.getCondition().accept(new ToColumns());
        RelNode joined =
                LogicalJoin.create(withLeft, withRight, join.getHints(), condition, Set.of(), join.getJoinType());
        List<RexNode> outputs = new ArrayList<>();
        for (int i = 0; i < leftCount + rightCount; i++) {
            outputs.add(rex.makeInputRef(joined, i < leftCount ? i : i + left.size()));
        }
        return LogicalProject.create(
                joined, List.of(), outputs, join.getRowType().getFieldNames(), Set.of());
    }

    private List<RexSubQuery> side(RexSubQuery query) {
        ImmutableBitSet columns = columns(query);
        if (columns.intersects(ImmutableBitSet.range(leftCount))) {
            if (columns.nextSetBit(leftCount) >= 0) {
                throw ExpressionConverter.unsupportedInOuterJoin();
            }
            return left;
        }
        return right;
    }

    /** The columns of the join that a sub-query is about. */
    private ImmutableBitSet columns(RexSubQuery query) {
        ImmutableBitSet.Builder columns = ImmutableBitSet.builder();
        query.accept(new RexShuttle() {
            @Override
            public RexNode visitSubQuery(RexSubQuery found) {
                variables(found)
                        .forEach(variable -> columns.addAll(RelOptUtil.correlationColumns(variable, found.rel)));
                return super.visitSubQuery(found);
            }

            @Override
            public RexNode visitInputRef(RexInputRef column) {
                columns.set(column.getIndex());
                return column;
            }
        });
        return columns.build();
    }

    private Set<CorrelationId> variables(RexSubQuery query) {
        Set<CorrelationId> variables = new HashSet<>(RelOptUtil.getVariablesUsed(query.rel));
        variables.retainAll(join.getVariablesSet());
        return variables;
    }

    private RelNode withColumns(RelNode input, List<RexSubQuery> queries, int shift) {
        if (queries.isEmpty()) {
            return input;
        }
        List<RexNode> columns = new ArrayList<>(rex.identityProjects(input.getRowType()));
        List<String> names = new ArrayList<>(input.getRowType().getFieldNames());
        Set<CorrelationId> variables = new HashSet<>();
        for (RexSubQuery query : queries) {
            columns.add(query.accept(new OverSide(input, shift, variables)));
            names.add("query" + names.size());
        }
        return LogicalProject.create(input, List.of(), columns, names, variables);
    }

    /** Makes a sub-query about the join's columns one about the columns of one side; collects the variables it uses. */
    private final class OverSide extends RexShuttle {

        private final RelNode input;
        private final int shift;
        private final Set<CorrelationId> used;

        OverSide(RelNode input, int shift, Set<CorrelationId> used) {
            this.input = input;
            this.shift = shift;
            this.used = used;
        }

        @Override
        public RexNode visitInputRef(RexInputRef column) {
            return RexInputRef.of(column.getIndex() + shift, input.getRowType());
        }

        @Override
        public RexNode visitSubQuery(RexSubQuery query) {
            RelNode shifted = query.rel;
            for (CorrelationId variable : variables(query)) {
                used.add(variable);
                shifted = shifted.accept(new RelHomogeneousShuttle() {
                    @Override
                    public RelNode visit(RelNode node) {
                        return super.visit(RexUtil.shiftFieldAccess(rex, node, variable, input, shift));
                    }
                });
            }
            return ((RexSubQuery) super.visitSubQuery(query)).clone(shifted);
        }
    }

    /** Reads the new columns where the sub-queries were. */
    private final class ToColumns extends RexShuttle {

        @Override
        public RexNode visitSubQuery(RexSubQuery query) {
            RelDataType type = query.getType();
            int place = left.indexOf(query);
            return place >= 0
                    ? new RexInputRef(leftCount + place, type)
                    : new RexInputRef(leftCount + left.size() + rightCount + right.indexOf(query), type);
        }

        @Override
        public RexNode visitInputRef(RexInputRef column) {
            return column.getIndex() < leftCount
                    ? column
                    : new RexInputRef(column.getIndex() + left.size(), column.getType());
        }
    }
}
