package org.codeanatomy.plugin.delta.log;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;

/**
 * Bounds as the log writes them. A value that is not of its column's type is no bound, and neither is a bound of
 * floating-point numbers from above, because NaN is greater and writers disagree on counting it.
 */
final class StatisticsValues {

    /** Writers cut times to milliseconds, so that the greatest may be up to one later than written. */
    private static final long MILLISECOND = 1000;

    private StatisticsValues() {}

    static Object lower(JsonNode value, ArrowType type) {
        return value(value, type);
    }

    static Object upper(JsonNode value, ArrowType type) {
        if (type instanceof ArrowType.FloatingPoint) {
            return null;
        }
        Object bound = value(value, type);
        return type instanceof ArrowType.Timestamp && bound instanceof Long micros ? micros + MILLISECOND : bound;
    }

    private static Object value(JsonNode value, ArrowType type) {
        return switch (type.getTypeID()) {
            case Int -> value.isIntegralNumber() && value.canConvertToLong() ? value.longValue() : null;
            case FloatingPoint -> value.isNumber() ? value.doubleValue() : null;
            case Decimal -> value.isNumber() ? value.decimalValue() : null;
            case Utf8 -> value.isTextual() ? value.textValue() : null;
            case Bool -> value.isBoolean() ? value.booleanValue() : null;
            case Date -> value.isTextual() ? day(value.textValue()) : null;
            case Timestamp -> value.isTextual() ? micros(value.textValue()) : null;
            default -> null;
        };
    }

    private static Long day(String text) {
        try {
            return LocalDate.parse(text).toEpochDay();
        } catch (DateTimeException noDate) {
            return null;
        }
    }

    private static Long micros(String text) {
        try {
            boolean zoned = text.endsWith("Z") || text.lastIndexOf('+') > 10 || text.lastIndexOf('-') > 10;
            Instant instant = zoned
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
            return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
        } catch (DateTimeException noTime) {
            return null;
        }
    }
}
