package org.codeanatomy.engine.core.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.codeanatomy.engine.core.expression.Operator;
import org.codeanatomy.engine.core.expression.ScalarExpression;
import org.codeanatomy.engine.core.expression.ScalarExpression.Case;
import org.codeanatomy.engine.core.expression.ScalarExpression.Cast;
import org.codeanatomy.engine.core.expression.ScalarExpression.ColumnReference;
import org.codeanatomy.engine.core.expression.ScalarExpression.Constant;
import org.codeanatomy.engine.core.expression.ScalarExpression.FunctionCall;
import org.codeanatomy.engine.core.expression.ScalarExpression.Operation;
import org.codeanatomy.engine.core.expression.ScalarExpression.Parameter;
import org.codeanatomy.engine.core.expression.ScalarExpression.StructField;
import org.codeanatomy.engine.core.sql.ArrowTypes;
import org.codeanatomy.plugin.api.expression.Expression;

/** Expressions as SQL that people read. */
final class ExpressionText {

    private static final Map<Operator, String> INFIX = Map.ofEntries(
            Map.entry(Operator.ADD, "+"),
            Map.entry(Operator.SUBTRACT, "-"),
            Map.entry(Operator.MULTIPLY, "*"),
            Map.entry(Operator.DIVIDE, "/"),
            Map.entry(Operator.MODULO, "%"),
            Map.entry(Operator.EQUAL, "="),
            Map.entry(Operator.NOT_EQUAL, "<>"),
            Map.entry(Operator.LESS, "<"),
            Map.entry(Operator.LESS_OR_EQUAL, "<="),
            Map.entry(Operator.GREATER, ">"),
            Map.entry(Operator.GREATER_OR_EQUAL, ">="),
            Map.entry(Operator.AND, "AND"),
            Map.entry(Operator.OR, "OR"),
            Map.entry(Operator.CONCAT, "||"),
            Map.entry(Operator.LIKE, "LIKE"),
            Map.entry(Operator.ILIKE, "ILIKE"),
            Map.entry(Operator.IS_DISTINCT_FROM, "IS DISTINCT FROM"),
            Map.entry(Operator.IS_NOT_DISTINCT_FROM, "IS NOT DISTINCT FROM"));

    private ExpressionText() {}

    static String of(ScalarExpression expression) {
        if (expression instanceof ColumnReference column) {
            return column.field().getName();
        }
        if (expression instanceof Constant constant) {
            return constant(constant.value(), constant.field().getType());
        }
        if (expression instanceof Parameter) {
            return "?";
        }
        if (expression instanceof Cast cast) {
            String name = cast.nullOnFailure() ? "TRY_CAST(" : "CAST(";
            return name + of(cast.operand()) + " AS " + ArrowTypes.sqlName(cast.field()) + ")";
        }
        if (expression instanceof StructField child) {
            return of(child.struct()) + "."
                    + child.struct().field().getChildren().get(child.child()).getName();
        }
        if (expression instanceof FunctionCall call) {
            return call.function() + "(" + list(call.arguments()) + ")";
        }
        return expression instanceof Case choice ? choice(choice) : operation((Operation) expression);
    }

    /** A condition as it was offered to a provider. */
    static String of(Expression expression) {
        if (expression instanceof Expression.Literal literal) {
            return constant(literal.value(), literal.type());
        }
        if (!(expression instanceof Expression.Call call)) {
            return expression.toString();
        }
        List<String> arguments = call.arguments().stream()
                .map(argument -> argument instanceof Expression.Call ? "(" + of(argument) + ")" : of(argument))
                .toList();
        String infix = INFIX.get(Operator.valueOf(call.operator().name()));
        if (infix != null) {
            return String.join(" " + infix + " ", arguments);
        }
        return switch (call.operator()) {
            case IS_NULL, IS_NOT_NULL ->
                arguments.get(0) + " " + call.operator().name().replace('_', ' ');
            case NOT -> "NOT " + arguments.get(0);
            case IN -> arguments.get(0) + " IN (" + String.join(", ", arguments.subList(1, arguments.size())) + ")";
            default -> call.operator() + "(" + String.join(", ", arguments) + ")";
        };
    }

    private static String constant(Object value, ArrowType type) {
        if (value instanceof String text) {
            return "'" + text.replace("'", "''") + "'";
        }
        if (value instanceof Long days && type instanceof ArrowType.Date) {
            return "DATE '" + LocalDate.ofEpochDay(days) + "'";
        }
        if (value instanceof Long micros && type instanceof ArrowType.Timestamp) {
            return "TIMESTAMP '"
                    + LocalDateTime.ofInstant(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), ZoneOffset.UTC) + "'";
        }
        return String.valueOf(value);
    }

    private static String list(List<ScalarExpression> expressions) {
        return String.join(", ", expressions.stream().map(ExpressionText::of).toList());
    }

    private static String choice(Case choice) {
        StringBuilder text = new StringBuilder("CASE");
        for (int i = 0; i < choice.conditions().size(); i++) {
            text.append(" WHEN ").append(of(choice.conditions().get(i)));
            text.append(" THEN ").append(of(choice.results().get(i)));
        }
        return text.append(" ELSE ")
                .append(of(choice.otherwise()))
                .append(" END")
                .toString();
    }

    private static String operation(Operation operation) {
        String infix = INFIX.get(operation.operator());
        List<ScalarExpression> operands = operation.operands();
        if (infix != null) {
            List<String> parts = operands.stream().map(ExpressionText::nested).toList();
            return String.join(" " + infix + " ", parts);
        }
        String name = operation.operator().name();
        if (operation.operator() == Operator.IN) {
            return nested(operands.get(0)) + " IN (" + list(operands.subList(1, operands.size())) + ")";
        }
        if (operation.operator() == Operator.NOT) {
            return "NOT " + nested(operands.get(0));
        }
        boolean suffix = operands.size() == 1 && name.startsWith("IS_");
        return suffix ? nested(operands.get(0)) + " " + name.replace('_', ' ') : name + "(" + list(operands) + ")";
    }

    private static String nested(ScalarExpression expression) {
        boolean open = expression instanceof Operation operation && INFIX.containsKey(operation.operator());
        return open ? "(" + of(expression) + ")" : of(expression);
    }
}
