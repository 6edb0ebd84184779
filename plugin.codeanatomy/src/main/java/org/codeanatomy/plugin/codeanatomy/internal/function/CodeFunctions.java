package org.codeanatomy.plugin.codeanatomy.internal.function;

import java.util.List;
import org.codeanatomy.plugin.api.Plugin;
import org.codeanatomy.plugin.api.function.ScalarFunction;
import org.codeanatomy.plugin.api.function.ScalarFunctionSlot;
import org.codeanatomy.plugin.api.function.ScalarFunctions;
import org.osgi.service.component.annotations.Component;

/** The functions that code tables are made and joined with: hashes, ids, spans, names. */
@Component
@Plugin(name = "codeanatomy", smokeQuery = "SELECT stable_hash64('a')")
@ScalarFunctionSlot(
        names = {
            "stable_hash64",
            "stable_hash128",
            "prefixed_hash64",
            "stable_id",
            "stable_id_parts",
            "span_make",
            "span_len",
            "span_contains",
            "span_overlaps",
            "utf8_normalize",
            "utf8_null_if_blank",
            "graph_node_id",
            "graph_edge_id"
        })
public final class CodeFunctions implements ScalarFunctions {

    private final List<ScalarFunction> functions = List.of(
            new StableHash64(),
            new StableHash128(),
            new PrefixedHash(),
            new StableId(),
            new StableIdParts(),
            new SpanMake(),
            new SpanLen(),
            new SpanContains(),
            new SpanOverlaps(),
            new Utf8Normalize(),
            new Utf8NullIfBlank(),
            new GraphNodeId(),
            new GraphEdgeId());

    @Override
    public List<ScalarFunction> functions() {
        return functions;
    }
}
