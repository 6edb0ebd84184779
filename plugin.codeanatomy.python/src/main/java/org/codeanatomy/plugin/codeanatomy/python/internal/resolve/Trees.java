package org.codeanatomy.plugin.codeanatomy.python.internal.resolve;

import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.ConstantKind;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.Field;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.NodeKind;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.SyntaxTree;

/** Small questions about trees. */
final class Trees {

    private Trees() {}

    /** The first positional parameter of a function, or -1. */
    static int firstParameter(SyntaxTree tree, int function) {
        int arguments = tree.child(function, Field.ARGS);
        int positionalOnly = tree.child(arguments, Field.POSONLYARGS);
        return positionalOnly >= 0 ? positionalOnly : tree.child(arguments, Field.ARGS);
    }

    static boolean isFunction(SyntaxTree tree, int node) {
        return tree.is(node, NodeKind.FUNCTION_DEF) || tree.is(node, NodeKind.ASYNC_FUNCTION_DEF);
    }

    static boolean isNone(SyntaxTree tree, int node) {
        return tree.is(node, NodeKind.CONSTANT) && tree.detail(node) == ConstantKind.NONE.code();
    }

    /** Whether a node is in the part of a parent's subtree that a field holds. */
    static boolean isInField(SyntaxTree tree, int parent, Field field, int node) {
        if (node <= parent || node >= tree.subtreeEnd(parent)) {
            return false;
        }
        for (int child = tree.child(parent, field); child >= 0; child = tree.nextInField(child)) {
            if (node >= child && node < tree.subtreeEnd(child)) {
                return true;
            }
        }
        return false;
    }

    /** The statement around a condition that decides whether a child of it runs; false for parts that always run. */
    static boolean isConditional(SyntaxTree tree, int parent, int child) {
        Field field = tree.field(child);
        return switch (tree.kind(parent)) {
            case IF, WHILE -> field == Field.BODY || field == Field.ORELSE;
            case FOR, ASYNC_FOR -> field == Field.BODY || field == Field.ORELSE || field == Field.TARGET;
            case TRY, TRY_STAR ->
                field == Field.HANDLERS
                        || field == Field.ORELSE
                        || (field == Field.BODY && tree.child(parent, Field.HANDLERS) >= 0);
            case MATCH -> field == Field.CASES;
            case IF_EXP -> field != Field.TEST;
            case BOOL_OP -> tree.index(child) > 0;
            default -> false;
        };
    }
}
