package org.codeanatomy.plugin.codeanatomy.python.internal.syntax;

/** Expressions that are names with dots. */
public final class DottedNames {

    private DottedNames() {}

    /** The text of a name, or of attributes of a name like {@code a.b.c}; null for other expressions. */
    public static String of(SyntaxTree tree, int node) {
        if (tree.is(node, NodeKind.NAME)) {
            return tree.name(node);
        }
        int length = 0;
        int at = node;
        while (tree.is(at, NodeKind.ATTRIBUTE)) {
            length++;
            at++; // the value of an attribute is the next node
        }
        if (length == 0 || !tree.is(at, NodeKind.NAME)) {
            return null;
        }
        StringBuilder dotted = new StringBuilder(tree.name(at));
        for (int attribute = at - 1; attribute >= node; attribute--) {
            dotted.append('.').append(tree.name(attribute));
        }
        return dotted.toString();
    }
}
