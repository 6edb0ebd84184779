package org.codeanatomy.plugin.codeanatomy.python.internal.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.codeanatomy.plugin.api.source.GraphIds;
import org.codeanatomy.plugin.codeanatomy.python.internal.scope.Scope;
import org.codeanatomy.plugin.codeanatomy.python.internal.scope.ScopeType;
import org.codeanatomy.plugin.codeanatomy.python.internal.scope.SymbolTable;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.Field;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.NodeKind;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.SyntaxTree;

/**
 * A parsed file and the ids of what is in it. Ids of scopes are made at once, others when they are asked for.
 *
 * <p>Immutable; safe for use by one thread after the other.
 */
final class ParsedSource {

    /** A scope's place among its siblings of one type, name and line, and its path of names. */
    record ScopeName(String id, int ordinal, String qualifiedPath) {}

    private final FileIdentity file;
    private final SyntaxTree tree;
    private final SymbolTable symbols;
    private final LineTable lines;
    private final int[] containers;
    private final List<Scope> scopes;
    private final Map<Scope, ScopeName> scopeNames = new HashMap<>();

    ParsedSource(FileIdentity file, SyntaxTree tree, SymbolTable symbols, LineTable lines, GraphIds ids) {
        this.file = file;
        this.tree = tree;
        this.symbols = symbols;
        this.lines = lines;
        this.containers = containers(tree);
        this.scopes = symbols.visible();
        nameScopes(symbols.module(), "top", 0, ids);
    }

    /** For each node, the definition whose body it is in, or -1. Decorators, defaults and bases are outside. */
    private static int[] containers(SyntaxTree tree) {
        int[] containers = new int[tree.size()];
        containers[0] = -1;
        for (int node = 1; node < containers.length; node++) {
            int parent = tree.parent(node);
            containers[node] = isDefinition(tree, parent) && tree.in(node, Field.BODY) ? parent : containers[parent];
        }
        return containers;
    }

    static boolean isDefinition(SyntaxTree tree, int node) {
        NodeKind kind = tree.kind(node);
        return kind == NodeKind.FUNCTION_DEF
                || kind == NodeKind.ASYNC_FUNCTION_DEF
                || kind == NodeKind.CLASS_DEF
                || kind == NodeKind.LAMBDA;
    }

    private void nameScopes(Scope scope, String path, int ordinal, GraphIds ids) {
        String discriminator = scope.type() + ":" + ordinal + ":" + scope.name();
        String id = ids.evidence(
                "scope:", scope.type().name(), file.path(), scopeStart(scope), scopeEnd(scope), discriminator);
        scopeNames.put(scope, new ScopeName(id, ordinal, path));
        Map<String, Integer> seen = new HashMap<>();
        for (Scope child : scope.children()) {
            String name = child.name().isEmpty() ? child.type().name().toLowerCase(Locale.ROOT) : child.name();
            String sibling = child.type() + ":" + lineOf(child.offset()) + ":" + name;
            int number = seen.merge(sibling, 1, Integer::sum) - 1;
            nameScopes(child, path + "::" + name + (number > 0 ? "#" + number : ""), number, ids);
        }
    }

    FileIdentity file() {
        return file;
    }

    SyntaxTree tree() {
        return tree;
    }

    SymbolTable symbols() {
        return symbols;
    }

    /** The scopes with a row, parents before children. */
    List<Scope> scopes() {
        return scopes;
    }

    ScopeName scopeName(Scope scope) {
        return scopeNames.get(scope);
    }

    /** The id of the nearest scope with a row: inlined comprehensions and annotations never evaluated have none. */
    String scopeId(Scope scope) {
        return scopeNames.get(withRow(scope)).id();
    }

    Scope withRow(Scope scope) {
        Scope around = scope;
        while (!scopeNames.containsKey(around)) {
            around = around.parent();
        }
        return around;
    }

    long scopeStart(Scope scope) {
        return scope.type() == ScopeType.MODULE ? 0 : start(scope.node());
    }

    long scopeEnd(Scope scope) {
        return scope.type() == ScopeType.MODULE ? tree.text().fileBytes().length : end(scope.node());
    }

    /** A node's first byte in the file. */
    long start(int node) {
        return tree.text().fileOffset(tree.start(node));
    }

    /** The byte after a node in the file. */
    long end(int node) {
        return tree.text().fileOffset(tree.end(node));
    }

    /** The line, from 1, a node starts in. */
    long line(int node) {
        return lineOf(tree.start(node));
    }

    long lineOf(int textOffset) {
        return lines.lineOf(tree.text().fileOffset(textOffset));
    }

    /** The definition whose body a node is in, or -1. */
    int container(int node) {
        return containers[node];
    }

    /** The id of the definition whose body a node is in, or null. */
    String containerId(int node, GraphIds ids) {
        return containers[node] < 0 ? null : definitionId(containers[node], ids);
    }

    String definitionId(int node, GraphIds ids) {
        return id("def:", definitionKind(node), node, ids);
    }

    String definitionKind(int node) {
        return switch (tree.kind(node)) {
            case CLASS_DEF -> "class";
            case ASYNC_FUNCTION_DEF -> "async_function";
            case LAMBDA -> "lambda";
            default -> "function";
        };
    }

    String referenceId(int node, GraphIds ids) {
        return id("ref:", referenceKind(node), node, ids);
    }

    String referenceKind(int node) {
        return tree.is(node, NodeKind.NAME) ? "name" : "attribute";
    }

    String importId(int alias, GraphIds ids) {
        return id("import:", importKind(alias), alias, ids);
    }

    String importKind(int alias) {
        return tree.is(tree.parent(alias), NodeKind.IMPORT) ? "import" : "importfrom";
    }

    String callId(int node, GraphIds ids) {
        return id("call:", "call", node, ids);
    }

    private String id(String prefix, String kind, int node, GraphIds ids) {
        return ids.evidence(prefix, kind, file.path(), start(node), end(node), null);
    }

    /** Ids of all nodes. */
    List<String> nodeIds(GraphIds ids) {
        List<String> found = new ArrayList<>(tree.size());
        for (int node = 0; node < tree.size(); node++) {
            found.add(nodeId(node, found, ids));
        }
        return found;
    }

    /** Where a node is tells it from others; its place in its parent does where it has no span, or its parent's. */
    private String nodeId(int node, List<String> idsBefore, GraphIds ids) {
        int parent = tree.parent(node);
        String kind = tree.kind(node).className();
        boolean located = tree.kind(node).isLocated();
        boolean likeParent = parent >= 0
                && tree.kind(parent) == tree.kind(node)
                && tree.start(parent) == tree.start(node)
                && tree.end(parent) == tree.end(node);
        String place = parent < 0 || (located && !likeParent)
                ? null
                : idsBefore.get(parent) + ":" + tree.field(node).fieldName() + ":" + tree.index(node);
        Long start = located ? (Long) start(node) : null;
        Long end = located ? (Long) end(node) : null;
        return ids.evidence("cst:", kind, file.path(), start, end, place);
    }
}
