package org.codeanatomy.engine.core.plan;

import static org.codeanatomy.engine.core.plan.ExpressionConverter.cast;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.codeanatomy.engine.core.expression.Operator;
import org.codeanatomy.engine.core.expression.ScalarExpression;
import org.codeanatomy.engine.core.expression.ScalarExpression.Case;
import org.codeanatomy.engine.core.expression.ScalarExpression.Operation;
import org.codeanatomy.engine.core.sql.ArrowTypes;
import org.codeanatomy.engine.core.sql.PluginScalarOperator;
import org.codeanatomy.engine.core.sql.TextCast;

/** Turns calls of operators into operations, with every implicit cast written out. */
final class CallConverter {

    private static final Map<SqlKind, Operator> LOGIC = Map.ofEntries(
            Map.entry(SqlKind.AND, Operator.AND),
            Map.entry(SqlKind.OR, Operator.OR),
            Map.entry(SqlKind.NOT, Operator.NOT),
            Map.entry(SqlKind.IS_NULL, Operator.IS_NULL),
            Map.entry(SqlKind.IS_NOT_NULL, Operator.IS_NOT_NULL),
            Map.entry(SqlKind.IS_UNKNOWN, Operator.IS_NULL),
            Map.entry(SqlKind.IS_TRUE, Operator.IS_TRUE),
            Map.entry(SqlKind.IS_NOT_TRUE, Operator.IS_NOT_TRUE),
            Map.entry(SqlKind.IS_FALSE, Operator.IS_FALSE),
            Map.entry(SqlKind.IS_NOT_FALSE, Operator.IS_NOT_FALSE));

    private static final Map<SqlKind, Operator> COMPARISONS = Map.of(
            SqlKind.EQUALS, Operator.EQUAL,
            SqlKind.NOT_EQUALS, Operator.NOT_EQUAL,
            SqlKind.LESS_THAN, Operator.LESS,
            SqlKind.LESS_THAN_OR_EQUAL, Operator.LESS_OR_EQUAL,
            SqlKind.GREATER_THAN, Operator.GREATER,
            SqlKind.GREATER_THAN_OR_EQUAL, Operator.GREATER_OR_EQUAL,
            SqlKind.IS_DISTINCT_FROM, Operator.IS_DISTINCT_FROM,
            SqlKind.IS_NOT_DISTINCT_FROM, Operator.IS_NOT_DISTINCT_FROM);

    private static final Map<SqlKind, Operator> ARITHMETIC = Map.of(
            SqlKind.PLUS, Operator.ADD,
            SqlKind.MINUS, Operator.SUBTRACT,
            SqlKind.TIMES, Operator.MULTIPLY,
            SqlKind.DIVIDE, Operator.DIVIDE,
            SqlKind.MOD, Operator.MODULO);

    private final ExpressionConverter expressions;
    private final FunctionConverter functions;

    CallConverter(ExpressionConverter expressions) {
        this.expressions = expressions;
        this.functions = new FunctionConverter(expressions);
    }

    ScalarExpression convert(RexCall call) {
        SqlKind kind = call.getKind();
        if (LOGIC.containsKey(kind)) {
            return new Operation(LOGIC.get(kind), expressions.convertAll(call.getOperands()), field(call));
        }
        if (COMPARISONS.containsKey(kind)) {
            return new Operation(COMPARISONS.get(kind), unified(call.getOperands()), field(call));
        }
        if (ARITHMETIC.containsKey(kind)) {
            return arithmetic(ARITHMETIC.get(kind), call);
        }
        if (call.getOperator() instanceof PluginScalarOperator operator) {
            return PluginCalls.convert(operator, call, expressions);
        }
        if (call.getOperator() instanceof TextCast operator) {
            return cast(expressions.convert(call.getOperands().get(0)), field(call), operator.nullOnFailure());
        }
        return switch (kind) {
            case MINUS_PREFIX -> new Operation(Operator.NEGATE, typed(call.getOperands(), field(call)), field(call));
            case PLUS_PREFIX -> expressions.convert(call.getOperands().get(0));
            case CAST -> cast(expressions.convert(call.getOperands().get(0)), field(call), false);
            case SAFE_CAST -> cast(expressions.convert(call.getOperands().get(0)), field(call), true);
            case CASE -> caseOf(call);
            case COALESCE -> coalesce(call);
            case SEARCH -> SearchConverter.convert(call, expressions);
            default -> functions.convert(call);
        };
    }

    private static Field field(RexCall call) {
        return ArrowTypes.toArrow("value", call.getType());
    }

    /** The operands, all of the least type that holds each of them. */
    private List<ScalarExpression> unified(List<RexNode> operands) {
        List<RelDataType> types = operands.stream().map(RexNode::getType).toList();
        RelDataType common = expressions.types().leastRestrictive(types);
        if (common == null) {
            throw ExpressionConverter.unsupported("comparing values of types " + types);
        }
        return typed(operands, ArrowTypes.toArrow("value", common));
    }

    private List<ScalarExpression> typed(List<RexNode> operands, Field target) {
        List<ScalarExpression> typed = new ArrayList<>(operands.size());
        operands.forEach(operand -> typed.add(cast(expressions.convert(operand), target, false)));
        return typed;
    }

    private ScalarExpression arithmetic(Operator operator, RexCall call) {
        Field field = field(call);
        boolean number = field.getType() instanceof ArrowType.Int
                || field.getType() instanceof ArrowType.FloatingPoint
                || field.getType() instanceof ArrowType.Decimal;
        if (!number) {
            return IntervalArithmetic.convert(operator, call, expressions);
        }
        if (field.getType() instanceof ArrowType.Decimal) {
            return decimalArithmetic(operator, call, field);
        }
        if (operator == Operator.MODULO) {
            List<ScalarExpression> operands = unified(call.getOperands());
            Field common = ExpressionConverter.withNullable(operands.get(0).field(), field.isNullable());
            return cast(new Operation(operator, operands, common), field, false);
        }
        return new Operation(operator, typed(call.getOperands(), field), field);
    }

    private ScalarExpression decimalArithmetic(Operator operator, RexCall call, Field field) {
        if (operator == Operator.MULTIPLY) {
            List<ScalarExpression> factors = new ArrayList<>();
            for (RexNode operand : call.getOperands()) {
                RelDataType exact = expressions.types().decimalOf(operand.getType());
                factors.add(cast(expressions.convert(operand), ArrowTypes.toArrow("factor", exact), false));
            }
            return new Operation(operator, factors, field);
        }
        if (operator == Operator.MODULO) {
            List<ScalarExpression> operands = unified(call.getOperands());
            Field common = ExpressionConverter.withNullable(operands.get(0).field(), field.isNullable());
            return cast(new Operation(operator, operands, common), field, false);
        }
        return new Operation(operator, typed(call.getOperands(), field), field);
    }

    private ScalarExpression caseOf(RexCall call) {
        Field field = field(call);
        List<ScalarExpression> conditions = new ArrayList<>();
        List<ScalarExpression> results = new ArrayList<>();
        List<RexNode> operands = call.getOperands();
        for (int i = 0; i + 1 < operands.size(); i += 2) {
            conditions.add(expressions.convert(operands.get(i)));
            results.add(cast(expressions.convert(operands.get(i + 1)), field, false));
        }
        ScalarExpression otherwise = cast(expressions.convert(operands.get(operands.size() - 1)), field, false);
        return new Case(conditions, results, otherwise, field);
    }

    private ScalarExpression coalesce(RexCall call) {
        Field field = field(call);
        List<ScalarExpression> values = typed(call.getOperands(), field);
        List<ScalarExpression> conditions = new ArrayList<>();
        Field bool = Conditions.bool(false);
        for (ScalarExpression value : values.subList(0, values.size() - 1)) {
            conditions.add(new Operation(Operator.IS_NOT_NULL, List.of(value), bool));
        }
        return new Case(conditions, values.subList(0, values.size() - 1), values.get(values.size() - 1), field);
    }
}
