package org.codeanatomy.engine.build;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.OptionalInt;

/** Records as JSON with names in snake case. Fields that a later format adds are skipped when reading. */
final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Json() {}

    /** A record as one line. */
    static String line(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException(value.getClass() + " has no JSON form", impossible);
        }
    }

    /** A record as an indented text that ends with a line feed. */
    static String document(Object value) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException(value.getClass() + " has no JSON form", impossible);
        }
    }

    /** A record read from UTF-8. */
    static <T> T read(byte[] json, Class<T> type) throws IOException {
        return MAPPER.readValue(json, type);
    }

    /** The number that an object's field {@code format} holds; empty if it is no object that has one. */
    static OptionalInt format(byte[] json) {
        try {
            JsonNode format = MAPPER.readTree(json).path("format");
            return format.isInt() ? OptionalInt.of(format.intValue()) : OptionalInt.empty();
        } catch (IOException notJson) {
            return OptionalInt.empty();
        }
    }
}
