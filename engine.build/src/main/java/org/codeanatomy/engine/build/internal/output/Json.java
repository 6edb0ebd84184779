package org.codeanatomy.engine.build.internal.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.OptionalInt;

/** Records as JSON with names in snake case. Fields that a later format adds are skipped when reading. */
public final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Json() {}

    /** A record as one line. */
    public static String line(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException(value.getClass() + " has no JSON form", impossible);
        }
    }

    /** A record as indented UTF-8 that ends with a line feed. */
    static byte[] document(Object value) throws IOException {
        byte[] json = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(value);
        byte[] document = Arrays.copyOf(json, json.length + 1);
        document[json.length] = '\n';
        return document;
    }

    /** A record read from UTF-8. */
    public static <T> T read(byte[] json, Class<T> type) throws IOException {
        return MAPPER.readValue(json, type);
    }

    /** The number that an object's field {@code format} holds; empty if it is no object that has one. */
    public static OptionalInt format(byte[] json) {
        try {
            JsonNode format = MAPPER.readTree(json).path("format");
            return format.isInt() ? OptionalInt.of(format.intValue()) : OptionalInt.empty();
        } catch (IOException notJson) {
            return OptionalInt.empty();
        }
    }
}
