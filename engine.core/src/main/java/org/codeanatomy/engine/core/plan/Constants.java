package org.codeanatomy.engine.core.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.codeanatomy.engine.core.expression.ScalarExpression.Constant;

/** Casts of constants that lose nothing, done while planning, so that providers see plain constants. */
final class Constants {

    private Constants() {}

    /** Whether the cast is one of those. */
    static boolean canCast(Constant constant, ArrowType target) {
        if (constant.value() == null) {
            return true;
        }
        if (constant.value() instanceof Long && constant.field().getType() instanceof ArrowType.Int from) {
            return target instanceof ArrowType.FloatingPoint
                    || (target instanceof ArrowType.Int to && to.getBitWidth() >= from.getBitWidth())
                    || (target instanceof ArrowType.Decimal decimal && fits((Long) constant.value(), decimal));
        }
        if (constant.value() instanceof BigDecimal number) {
            return target instanceof ArrowType.FloatingPoint
                    || (target instanceof ArrowType.Decimal decimal && fits(number, decimal));
        }
        return false;
    }

    private static boolean fits(long number, ArrowType.Decimal decimal) {
        return fits(BigDecimal.valueOf(number), decimal);
    }

    private static boolean fits(BigDecimal number, ArrowType.Decimal decimal) {
        BigDecimal plain = number.stripTrailingZeros();
        return plain.scale() <= decimal.getScale()
                && plain.precision() - plain.scale() <= decimal.getPrecision() - decimal.getScale();
    }

    /** The value after the cast. */
    static Object cast(Constant constant, ArrowType target) {
        Object value = constant.value();
        if (value == null || target instanceof ArrowType.Int) {
            return value;
        }
        Number number = (Number) value;
        if (target instanceof ArrowType.FloatingPoint) {
            return number.doubleValue();
        }
        BigDecimal exact = value instanceof BigDecimal decimal ? decimal : BigDecimal.valueOf((Long) value);
        return exact.setScale(((ArrowType.Decimal) target).getScale(), RoundingMode.UNNECESSARY);
    }
}
