package org.codeanatomy.plugin.codeanatomy.python.internal.evidence;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.source.EvidenceSink;
import org.codeanatomy.plugin.api.source.GraphIds;
import org.codeanatomy.plugin.codeanatomy.python.internal.scope.Scope;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.DottedNames;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.ExpressionContext;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.Field;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.NodeKind;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.SyntaxTree;

/** Rows about one file's syntax: nodes, references, call sites. */
final class SyntaxRows implements AutoCloseable {

    private final RowWriter nodes;
    private final RowWriter references;
    private final RowWriter calls;
    private final GraphIds ids;

    SyntaxRows(EvidenceSink sink, GraphIds ids) {
        this.nodes = new RowWriter(sink, EvidenceTables.NODES);
        this.references = new RowWriter(sink, EvidenceTables.REFERENCES);
        this.calls = new RowWriter(sink, EvidenceTables.CALLS);
        this.ids = ids;
    }

    void write(ParsedSource source) throws PluginException {
        SyntaxTree tree = source.tree();
        List<String> nodeIds = source.nodeIds(ids);
        for (int node = 0; node < tree.size(); node++) {
            node(source, node, nodeIds);
            NodeKind kind = tree.kind(node);
            if (kind == NodeKind.NAME || kind == NodeKind.ATTRIBUTE) {
                reference(source, node);
            } else if (kind == NodeKind.CALL) {
                call(source, node);
            }
        }
    }

    private void node(ParsedSource source, int node, List<String> nodeIds) throws PluginException {
        SyntaxTree tree = source.tree();
        int parent = tree.parent(node);
        nodes.begin(source.file())
                .text(nodeIds.get(node))
                .text(tree.kind(node).className())
                .text(parent < 0 ? null : nodeIds.get(parent))
                .text(parent < 0 ? null : tree.field(node).fieldName());
        if (tree.index(node) < 0) {
            nodes.missing();
        } else {
            nodes.integer(tree.index(node));
        }
        if (tree.kind(node).isLocated()) {
            nodes.bigint(source.start(node)).bigint(source.end(node)).end();
        } else {
            nodes.missing().missing().end();
        }
    }

    private void reference(ParsedSource source, int node) throws PluginException {
        SyntaxTree tree = source.tree();
        boolean name = tree.is(node, NodeKind.NAME);
        Scope scope = source.symbols().scopeOf(node);
        String dotted = DottedNames.of(tree, node);
        references
                .begin(source.file())
                .text(source.referenceId(node, ids))
                .text(dotted == null ? tree.name(node) : dotted)
                .text(source.referenceKind(node))
                .text(ExpressionContext.of(tree.detail(node)).word())
                .text(source.scopeId(scope))
                .text(name ? source.symbols().mangled(tree.name(node), scope) : null)
                .bigint(source.start(node))
                .bigint(source.end(node))
                .bigint(source.line(node))
                .end();
    }

    private void call(ParsedSource source, int node) throws PluginException {
        SyntaxTree tree = source.tree();
        int callee = tree.child(node, Field.FUNC);
        String shape =
                switch (tree.kind(callee)) {
                    case NAME -> "NAME";
                    case ATTRIBUTE -> "ATTRIBUTE";
                    case SUBSCRIPT -> "SUBSCRIPT";
                    default -> "OTHER";
                };
        calls.begin(source.file())
                .text(source.callId(node, ids))
                .text(source.containerId(node, ids))
                .text(shape)
                .text(text(tree, callee))
                .text(DottedNames.of(tree, callee))
                .integer(count(tree, node, Field.ARGS) + count(tree, node, Field.KEYWORDS))
                .bigint(source.start(node))
                .bigint(source.end(node))
                .bigint(source.start(callee))
                .bigint(source.end(callee))
                .bigint(source.line(node))
                .end();
    }

    private static String text(SyntaxTree tree, int node) {
        int start = tree.start(node);
        return new String(tree.text().utf8(), start, tree.end(node) - start, StandardCharsets.UTF_8);
    }

    static int count(SyntaxTree tree, int parent, Field field) {
        int count = 0;
        for (int child = tree.child(parent, field); child >= 0; child = tree.nextInField(child)) {
            count++;
        }
        return count;
    }

    void flush() throws PluginException {
        nodes.flush();
        references.flush();
        calls.flush();
    }

    @Override
    public void close() {
        nodes.close();
        references.close();
        calls.close();
    }
}
