package org.codeanatomy.engine.core.plan;

import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalUnion;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rex.RexLiteral;

/**
 * Hides from Calcite's decorrelator, behind unions with nothing, what it draws wrong conclusions from. It takes a column
 * for not null if the condition of a join is never true for null, also where that join keeps the rows for which the
 * condition is not true; outer rows with a null would then find nothing. And of keys it drops the constants: grouped by
 * nothing, there is a row where there is no group, and with others left, columns are not where it says they are.
 */
final class DecorrelationShield extends RelHomogeneousShuttle {

    @Override
    public RelNode visit(RelNode other) {
        RelNode visited = super.visit(other);
        if (visited instanceof Correlate correlate && keepsUnmatchedRows(correlate.getLeft())) {
            return correlate.copy(
                    correlate.getTraitSet(), List.of(shielded(correlate.getLeft()), correlate.getRight()));
        }
        if (visited instanceof Aggregate aggregate && groupsByAConstant(aggregate)) {
            return aggregate.copy(aggregate.getTraitSet(), List.of(shielded(aggregate.getInput())));
        }
        return visited;
    }

    /** The decorrelator takes the columns of a union's input for those that it had: a projection sees to that. */
    private static RelNode shielded(RelNode node) {
        RelNode columns = LogicalProject.create(
                node,
                List.of(),
                node.getCluster().getRexBuilder().identityProjects(node.getRowType()),
                node.getRowType(),
                Set.of());
        RelNode nothing = LogicalValues.createEmpty(node.getCluster(), node.getRowType());
        return LogicalUnion.create(List.of(columns, nothing), true);
    }

    private static boolean keepsUnmatchedRows(RelNode node) {
        boolean outer = (node instanceof Join join && join.getJoinType().isOuterJoin())
                || (node instanceof Correlate correlate
                        && correlate.getJoinType().isOuterJoin());
        return outer || node.getInputs().stream().anyMatch(DecorrelationShield::keepsUnmatchedRows);
    }

    private static boolean groupsByAConstant(Aggregate aggregate) {
        return aggregate.getGroupCount() > 0
                && aggregate.getInput() instanceof Project project
                && aggregate.getGroupSet().asList().stream()
                        .anyMatch(key -> project.getProjects().get(key) instanceof RexLiteral);
    }
}
