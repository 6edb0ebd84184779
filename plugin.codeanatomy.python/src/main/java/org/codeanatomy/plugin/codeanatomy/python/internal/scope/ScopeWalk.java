package org.codeanatomy.plugin.codeanatomy.python.internal.scope;

import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.ExpressionContext;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.Field;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.NodeKind;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.SyntaxTree;

/**
 * Walks a tree in the order of CPython's symbol table.
 *
 * <p>Most nodes need nothing but their children in order, which in a pre-order tree is the next number: long chains
 * cost no stack. Only what makes scopes goes another way.
 */
final class ScopeWalk {

    private final SyntaxTree tree;
    private final ScopeCollector out;
    private final DefinitionScopes definitions;
    private final ComprehensionScopes comprehensions;
    private boolean annotationsAreStrings;

    ScopeWalk(SyntaxTree tree, ScopeCollector out) {
        this.tree = tree;
        this.out = out;
        this.definitions = new DefinitionScopes(tree, out, this);
        this.comprehensions = new ComprehensionScopes(tree, out, this);
    }

    void module() {
        annotationsAreStrings = hasFutureAnnotations();
        range(0, tree.size());
    }

    /** Whether annotations are never evaluated: {@code from __future__ import annotations}. */
    boolean annotationsAreStrings() {
        return annotationsAreStrings;
    }

    private boolean hasFutureAnnotations() {
        for (int node = tree.child(0, Field.BODY); node >= 0; node = tree.nextInField(node)) {
            if (!tree.is(node, NodeKind.IMPORT_FROM) || !"__future__".equals(tree.name(node))) {
                continue;
            }
            for (int alias = tree.child(node, Field.NAMES); alias >= 0; alias = tree.nextInField(alias)) {
                if (tree.name(alias).equals("annotations")) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A node and everything below it; nothing for -1. */
    void subtree(int node) {
        if (node >= 0) {
            range(node, tree.subtreeEnd(node));
        }
    }

    /** All nodes of a list field. */
    void list(int parent, Field field) {
        for (int node = tree.child(parent, field); node >= 0; node = tree.nextInField(node)) {
            subtree(node);
        }
    }

    private void range(int from, int to) {
        int node = from;
        while (node < to) {
            out.place(node);
            node = visit(node);
        }
    }

    /** Writes down what a node does; returns the next node to visit. */
    private int visit(int node) {
        switch (tree.kind(node)) {
            case NAME -> name(node);
            case EXCEPT_HANDLER, MATCH_STAR, MATCH_AS, MATCH_MAPPING -> bindName(node);
            case ALIAS -> importedName(node);
            case GLOBAL -> declaration(node, SymbolFlags.DEF_GLOBAL, "global");
            case NONLOCAL -> declaration(node, SymbolFlags.DEF_NONLOCAL, "nonlocal");
            case NAMED_EXPR -> comprehensions.namedExpression(node);
            case FUNCTION_DEF, ASYNC_FUNCTION_DEF -> {
                definitions.function(node);
                return tree.subtreeEnd(node);
            }
            case LAMBDA -> {
                definitions.lambda(node);
                return tree.subtreeEnd(node);
            }
            case CLASS_DEF -> {
                definitions.classDefinition(node);
                return tree.subtreeEnd(node);
            }
            case TYPE_ALIAS -> {
                definitions.typeAlias(node);
                return tree.subtreeEnd(node);
            }
            case LIST_COMP, SET_COMP, DICT_COMP, GENERATOR_EXP -> {
                comprehensions.comprehension(node);
                return tree.subtreeEnd(node);
            }
            case ANN_ASSIGN -> {
                annotatedAssignment(node);
                return tree.subtreeEnd(node);
            }
            default -> {}
        }
        return node + 1;
    }

    private void name(int node) {
        int name = tree.nameNumber(node);
        boolean load = tree.detail(node) == ExpressionContext.LOAD.code();
        out.define(name, load ? SymbolFlags.USE : SymbolFlags.DEF_LOCAL, node);
        if (load && out.current().type().isFunctionLike() && tree.nameAt(name).equals("super")) {
            out.define("__class__", SymbolFlags.USE, node);
        }
    }

    private void bindName(int node) {
        if (tree.nameNumber(node) >= 0) {
            out.define(tree.nameNumber(node), SymbolFlags.DEF_LOCAL, node);
        }
    }

    private void importedName(int node) {
        String name = tree.detail(node) < 0 ? tree.name(node) : tree.nameAt(tree.detail(node));
        if (name.equals("*")) {
            if (out.current().type() != ScopeType.MODULE) {
                out.problem("misplaced_star_import", "Only a module can import everything.", node);
            }
            return;
        }
        int dot = name.indexOf('.');
        out.define(dot < 0 ? name : name.substring(0, dot), SymbolFlags.DEF_IMPORT, node);
    }

    private void declaration(int node, int flag, String word) {
        for (int i = 0; i < tree.listSize(node); i++) {
            int name = tree.listEntry(node, i);
            int used = SymbolFlags.DEF_PARAM | SymbolFlags.DEF_LOCAL | SymbolFlags.USE | SymbolFlags.DEF_ANNOT;
            if ((out.flagsSoFar(name) & used) != 0) {
                out.problem(
                        "late_declaration", tree.nameAt(name) + " is used before it is declared " + word + ".", node);
            }
            out.define(name, flag, node);
        }
    }

    private void annotatedAssignment(int node) {
        int target = tree.child(node, Field.TARGET);
        int value = tree.child(node, Field.VALUE);
        if (tree.is(target, NodeKind.NAME)) {
            out.place(target);
            if (tree.detail(node) == 1) {
                out.define(tree.nameNumber(target), SymbolFlags.DEF_ANNOT | SymbolFlags.DEF_LOCAL, target);
            } else if (value >= 0) {
                out.define(tree.nameNumber(target), SymbolFlags.DEF_LOCAL, target);
            }
        } else {
            subtree(target);
        }
        annotation(tree.child(node, Field.ANNOTATION));
        subtree(value);
    }

    /** An annotation, which has a scope of its own if it is never evaluated. */
    void annotation(int node) {
        if (node < 0) {
            return;
        }
        if (annotationsAreStrings) {
            out.enterDetached(ScopeType.ANNOTATION, node, "_annotation");
            subtree(node);
            out.exit();
        } else {
            subtree(node);
        }
    }
}
