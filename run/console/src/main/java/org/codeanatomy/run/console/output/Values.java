package org.codeanatomy.run.console.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.util.JsonStringArrayList;

/** Single values of Arrow vectors as people and JSON see them. For output only: it boxes. */
final class Values {

    private static final JsonFactory JSON = new JsonFactory();

    private Values() {}

    /** The value as plain text, or null. Nested values are JSON. */
    static String text(FieldVector vector, int row) {
        Object value = value(vector, row);
        if (value == null) {
            return null;
        }
        return value instanceof List || value instanceof Map ? json(value) : scalar(value);
    }

    private static String json(Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(text)) {
            write(value, generator);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** Writes the value as JSON: numbers as numbers, what JSON has no exact form for as text. */
    static void write(FieldVector vector, int row, JsonGenerator json) throws IOException {
        write(value(vector, row), json);
    }

    private static void write(Object value, JsonGenerator json) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof Float || value instanceof Double) {
            writeFloating(((Number) value).doubleValue(), value.toString(), json);
        } else if (value instanceof Number number && !(value instanceof BigDecimal)) {
            json.writeNumber(number.longValue());
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object element : list) {
                write(element, json);
            }
            json.writeEndArray();
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName(String.valueOf(entry.getKey()));
                write(entry.getValue(), json);
            }
            json.writeEndObject();
        } else {
            json.writeString(scalar(value));
        }
    }

    private static void writeFloating(double value, String text, JsonGenerator json) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumber(text);
        } else {
            json.writeString(text);
        }
    }

    private static String scalar(Object value) {
        if (value instanceof byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }
        return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
    }

    /** The value in Java's own classes: dates and times as java.time, structs and maps as Map, lists as List. */
    private static Object value(FieldVector vector, int row) {
        if (vector.isNull(row)) {
            return null;
        }
        if (vector instanceof BitVector bits) {
            return bits.get(row) != 0;
        }
        if (vector instanceof DateDayVector days) {
            return LocalDate.ofEpochDay(days.get(row));
        }
        if (vector instanceof TimeMicroVector time) {
            return LocalTime.ofNanoOfDay(time.get(row) * 1000);
        }
        if (vector instanceof TimeStampMicroTZVector instant) {
            return Instant.EPOCH.plus(instant.get(row), ChronoUnit.MICROS);
        }
        if (vector instanceof TimeStampMicroVector timestamp) {
            return LocalDateTime.ofInstant(Instant.EPOCH.plus(timestamp.get(row), ChronoUnit.MICROS), ZoneOffset.UTC);
        }
        Object value = vector.getObject(row);
        return vector.getField().getType() instanceof ArrowType.Map ? entries((JsonStringArrayList<?>) value) : value;
    }

    private static Object entries(JsonStringArrayList<?> entries) {
        Map<String, Object> map = new java.util.LinkedHashMap<>();
        for (Object entry : entries) {
            Map<?, ?> pair = (Map<?, ?>) entry;
            map.put(String.valueOf(pair.get("key")), pair.get("value"));
        }
        return map;
    }
}
