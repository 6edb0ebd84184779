package org.codeanatomy.plugin.codeanatomy.python.internal.resolve;

import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.NodeKind;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.SyntaxTree;

/** Names of definitions as Python's {@code __qualname__}, with their module. */
public final class QualifiedNames {

    /** The name of what can be a target; null for values, which cannot. */
    String of(Entity entity) {
        if (entity instanceof Entity.ModuleEntity module) {
            return module.module().name();
        }
        if (entity instanceof Entity.NamespaceEntity namespace) {
            return namespace.name();
        }
        if (entity instanceof Entity.FunctionEntity function) {
            return function.module().name() + "." + of(function.module().tree(), function.node());
        }
        if (entity instanceof Entity.ClassEntity type) {
            return type.module().name() + "." + of(type.module().tree(), type.node());
        }
        return entity instanceof Entity.ExternalEntity external
                        && !external.qualifiedName().isEmpty()
                ? external.qualifiedName()
                : null;
    }

    /** The name of a definition within its module, for example {@code Outer.method.<locals>.inner}. */
    public static String of(SyntaxTree tree, int definition) {
        StringBuilder name = new StringBuilder(simpleName(tree, definition));
        for (int node = tree.parent(definition); node > 0; node = tree.parent(node)) {
            NodeKind kind = tree.kind(node);
            if (kind == NodeKind.CLASS_DEF) {
                name.insert(0, '.').insert(0, tree.name(node));
            } else if (isInside(tree, node, definition)) {
                name.insert(0, ".<locals>.").insert(0, simpleName(tree, node));
            }
        }
        return name.toString();
    }

    /** Whether a node is a function that holds a definition in its body, not in its decorators or defaults. */
    private static boolean isInside(SyntaxTree tree, int node, int definition) {
        boolean function = Trees.isFunction(tree, node) || tree.is(node, NodeKind.LAMBDA);
        return function
                && Trees.isInField(
                        tree, node, org.codeanatomy.plugin.codeanatomy.python.internal.syntax.Field.BODY, definition);
    }

    private static String simpleName(SyntaxTree tree, int definition) {
        return tree.is(definition, NodeKind.LAMBDA) ? "<lambda>" : tree.name(definition);
    }
}
