package org.codeanatomy.plugin.codeanatomy.internal.function;

import java.util.Locale;
import java.util.Map;
import org.codeanatomy.plugin.api.function.Argument;

/** What ids with a known prefix are ids of. */
final class SemanticTypes {

    static final String NODE_ID = "NodeId";
    static final String EDGE_ID = "EdgeId";
    static final String SPAN_ID = "SpanId";

    private SemanticTypes() {}

    /** Field metadata that says what an id with this prefix identifies; empty unless the prefix is a known constant. */
    static Map<String, String> metadataOfPrefix(Argument prefix) {
        if (!(prefix.value() instanceof String text)) {
            return Map.of();
        }
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "node", "node_id", "nodeid" -> Map.of(Fields.SEMANTIC_TYPE, NODE_ID);
            case "edge", "edge_id", "edgeid" -> Map.of(Fields.SEMANTIC_TYPE, EDGE_ID);
            case "span", "span_id", "spanid" -> Map.of(Fields.SEMANTIC_TYPE, SPAN_ID);
            default -> Map.of();
        };
    }
}
