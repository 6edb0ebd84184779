package org.codeanatomy.plugin.codeanatomy.internal.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.function.Parameter;
import org.codeanatomy.plugin.api.function.ScalarFunction;
import org.codeanatomy.plugin.api.source.GraphIds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GraphIdFunctionsTest {

    private static final ScalarFunction NODE = Calls.named("graph_node_id");
    private static final ScalarFunction EDGE = Calls.named("graph_edge_id");

    private final Calls calls = new Calls();
    private final GraphIds ids = new GraphIds();

    @AfterEach
    void nothingIsLeftBehind() {
        calls.close();
    }

    @Test
    void nodeId_ofRows_equalsTheIdThatExtractorsMake() throws PluginException {
        assertThat(calls.evaluate(
                        NODE,
                        calls.column("CST_REF", "PY_SCOPE"),
                        calls.column("é/a.py", null),
                        calls.column(0L, null),
                        calls.column(12L, null),
                        calls.column(null, "function:3:f")))
                .containsExactly(
                        ids.node("CST_REF", "é/a.py", 0L, 12L, null),
                        ids.node("PY_SCOPE", null, null, null, "function:3:f"));
    }

    @Test
    void edgeId_ofRows_equalsTheIdThatExtractorsMake() throws PluginException {
        assertThat(calls.evaluate(
                        EDGE,
                        calls.column("CONTAINS", "PY_CALLS"),
                        calls.column("node:1", "node:2"),
                        calls.column("node:3", "node:4"),
                        calls.column(null, "b.py"),
                        calls.column(null, Long.MIN_VALUE),
                        calls.column(null, Long.MAX_VALUE)))
                .containsExactly(
                        ids.edge("CONTAINS", "node:1", "node:3", null, null, null),
                        ids.edge("PY_CALLS", "node:2", "node:4", "b.py", Long.MIN_VALUE, Long.MAX_VALUE));
    }

    @Test
    void ids_ofUntypedNulls_treatThemAsAbsent() throws PluginException {
        assertThat(calls.constant(NODE, "PY_QUALIFIED_NAME", null, null, null, "os.path"))
                .isEqualTo(ids.node("PY_QUALIFIED_NAME", null, null, null, "os.path"));
    }

    @Test
    void ids_areNeverNull_andSayWhatTheyIdentify() throws PluginException {
        assertThat(NODE.resultField(List.of()).isNullable()).isFalse();
        assertThat(NODE.resultField(List.of()).getMetadata()).containsEntry("semantic_type", "NodeId");
        assertThat(EDGE.resultField(List.of()).getMetadata()).containsEntry("semantic_type", "EdgeId");
    }

    @Test
    void parameters_haveTheColumnNamesOfTheGraph() {
        assertThat(NODE.signature().parameters())
                .extracting(Parameter::name)
                .containsExactly("node_kind", "path", "bstart", "bend", "discriminator");
        assertThat(EDGE.signature().parameters())
                .extracting(Parameter::name)
                .containsExactly("edge_kind", "src_node_id", "dst_node_id", "path", "bstart", "bend");
    }
}
