package org.codeanatomy.plugin.delta.read;

import io.delta.kernel.types.BinaryType;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.ByteType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DecimalType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.FloatType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.ShortType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.TimestampNTZType;
import io.delta.kernel.types.TimestampType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** The values of partition columns, which the log holds as texts. */
final class PartitionValue {

    private PartitionValue() {}

    /**
     * Reads a value.
     *
     * @param text as in the log; null and the empty text are null
     * @return as a literal of the type holds it; bytes for binary; null for null
     * @throws IllegalArgumentException if the text is no value of the type
     */
    static Object parse(DataType type, String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return value(type, text);
        } catch (NumberFormatException | DateTimeException | ArithmeticException unreadable) {
            throw new IllegalArgumentException("the partition value '" + text + "' is no " + type, unreadable);
        }
    }

    private static Object value(DataType type, String text) {
        if (type instanceof StringType) {
            return text;
        }
        if (type instanceof DecimalType decimal) {
            return new BigDecimal(text).setScale(decimal.getScale(), RoundingMode.UNNECESSARY);
        }
        if (type instanceof DateType) {
            return LocalDate.parse(text).toEpochDay();
        }
        if (type instanceof TimestampType || type instanceof TimestampNTZType) {
            return micros(text);
        }
        if (type instanceof BinaryType) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        return type instanceof BooleanType ? truth(text) : number(type, text);
    }

    private static Object number(DataType type, String text) {
        if (type instanceof DoubleType) {
            return Double.valueOf(text);
        }
        if (type instanceof FloatType) {
            return (double) Float.parseFloat(text);
        }
        if (type instanceof LongType) {
            return Long.valueOf(text);
        }
        if (type instanceof IntegerType) {
            return (long) Integer.parseInt(text);
        }
        if (type instanceof ShortType) {
            return (long) Short.parseShort(text);
        }
        if (type instanceof ByteType) {
            return (long) Byte.parseByte(text);
        }
        throw new IllegalArgumentException("a partition column cannot be " + type);
    }

    private static Boolean truth(String text) {
        if (text.equalsIgnoreCase("true")) {
            return Boolean.TRUE;
        }
        if (text.equalsIgnoreCase("false")) {
            return Boolean.FALSE;
        }
        throw new IllegalArgumentException("the partition value '" + text + "' is no boolean");
    }

    /** {@code 2024-01-31 12:30:00[.123456]} is UTC, as its writers say who follow the protocol; or ISO 8601. */
    private static Long micros(String text) {
        String iso = text.replace(' ', 'T');
        boolean zoned = iso.endsWith("Z") || iso.indexOf('+') > 0 || iso.lastIndexOf('-') > iso.indexOf('T');
        Instant instant = zoned && iso.indexOf('T') > 0
                ? OffsetDateTime.parse(iso).toInstant()
                : localTime(iso).toInstant(ZoneOffset.UTC);
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    private static LocalDateTime localTime(String iso) {
        return iso.indexOf('T') > 0
                ? LocalDateTime.parse(iso)
                : LocalDate.parse(iso).atStartOfDay();
    }
}
