package org.codeanatomy.engine.core.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import org.codeanatomy.engine.core.expression.ScalarExpression;
import org.codeanatomy.engine.core.expression.ScalarExpression.Case;
import org.codeanatomy.engine.core.expression.ScalarExpression.Cast;
import org.codeanatomy.engine.core.expression.ScalarExpression.ColumnReference;
import org.codeanatomy.engine.core.expression.ScalarExpression.FunctionCall;
import org.codeanatomy.engine.core.expression.ScalarExpression.Operation;
import org.codeanatomy.engine.core.expression.ScalarExpression.StructField;

/** The columns that an expression reads. */
final class Columns {

    private Columns() {}

    /** Adds the index of every column that {@code expression} reads. */
    static void read(ScalarExpression expression, Collection<Integer> columns) {
        if (expression instanceof ColumnReference column) {
            columns.add(column.index());
        }
        operands(expression).forEach(operand -> read(operand, columns));
    }

    private static List<ScalarExpression> operands(ScalarExpression expression) {
        if (expression instanceof Operation operation) {
            return operation.operands();
        }
        if (expression instanceof FunctionCall call) {
            return call.arguments();
        }
        if (expression instanceof Cast cast) {
            return List.of(cast.operand());
        }
        if (expression instanceof StructField child) {
            return List.of(child.struct());
        }
        if (expression instanceof Case choice) {
            List<ScalarExpression> all = new ArrayList<>(choice.conditions());
            all.addAll(choice.results());
            all.add(choice.otherwise());
            return all;
        }
        return List.of();
    }

    /** The same expression, reading column {@code place.applyAsInt(i)} where it read column {@code i}. */
    static ScalarExpression moved(ScalarExpression expression, IntUnaryOperator place) {
        return withLeaves(
                expression,
                leaf -> leaf instanceof ColumnReference column
                        ? new ColumnReference(place.applyAsInt(column.index()), column.field())
                        : leaf);
    }

    /** The same expression over other columns, constants and parameters. */
    static ScalarExpression withLeaves(ScalarExpression expression, UnaryOperator<ScalarExpression> leaf) {
        if (expression instanceof Operation operation) {
            return new Operation(operation.operator(), withLeaves(operation.operands(), leaf), operation.field());
        }
        if (expression instanceof FunctionCall call) {
            return new FunctionCall(
                    call.generation(), call.function(), withLeaves(call.arguments(), leaf), call.field());
        }
        if (expression instanceof Cast cast) {
            return new Cast(withLeaves(cast.operand(), leaf), cast.field(), cast.nullOnFailure());
        }
        if (expression instanceof StructField child) {
            return new StructField(withLeaves(child.struct(), leaf), child.child(), child.field());
        }
        if (expression instanceof Case choice) {
            return new Case(
                    withLeaves(choice.conditions(), leaf),
                    withLeaves(choice.results(), leaf),
                    withLeaves(choice.otherwise(), leaf),
                    choice.field());
        }
        return leaf.apply(expression);
    }

    private static List<ScalarExpression> withLeaves(
            List<ScalarExpression> expressions, UnaryOperator<ScalarExpression> leaf) {
        return expressions.stream()
                .map(expression -> withLeaves(expression, leaf))
                .toList();
    }
}
