package org.codeanatomy.plugin.delta.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.OptionalLong;
import org.apache.arrow.vector.types.pojo.ArrowType;

/**
 * What the log says of the rows of a data file. It may say less than it could; what it says is true of all rows,
 * deleted ones included. Immutable.
 */
public final class FileStatistics {

    /** Nothing is known. */
    public static final FileStatistics UNKNOWN = new FileStatistics(MissingNode.getInstance());

    private final JsonNode json;

    private FileStatistics(JsonNode json) {
        this.json = json;
    }

    /** Reads statistics. Texts that are not statistics say nothing: they only serve to read less. */
    public static final class Parser {

        private final ObjectReader reader =
                new ObjectMapper().reader().with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

        /** The statistics in a JSON text, which may be null. */
        public FileStatistics parse(String text) {
            if (text == null || text.isBlank()) {
                return UNKNOWN;
            }
            try {
                return new FileStatistics(reader.readTree(text));
            } catch (JsonProcessingException notStatistics) {
                return UNKNOWN;
            }
        }
    }

    /** Number of rows, deleted ones included, or −1. */
    public long rows() {
        JsonNode rows = json.path("numRecords");
        return rows.canConvertToLong() && rows.isIntegralNumber() && rows.longValue() >= 0 ? rows.longValue() : -1;
    }

    /** Number of nulls in a leaf column, by its physical path. */
    public OptionalLong nulls(List<String> path) {
        JsonNode nulls = at("nullCount", path);
        return nulls.isIntegralNumber() ? OptionalLong.of(nulls.longValue()) : OptionalLong.empty();
    }

    /** A lower bound as a literal of the type holds it, or null. */
    public Object minimum(List<String> path, ArrowType type) {
        return StatisticsValues.lower(at("minValues", path), type);
    }

    /** An upper bound as a literal of the type holds it, or null. */
    public Object maximum(List<String> path, ArrowType type) {
        return StatisticsValues.upper(at("maxValues", path), type);
    }

    private JsonNode at(String part, List<String> path) {
        JsonNode node = json.path(part);
        for (String name : path) {
            node = node.path(name);
        }
        return node;
    }
}
