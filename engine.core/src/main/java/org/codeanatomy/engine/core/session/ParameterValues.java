package org.codeanatomy.engine.core.session;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.api.EngineException.Stage;
import org.codeanatomy.engine.core.sql.ArrowTypes;

/** Values of an application as constants of the engine hold them. */
final class ParameterValues {

    private ParameterValues() {}

    /**
     * The values for these parameters.
     *
     * @throws EngineException with every value that does not fit
     */
    static List<Object> of(List<Field> parameters, Object[] given) {
        if (given.length != parameters.size()) {
            throw wrong("the statement has " + parameters.size()
                    + (parameters.size() == 1 ? " parameter" : " parameters") + " and was given " + given.length
                    + (given.length == 1 ? " value" : " values"));
        }
        List<Object> values = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < given.length; i++) {
            Object value =
                    given[i] == null ? null : value(given[i], parameters.get(i).getType());
            if (value == null && given[i] != null) {
                problems.add(parameters.get(i).getName() + " is a " + ArrowTypes.sqlName(parameters.get(i)) + ", which "
                        + shown(given[i]) + " cannot be");
            }
            values.add(value);
        }
        if (!problems.isEmpty()) {
            throw wrong(String.join("; ", problems));
        }
        return values;
    }

    private static EngineException wrong(String problem) {
        return new EngineException(Stage.VALIDATE, "WRONG_PARAMETERS", problem);
    }

    private static String shown(Object value) {
        String text = value instanceof byte[] bytes ? bytes.length + " bytes" : String.valueOf(value);
        return value.getClass().getSimpleName() + " '" + (text.length() <= 40 ? text : text.substring(0, 40) + "…")
                + "'";
    }

    /** The value, or null if it does not fit. */
    private static Object value(Object given, ArrowType type) {
        return switch (type.getTypeID()) {
            case Bool -> given instanceof Boolean ? given : null;
            case Utf8 -> given instanceof String ? given : null;
            case Binary -> given instanceof byte[] bytes ? Arrays.copyOf(bytes, bytes.length) : null;
            case Date -> given instanceof LocalDate date ? (Object) date.toEpochDay() : null;
            case Timestamp -> timestamp(given, (ArrowType.Timestamp) type);
            case Int -> integer(given, ((ArrowType.Int) type).getBitWidth());
            case FloatingPoint -> given instanceof Number number ? (Object) number.doubleValue() : null;
            case Decimal -> decimal(given, (ArrowType.Decimal) type);
            default -> null;
        };
    }

    private static Object timestamp(Object given, ArrowType.Timestamp type) {
        Instant instant = null;
        if (type.getTimezone() == null && given instanceof LocalDateTime local) {
            instant = local.toInstant(ZoneOffset.UTC);
        } else if (type.getTimezone() != null && given instanceof Instant point) {
            instant = point;
        }
        return instant == null ? null : (Object) ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    private static Object integer(Object given, int bits) {
        if (!isWhole(given)) {
            return null;
        }
        BigInteger whole = new BigInteger(given.toString());
        return whole.bitLength() < bits ? (Object) whole.longValueExact() : null;
    }

    private static boolean isWhole(Object given) {
        return given instanceof Long
                || given instanceof Integer
                || given instanceof Short
                || given instanceof Byte
                || given instanceof BigInteger;
    }

    private static Object decimal(Object given, ArrowType.Decimal type) {
        boolean exact = isWhole(given) || given instanceof BigDecimal;
        BigDecimal number = exact ? new BigDecimal(given.toString()).stripTrailingZeros() : null;
        boolean fits = number != null
                && number.scale() <= type.getScale()
                && number.precision() - number.scale() <= type.getPrecision() - type.getScale();
        return fits ? number.setScale(type.getScale()) : null;
    }
}
