package org.codeanatomy.engine.core.plan;

import static org.codeanatomy.engine.core.plan.ExpressionConverter.cast;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlTrimFunction;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.core.expression.Operator;
import org.codeanatomy.engine.core.expression.ScalarExpression;
import org.codeanatomy.engine.core.expression.ScalarExpression.Constant;
import org.codeanatomy.engine.core.expression.ScalarExpression.Operation;
import org.codeanatomy.engine.core.sql.ArrowTypes;

/** Turns calls of the engine's own functions into operations. */
final class FunctionConverter {

    private static final FieldType INT64 = FieldType.nullable(ArrowTypes.INT64);
    private static final FieldType FLOAT64 = FieldType.nullable(ArrowTypes.FLOAT64);

    /** Functions whose operands are passed as they are, and whose result has the type that Calcite says. */
    private static final Map<String, Operator> PLAIN = Map.ofEntries(
            Map.entry("UPPER", Operator.UPPER),
            Map.entry("LOWER", Operator.LOWER),
            Map.entry("||", Operator.CONCAT),
            Map.entry("REPLACE", Operator.REPLACE),
            Map.entry("STARTS_WITH", Operator.STARTS_WITH),
            Map.entry("ABS", Operator.ABS));

    /** Functions whose result is a 64-bit integer, whatever Calcite says. */
    private static final Map<String, Operator> COUNTING = Map.of(
            "CHAR_LENGTH", Operator.CHAR_LENGTH,
            "CHARACTER_LENGTH", Operator.CHAR_LENGTH,
            "LENGTH", Operator.CHAR_LENGTH,
            "OCTET_LENGTH", Operator.OCTET_LENGTH,
            "POSITION", Operator.POSITION);

    private static final Map<TimeUnitRange, Operator> PARTS = Map.of(
            TimeUnitRange.YEAR, Operator.EXTRACT_YEAR,
            TimeUnitRange.MONTH, Operator.EXTRACT_MONTH,
            TimeUnitRange.DAY, Operator.EXTRACT_DAY,
            TimeUnitRange.HOUR, Operator.EXTRACT_HOUR,
            TimeUnitRange.MINUTE, Operator.EXTRACT_MINUTE,
            TimeUnitRange.SECOND, Operator.EXTRACT_SECOND);

    private final ExpressionConverter expressions;

    FunctionConverter(ExpressionConverter expressions) {
        this.expressions = expressions;
    }

    ScalarExpression convert(RexCall call) {
        String name = call.getOperator().getName().toUpperCase(Locale.ROOT);
        if (PLAIN.containsKey(name)) {
            return operation(PLAIN.get(name), expressions.convertAll(call.getOperands()), field(call));
        }
        if (COUNTING.containsKey(name)) {
            return counted(COUNTING.get(name), expressions.convertAll(call.getOperands()), field(call));
        }
        return switch (name) {
            case "LIKE", "ILIKE" -> like(call, name.equals("LIKE") ? Operator.LIKE : Operator.ILIKE);
            case "SUBSTRING", "SUBSTR" -> substring(call);
            case "TRIM" -> trim(call);
            case "LTRIM" -> operation(Operator.TRIM_LEADING, expressions.convertAll(call.getOperands()), field(call));
            case "RTRIM" -> operation(Operator.TRIM_TRAILING, expressions.convertAll(call.getOperands()), field(call));
            case "STRPOS" -> strpos(call);
            case "FLOOR", "CEIL" -> rounded(call, name.equals("FLOOR") ? Operator.FLOOR : Operator.CEIL);
            case "ROUND" -> round(call);
            case "SQRT", "POWER" -> doubles(call, name.equals("SQRT") ? Operator.SQRT : Operator.POWER);
            case "GREATEST", "LEAST" ->
                operation(
                        name.equals("LEAST") ? Operator.LEAST : Operator.GREATEST,
                        typed(call.getOperands(), field(call)),
                        field(call));
            case "EXTRACT" -> extract(call);
            case "CURRENT_DATE" ->
                new Constant(LocalDate.ofInstant(now(), ZoneOffset.UTC).toEpochDay(), field(call));
            case "CURRENT_TIMESTAMP" -> new Constant(ChronoUnit.MICROS.between(Instant.EPOCH, now()), field(call));
            default -> throw ExpressionConverter.unsupported(name + " with these arguments");
        };
    }

    private Instant now() {
        return expressions.notes().now();
    }

    private static Field field(RexCall call) {
        return ArrowTypes.toArrow("value", call.getType());
    }

    private static ScalarExpression operation(Operator operator, List<ScalarExpression> operands, Field field) {
        return new Operation(operator, operands, field);
    }

    private static ScalarExpression counted(Operator operator, List<ScalarExpression> operands, Field wanted) {
        Field natural = new Field("value", new FieldType(wanted.isNullable(), ArrowTypes.INT64, null), null);
        return cast(operation(operator, operands, natural), wanted, false);
    }

    private List<ScalarExpression> typed(List<RexNode> operands, Field target) {
        List<ScalarExpression> typed = new ArrayList<>();
        operands.forEach(operand -> typed.add(cast(expressions.convert(operand), target, false)));
        return typed;
    }

    private ScalarExpression like(RexCall call, Operator operator) {
        List<ScalarExpression> operands = expressions.convertAll(call.getOperands());
        for (ScalarExpression pattern : operands.subList(1, operands.size())) {
            if (!(pattern instanceof Constant)) {
                throw ExpressionConverter.unsupported("a pattern of " + operator + " that is no constant");
            }
        }
        return operation(operator, operands, field(call));
    }

    private ScalarExpression substring(RexCall call) {
        List<ScalarExpression> operands = new ArrayList<>();
        operands.add(expressions.convert(call.getOperands().get(0)));
        operands.addAll(typed(call.getOperands().subList(1, call.getOperands().size()), new Field("n", INT64, null)));
        return operation(Operator.SUBSTRING, operands, field(call));
    }

    private ScalarExpression trim(RexCall call) {
        SqlTrimFunction.Flag flag = ((RexLiteral) call.getOperands().get(0)).getValueAs(SqlTrimFunction.Flag.class);
        Operator operator =
                switch (flag) {
                    case BOTH -> Operator.TRIM;
                    case LEADING -> Operator.TRIM_LEADING;
                    case TRAILING -> Operator.TRIM_TRAILING;
                };
        ScalarExpression characters = expressions.convert(call.getOperands().get(1));
        ScalarExpression text = expressions.convert(call.getOperands().get(2));
        return operation(operator, List.of(text, characters), field(call));
    }

    private ScalarExpression strpos(RexCall call) {
        List<ScalarExpression> operands = expressions.convertAll(call.getOperands());
        return counted(Operator.POSITION, List.of(operands.get(1), operands.get(0)), field(call));
    }

    private ScalarExpression rounded(RexCall call, Operator operator) {
        ScalarExpression value = expressions.convert(call.getOperands().get(0));
        if (call.getOperands().size() > 1) {
            throw ExpressionConverter.unsupported(operator + " of a date or timestamp");
        }
        return value.field().getType() instanceof ArrowType.Int
                ? value
                : operation(operator, List.of(value), field(call));
    }

    private ScalarExpression round(RexCall call) {
        ScalarExpression value = cast(expressions.convert(call.getOperands().get(0)), field(call), false);
        Field digitsField = new Field("digits", INT64, null);
        Object digits = 0L;
        if (call.getOperands().size() > 1) {
            if (!(expressions.convert(call.getOperands().get(1)) instanceof Constant constant)) {
                throw ExpressionConverter.unsupported("ROUND to digits that are no constant");
            }
            digits = constant.value();
        }
        return operation(Operator.ROUND, List.of(value, new Constant(digits, digitsField)), field(call));
    }

    private ScalarExpression doubles(RexCall call, Operator operator) {
        Field target = new Field("value", FLOAT64, null);
        Field result = new Field("value", new FieldType(call.getType().isNullable(), ArrowTypes.FLOAT64, null), null);
        return cast(operation(operator, typed(call.getOperands(), target), result), field(call), false);
    }

    private ScalarExpression extract(RexCall call) {
        TimeUnitRange part = ((RexLiteral) call.getOperands().get(0)).getValueAs(TimeUnitRange.class);
        Operator operator = PARTS.get(part);
        if (operator == null) {
            throw ExpressionConverter.unsupported("EXTRACT(" + part + " FROM …)");
        }
        ScalarExpression value = expressions.convert(call.getOperands().get(1));
        ArrowType type = value.field().getType();
        boolean time = part == TimeUnitRange.HOUR || part == TimeUnitRange.MINUTE || part == TimeUnitRange.SECOND;
        if (!(type instanceof ArrowType.Timestamp) && (time || !(type instanceof ArrowType.Date))) {
            throw new EngineException(
                    EngineException.Stage.VALIDATE,
                    "WRONG_ARGUMENTS",
                    "EXTRACT(" + part + " FROM …) cannot be applied to " + ArrowTypes.sqlName(value.field()));
        }
        return counted(operator, List.of(value), field(call));
    }
}
