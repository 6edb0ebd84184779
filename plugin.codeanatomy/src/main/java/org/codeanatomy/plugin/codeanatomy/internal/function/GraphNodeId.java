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

/** {@code graph_node_id(node_kind, path, bstart, bend, discriminator)}: the id of a graph node; never null. */
final class GraphNodeId implements ScalarFunction {

    @Override
    public FunctionSignature signature() {
        return FunctionSignature.named("graph_node_id")
                .parameters(
                        Parameter.of("node_kind", Fields.UTF8, "the node's kind"),
                        Parameter.of("path", Fields.UTF8, "the file's path in the repository, or null"),
                        Parameter.of("bstart", Fields.INT64, "where it starts in the file, in bytes, or null"),
                        Parameter.of("bend", Fields.INT64, "where it ends in the file, in bytes, or null"),
                        Parameter.of("discriminator", Fields.UTF8, "what else tells it apart, or null"))
                .calledOnNull()
                .encodings(Encoding.FLAT, Encoding.CONSTANT, Encoding.DICTIONARY)
                .description("The id of a graph node, from what identifies it.")
                .build();
    }

    @Override
    public Field resultField(List<Argument> arguments) {
        return Fields.of(Fields.UTF8, false, Map.of(Fields.SEMANTIC_TYPE, SemanticTypes.NODE_ID));
    }

    @Override
    public ScalarKernel prepare(List<Argument> arguments) {
        return new GraphId("node:");
    }
}
