package org.codeanatomy.plugin.codeanatomy.python.internal.scope;

import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.Field;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.NodeKind;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.SyntaxTree;

/** The scopes of comprehensions, and the assignment expressions that reach out of them. */
final class ComprehensionScopes {

    private final SyntaxTree tree;
    private final ScopeCollector out;
    private final ScopeWalk walk;

    ComprehensionScopes(SyntaxTree tree, ScopeCollector out, ScopeWalk walk) {
        this.tree = tree;
        this.out = out;
        this.walk = walk;
    }

    /** The first iterable belongs to the scope around; everything else to the comprehension. */
    void comprehension(int node) {
        int first = tree.child(node, Field.GENERATORS);
        walk.subtree(tree.child(first, Field.ITER));
        Scope scope = out.enter(ScopeType.FUNCTION, node, name(tree.kind(node)));
        out.madeBy(node);
        scope.comprehension =
                tree.is(node, NodeKind.GENERATOR_EXP) ? Scope.Comprehension.GENERATOR : Scope.Comprehension.COLLECTION;
        out.define(".0", SymbolFlags.DEF_PARAM, node);
        target(scope, first);
        walk.list(first, Field.IFS);
        for (int next = tree.nextInField(first); next >= 0; next = tree.nextInField(next)) {
            target(scope, next);
            walk.subtree(tree.child(next, Field.ITER));
            walk.list(next, Field.IFS);
        }
        walk.subtree(tree.child(node, Field.VALUE));
        walk.subtree(tree.child(node, Field.KEY));
        walk.subtree(tree.child(node, Field.ELT));
        out.exit();
    }

    private static String name(NodeKind kind) {
        return switch (kind) {
            case LIST_COMP -> "listcomp";
            case SET_COMP -> "setcomp";
            case DICT_COMP -> "dictcomp";
            default -> "genexpr";
        };
    }

    private void target(Scope scope, int generator) {
        out.place(generator);
        scope.bindsIterationTarget = true;
        walk.subtree(tree.child(generator, Field.TARGET));
        scope.bindsIterationTarget = false;
    }

    /** In a comprehension, the name is bound in the nearest scope around that is none. */
    void namedExpression(int node) {
        if (!out.current().isComprehension()) {
            return;
        }
        int target = tree.child(node, Field.TARGET);
        int name = tree.nameNumber(target);
        Scope around = out.current();
        while (around.isComprehension()) {
            if ((out.flagsSoFar(around, name) & SymbolFlags.DEF_COMP_ITER) != 0) {
                out.problem("rebound_iteration_variable", "The iteration variable is assigned again.", target);
            }
            around = around.parent();
        }
        if (around.type() == ScopeType.FUNCTION) {
            boolean global = (out.flagsSoFar(around, name) & SymbolFlags.DEF_GLOBAL) != 0;
            out.define(name, global ? SymbolFlags.DEF_GLOBAL : SymbolFlags.DEF_NONLOCAL, target);
            out.defineIn(around, name, SymbolFlags.DEF_LOCAL, target);
        } else if (around.type() == ScopeType.MODULE) {
            out.define(name, SymbolFlags.DEF_GLOBAL, target);
            out.defineIn(around, name, SymbolFlags.DEF_GLOBAL, target);
        } else {
            out.problem("misplaced_assignment", "An assignment in a comprehension needs a function around it.", target);
        }
    }
}
