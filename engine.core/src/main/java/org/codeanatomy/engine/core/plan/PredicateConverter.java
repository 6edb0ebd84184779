package org.codeanatomy.engine.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.codeanatomy.engine.core.expression.ScalarExpression;
import org.codeanatomy.engine.core.expression.ScalarExpression.ColumnReference;
import org.codeanatomy.engine.core.expression.ScalarExpression.Constant;
import org.codeanatomy.engine.core.expression.ScalarExpression.Operation;
import org.codeanatomy.engine.core.expression.ScalarExpression.StructField;
import org.codeanatomy.plugin.api.expression.Expression;
import org.codeanatomy.plugin.api.expression.Operator;

/** Says a condition in the language that providers understand, where it can be said. */
final class PredicateConverter {

    private static final Map<org.codeanatomy.engine.core.expression.Operator, Operator> OPERATORS = Map.ofEntries(
            Map.entry(org.codeanatomy.engine.core.expression.Operator.EQUAL, Operator.EQUAL),
            Map.entry(org.codeanatomy.engine.core.expression.Operator.NOT_EQUAL, Operator.NOT_EQUAL),
            Map.entry(org.codeanatomy.engine.core.expression.Operator.LESS, Operator.LESS),
            Map.entry(org.codeanatomy.engine.core.expression.Operator.LESS_OR_EQUAL, Operator.LESS_OR_EQUAL),
            Map.entry(org.codeanatomy.engine.core.expression.Operator.GREATER, Operator.GREATER),
            Map.entry(org.codeanatomy.engine.core.expression.Operator.GREATER_OR_EQUAL, Operator.GREATER_OR_EQUAL),
            Map.entry(org.codeanatomy.engine.core.expression.Operator.AND, Operator.AND),
            Map.entry(org.codeanatomy.engine.core.expression.Operator.OR, Operator.OR),
            Map.entry(org.codeanatomy.engine.core.expression.Operator.NOT, Operator.NOT),
            Map.entry(org.codeanatomy.engine.core.expression.Operator.IS_NULL, Operator.IS_NULL),
            Map.entry(org.codeanatomy.engine.core.expression.Operator.IS_NOT_NULL, Operator.IS_NOT_NULL),
            Map.entry(org.codeanatomy.engine.core.expression.Operator.IN, Operator.IN),
            Map.entry(org.codeanatomy.engine.core.expression.Operator.STARTS_WITH, Operator.STARTS_WITH));

    private PredicateConverter() {}

    /** The condition for a provider; empty if its language has no words for it. */
    static Optional<Expression> convert(ScalarExpression expression) {
        if (expression instanceof ColumnReference || expression instanceof StructField) {
            return path(expression).map(Expression.ColumnPath::new);
        }
        if (expression instanceof Constant constant) {
            ArrowType type = constant.field().getType();
            boolean sayable = !(type instanceof ArrowType.Binary);
            return sayable ? Optional.of(new Expression.Literal(type, constant.value())) : Optional.empty();
        }
        return expression instanceof Operation operation ? call(operation) : Optional.empty();
    }

    private static Optional<List<String>> path(ScalarExpression expression) {
        if (expression instanceof ColumnReference column) {
            return Optional.of(List.of(column.field().getName()));
        }
        if (expression instanceof StructField child) {
            return path(child.struct()).map(parent -> {
                List<String> path = new ArrayList<>(parent);
                path.add(child.struct().field().getChildren().get(child.child()).getName());
                return path;
            });
        }
        return Optional.empty();
    }

    private static Optional<Expression> call(Operation operation) {
        Operator operator = OPERATORS.get(operation.operator());
        boolean constantPrefix =
                operator != Operator.STARTS_WITH || operation.operands().get(1) instanceof Constant;
        if (operator == null || !constantPrefix) {
            return Optional.empty();
        }
        List<Expression> arguments = new ArrayList<>();
        for (ScalarExpression operand : operation.operands()) {
            Optional<Expression> argument = convert(operand);
            if (argument.isEmpty()) {
                return Optional.empty();
            }
            arguments.add(argument.get());
        }
        return Optional.of(new Expression.Call(operator, arguments));
    }
}
