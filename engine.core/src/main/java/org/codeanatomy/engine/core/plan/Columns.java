package org.codeanatomy.engine.core.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.codeanatomy.engine.core.expression.ScalarExpression;
import org.codeanatomy.engine.core.expression.ScalarExpression.Case;
import org.codeanatomy.engine.core.expression.ScalarExpression.Cast;
import org.codeanatomy.engine.core.expression.ScalarExpression.ColumnReference;
import org.codeanatomy.engine.core.expression.ScalarExpression.Constant;
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
        if (expression instanceof ColumnReference column) {
            return new ColumnReference(place.applyAsInt(column.index()), column.field());
        }
        if (expression instanceof Operation operation) {
            return new Operation(operation.operator(), moved(operation.operands(), place), operation.field());
        }
        if (expression instanceof FunctionCall call) {
            return new FunctionCall(call.generation(), call.function(), moved(call.arguments(), place), call.field());
        }
        if (expression instanceof Cast cast) {
            return new Cast(moved(cast.operand(), place), cast.field(), cast.nullOnFailure());
        }
        if (expression instanceof StructField child) {
            return new StructField(moved(child.struct(), place), child.child(), child.field());
        }
        if (expression instanceof Case choice) {
            return new Case(
                    moved(choice.conditions(), place),
                    moved(choice.results(), place),
                    moved(choice.otherwise(), place),
                    choice.field());
        }
        return (Constant) expression;
    }

    private static List<ScalarExpression> moved(List<ScalarExpression> expressions, IntUnaryOperator place) {
        return expressions.stream().map(expression -> moved(expression, place)).toList();
    }
}
