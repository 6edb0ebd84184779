package org.codeanatomy.engine.core.sql;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.NlsString;
import org.apache.calcite.util.TimestampString;

/** Constants of Calcite's as the engine's expressions and the plugin API hold them. */
public final class Literals {

    private static final long MICROS_PER_SECOND = 1_000_000;

    private Literals() {}

    /** The value of a literal, as a constant of type {@code type}; null for NULL. */
    public static Object value(RexLiteral literal, ArrowType type) {
        if (literal.isNull()) {
            return null;
        }
        return switch (literal.getType().getSqlTypeName()) {
            case DATE -> plain(literal.getValueAs(DateString.class), type);
            case TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> plain(literal.getValueAs(TimestampString.class), type);
            default -> plain(literal.getValue(), type);
        };
    }

    /** A value that Calcite holds, as a constant of type {@code type}. */
    static Object plain(Object value, ArrowType type) {
        if (value instanceof NlsString text) {
            return text.getValue();
        }
        if (value instanceof ByteString bytes) {
            return bytes.getBytes();
        }
        if (value instanceof DateString date) {
            return (long) date.getDaysSinceEpoch();
        }
        if (value instanceof TimestampString timestamp) {
            return micros(timestamp);
        }
        return value instanceof BigDecimal number ? number(number, type) : value;
    }

    private static Object number(BigDecimal number, ArrowType type) {
        if (type instanceof ArrowType.Int) {
            return number.setScale(0, RoundingMode.HALF_UP).longValueExact();
        }
        if (type instanceof ArrowType.Decimal decimal) {
            return number.setScale(decimal.getScale(), RoundingMode.HALF_UP);
        }
        return type instanceof ArrowType.FloatingPoint ? (Object) number.doubleValue() : number;
    }

    /** Calcite's own conversion knows milliseconds only. */
    private static long micros(TimestampString timestamp) {
        String text = timestamp.toString(6);
        long seconds = new TimestampString(text.substring(0, text.indexOf('.'))).getMillisSinceEpoch() / 1000;
        return seconds * MICROS_PER_SECOND + Long.parseLong(text.substring(text.indexOf('.') + 1));
    }
}
