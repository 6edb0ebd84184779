package org.codeanatomy.engine.core.plan;

import java.util.ArrayList;
import java.util.List;
import org.codeanatomy.engine.core.expression.ScalarExpression;
import org.codeanatomy.engine.core.expression.ScalarExpression.Parameter;
import org.codeanatomy.engine.core.physical.PhysicalPlan;
import org.codeanatomy.engine.core.physical.PhysicalPlan.Filter;
import org.codeanatomy.engine.core.physical.PhysicalPlan.HashAggregate;
import org.codeanatomy.engine.core.physical.PhysicalPlan.HashJoin;
import org.codeanatomy.engine.core.physical.PhysicalPlan.Limit;
import org.codeanatomy.engine.core.physical.PhysicalPlan.Project;
import org.codeanatomy.engine.core.physical.PhysicalPlan.Sort;
import org.codeanatomy.engine.core.physical.PhysicalPlan.TopN;
import org.codeanatomy.engine.core.physical.PhysicalPlan.UnionAll;

/** Puts values in the place of a plan's parameters. */
final class Parameters {

    private final List<Object> values;

    private Parameters(List<Object> values) {
        this.values = values;
    }

    /**
     * The plan with values.
     *
     * @param values one per parameter, as constants hold them
     */
    static PhysicalPlan bind(PhysicalPlan plan, List<Object> values) {
        return values.isEmpty() ? plan : new Parameters(values).bound(plan);
    }

    /** Whether an expression depends on a parameter. */
    static boolean areIn(ScalarExpression expression) {
        boolean[] found = new boolean[1];
        Columns.withLeaves(expression, leaf -> {
            found[0] |= leaf instanceof Parameter;
            return leaf;
        });
        return found[0];
    }

    private ScalarExpression bound(ScalarExpression expression) {
        return Columns.withLeaves(
                expression,
                leaf -> leaf instanceof Parameter parameter
                        ? new Parameter(parameter.index(), values.get(parameter.index()), parameter.field())
                        : leaf);
    }

    private PhysicalPlan bound(PhysicalPlan plan) {
        if (plan instanceof Filter filter) {
            return new Filter(bound(filter.input()), bound(filter.condition()));
        }
        if (plan instanceof Project project) {
            List<ScalarExpression> expressions =
                    project.expressions().stream().map(this::bound).toList();
            return new Project(bound(project.input()), expressions, project.schema());
        }
        if (plan instanceof HashAggregate groups) {
            return new HashAggregate(bound(groups.input()), groups.keys(), groups.aggregates(), groups.schema());
        }
        if (plan instanceof HashJoin join) {
            return new HashJoin(
                    bound(join.left()),
                    bound(join.right()),
                    join.kind(),
                    join.leftKeys(),
                    join.rightKeys(),
                    join.nullsEqual(),
                    join.residual() == null ? null : bound(join.residual()),
                    join.schema());
        }
        if (plan instanceof Sort sort) {
            return new Sort(bound(sort.input()), sort.keys());
        }
        if (plan instanceof TopN top) {
            return new TopN(bound(top.input()), top.keys(), top.offset(), top.limit());
        }
        if (plan instanceof Limit limit) {
            return new Limit(bound(limit.input()), limit.offset(), limit.limit());
        }
        if (plan instanceof UnionAll union) {
            List<PhysicalPlan> inputs = new ArrayList<>();
            union.inputs().forEach(input -> inputs.add(bound(input)));
            return new UnionAll(inputs, union.schema());
        }
        return plan; // tables and constant rows have no expressions
    }
}
