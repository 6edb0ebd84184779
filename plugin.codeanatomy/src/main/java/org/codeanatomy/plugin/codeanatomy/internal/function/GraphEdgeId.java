package org.codeanatomy.plugin.codeanatomy.internal.function;

import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.plugin.api.function.Argument;
import org.codeanatomy.plugin.api.function.FunctionSignature;
import org.codeanatomy.plugin.api.function.Parameter;
import org.codeanatomy.plugin.api.function.ScalarFunction;
import org.codeanatomy.plugin.api.function.ScalarKernel;
import org.codeanatomy.plugin.api.vector.Encoding;

/** {@code graph_edge_id(edge_kind, src_node_id, dst_node_id, path, bstart, bend)}: the id of an edge; never null. */
final class GraphEdgeId implements ScalarFunction {

    @Override
    public FunctionSignature signature() {
        return FunctionSignature.named("graph_edge_id")
                .parameters(
                        Parameter.of("edge_kind", Fields.UTF8, "the edge's kind"),
                        Parameter.of("src_node_id", Fields.UTF8, "the id of the node it leaves"),
                        Parameter.of("dst_node_id", Fields.UTF8, "the id of the node it reaches"),
                        Parameter.of("path", Fields.UTF8, "the file's path in the repository, or null"),
                        Parameter.of("bstart", Fields.INT64, "where it is stated in the file, in bytes, or null"),
                        Parameter.of("bend", Fields.INT64, "where that ends in the file, in bytes, or null"))
                .calledOnNull()
                .encodings(Encoding.FLAT, Encoding.CONSTANT, Encoding.DICTIONARY)
                .description("The id of a graph edge, from what identifies it.")
                .build();
    }

    @Override
    public Field resultField(List<Argument> arguments) {
        return Fields.of(Fields.UTF8, false, Map.of(Fields.SEMANTIC_TYPE, SemanticTypes.EDGE_ID));
    }

    @Override
    public ScalarKernel prepare(List<Argument> arguments) {
        return new GraphId("edge:");
    }
}
