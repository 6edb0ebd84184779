package org.codeanatomy.plugin.codeanatomy.python.internal.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.codeanatomy.plugin.codeanatomy.python.internal.resolve.Binding.Kind;
import org.codeanatomy.plugin.codeanatomy.python.internal.scope.Scope;
import org.codeanatomy.plugin.codeanatomy.python.internal.scope.ScopeType;
import org.codeanatomy.plugin.codeanatomy.python.internal.scope.SymbolFlags;
import org.codeanatomy.plugin.codeanatomy.python.internal.scope.SymbolTable;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.ExpressionContext;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.Field;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.NodeKind;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.SyntaxTree;

/** Finds the bindings of a module in one walk over its tree. */
final class BindingCollector {

    private final SyntaxTree tree;
    private final SymbolTable symbols;
    private final Map<Scope, Map<String, List<Binding>>> byScope = new HashMap<>();
    private final Map<Integer, Map<String, List<Integer>>> instanceAttributes = new HashMap<>();
    private final List<Integer> starImports = new ArrayList<>();

    private BindingCollector(SyntaxTree tree, SymbolTable symbols) {
        this.tree = tree;
        this.symbols = symbols;
    }

    static Bindings collect(SyntaxTree tree, SymbolTable symbols) {
        BindingCollector collector = new BindingCollector(tree, symbols);
        for (int node = 0; node < tree.size(); node++) {
            collector.visit(node);
        }
        return new Bindings(collector.byScope, collector.instanceAttributes, collector.starImports);
    }

    private void visit(int node) {
        switch (tree.kind(node)) {
            case FUNCTION_DEF, ASYNC_FUNCTION_DEF, CLASS_DEF ->
                bind(tree.name(node), Kind.DEFINITION, node, node, tree.end(node));
            case ALIAS -> importAlias(node);
            case ARG -> parameter(node);
            case NAME -> {
                if (tree.detail(node) != ExpressionContext.LOAD.code()) {
                    target(node);
                }
            }
            case EXCEPT_HANDLER, MATCH_STAR, MATCH_AS, MATCH_MAPPING -> {
                if (tree.name(node) != null) {
                    bind(tree.name(node), Kind.OPAQUE, node, node, tree.start(node));
                }
            }
            case TYPE_VAR, PARAM_SPEC, TYPE_VAR_TUPLE ->
                bind(tree.name(node), Kind.OPAQUE, node, node, tree.start(node));
            case ATTRIBUTE -> {
                if (tree.detail(node) != ExpressionContext.LOAD.code()) {
                    instanceAttribute(node);
                }
            }
            default -> {}
        }
    }

    private void importAlias(int alias) {
        String name = tree.detail(alias) < 0 ? tree.name(alias) : tree.nameAt(tree.detail(alias));
        if (name.equals("*")) {
            starImports.add(alias);
            return;
        }
        int dot = name.indexOf('.');
        bind(dot < 0 ? name : name.substring(0, dot), Kind.IMPORT, alias, alias, tree.end(alias));
    }

    /** Parameters stand in the scope around the function; they are bound in its own. */
    private void parameter(int arg) {
        Scope scope = symbols.madeBy(tree.parent(tree.parent(arg)));
        add(scope, symbols.mangled(tree.name(arg), scope), new Binding(Kind.PARAMETER, arg, -1, -1, false));
    }

    private void target(int name) {
        int parent = tree.parent(name);
        boolean single = (tree.is(parent, NodeKind.ASSIGN) && tree.in(name, Field.TARGETS))
                || tree.is(parent, NodeKind.NAMED_EXPR)
                || (tree.is(parent, NodeKind.ANN_ASSIGN) && tree.child(parent, Field.VALUE) >= 0);
        if (tree.is(parent, NodeKind.WITHITEM)) {
            bind(tree.name(name), Kind.ENTERED, tree.child(parent, Field.CONTEXT_EXPR), name, tree.end(name));
        } else if (single) {
            bind(tree.name(name), Kind.VALUE, tree.child(parent, Field.VALUE), name, tree.end(parent));
        } else if (tree.is(parent, NodeKind.ANN_ASSIGN)) {
            bind(tree.name(name), Kind.DECLARED, tree.child(parent, Field.ANNOTATION), name, tree.end(parent));
        } else if (tree.detail(name) == ExpressionContext.STORE.code()) {
            bind(tree.name(name), Kind.OPAQUE, name, name, tree.start(name));
        }
    }

    private void bind(String written, Kind kind, int node, int place, int from) {
        Scope scope = symbols.scopeOf(tree.is(place, NodeKind.NAME) ? place : node);
        String name = symbols.mangled(written, scope);
        Scope owner = owner(scope, name);
        add(owner, name, new Binding(kind, node, place, from, owner != scope));
    }

    /** The scope a name lives in when a scope binds it. */
    private Scope owner(Scope scope, String name) {
        int flags = scope.flagsOf(name);
        if (SymbolFlags.isDeclaredGlobal(flags)) {
            return symbols.module();
        }
        if (!SymbolFlags.isFree(flags)) {
            return scope;
        }
        Scope around = scope.parent();
        while (around.parent() != null && (around.type() == ScopeType.CLASS || !isHome(around, name))) {
            around = around.parent();
        }
        return around;
    }

    private static boolean isHome(Scope scope, String name) {
        int flags = scope.flagsOf(name);
        return SymbolFlags.isBound(flags) && !SymbolFlags.isFree(flags);
    }

    private void add(Scope scope, String name, Binding binding) {
        byScope.computeIfAbsent(scope, key -> new HashMap<>())
                .computeIfAbsent(name, key -> new ArrayList<>())
                .add(binding);
    }

    /** {@code self.x = value} in a method, whatever its first parameter is called. */
    private void instanceAttribute(int attribute) {
        int receiver = attribute + 1;
        if (!tree.is(receiver, NodeKind.NAME)) {
            return;
        }
        Scope method = symbols.scopeOf(receiver);
        while (method != null
                && method.type() == ScopeType.FUNCTION
                && method.flagsOf(tree.name(receiver)) != 0
                && !SymbolFlags.isParameter(method.flagsOf(tree.name(receiver)))) {
            method = method.parent();
        }
        if (method == null || method.parent() == null || !isFirstParameter(method, tree.name(receiver))) {
            return;
        }
        Scope owner = method.parent();
        if (owner.type() == ScopeType.TYPE_PARAMETERS) {
            owner = owner.parent();
        }
        if (owner.type() != ScopeType.CLASS) {
            return;
        }
        instanceAttributes
                .computeIfAbsent(owner.node(), key -> new HashMap<>())
                .computeIfAbsent(symbols.mangled(tree.name(attribute), owner), key -> new ArrayList<>())
                .add(attribute);
    }

    private boolean isFirstParameter(Scope function, String name) {
        int node = function.node();
        if (!tree.is(node, NodeKind.FUNCTION_DEF) && !tree.is(node, NodeKind.ASYNC_FUNCTION_DEF)) {
            return false;
        }
        int first = Trees.firstParameter(tree, node);
        return first >= 0 && tree.name(first).equals(name);
    }
}
