package org.codeanatomy.engine.core.plan;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.codeanatomy.engine.core.expression.Operator;
import org.codeanatomy.engine.core.expression.ScalarExpression;
import org.codeanatomy.engine.core.expression.ScalarExpression.Constant;
import org.codeanatomy.engine.core.sql.ArrowTypes;

/** Adds intervals to dates and timestamps that are constants, while planning. Columns and intervals do not meet yet. */
final class IntervalArithmetic {

    private IntervalArithmetic() {}

    static ScalarExpression convert(Operator operator, RexCall call, ExpressionConverter expressions) {
        RexNode first = call.getOperands().get(0);
        RexNode second = call.getOperands().get(1);
        boolean swapped = SqlTypeUtil.isInterval(first.getType());
        ScalarExpression base = expressions.convert(swapped ? second : first);
        RexNode interval = swapped ? first : second;
        boolean sum = operator == Operator.ADD || operator == Operator.SUBTRACT;
        if (!sum || !(interval instanceof RexLiteral literal) || !(base instanceof Constant constant)) {
            throw ExpressionConverter.unsupported(
                    "arithmetic of " + first.getType() + " and " + second.getType() + " where one is no constant");
        }
        Field field = ArrowTypes.toArrow("value", call.getType());
        if (constant.value() == null || literal.isNull()) {
            return new Constant(null, field);
        }
        long amount = literal.getValueAs(BigDecimal.class).longValueExact() * (operator == Operator.ADD ? 1 : -1);
        boolean months = SqlTypeUtil.isInterval(interval.getType())
                && interval.getType().getSqlTypeName().isYearMonth();
        return new Constant(add((Long) constant.value(), constant.field().getType(), amount, months, field), field);
    }

    private static long add(long value, ArrowType type, long amount, boolean months, Field result) {
        ChronoUnit unit = months ? ChronoUnit.MONTHS : ChronoUnit.MILLIS;
        LocalDateTime base = type instanceof ArrowType.Date
                ? LocalDate.ofEpochDay(value).atStartOfDay()
                : LocalDateTime.ofInstant(Instant.EPOCH.plus(value, ChronoUnit.MICROS), ZoneOffset.UTC);
        LocalDateTime moved = base.plus(amount, unit);
        return result.getType() instanceof ArrowType.Date
                ? moved.toLocalDate().toEpochDay()
                : ChronoUnit.MICROS.between(Instant.EPOCH, moved.toInstant(ZoneOffset.UTC));
    }
}
