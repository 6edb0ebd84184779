package org.codeanatomy.plugin.codeanatomy.python.internal.resolve;

import java.util.HashSet;
import java.util.Set;
import org.codeanatomy.plugin.codeanatomy.python.internal.resolve.Entity.ClassEntity;
import org.codeanatomy.plugin.codeanatomy.python.internal.resolve.Entity.InstanceEntity;
import org.codeanatomy.plugin.codeanatomy.python.internal.resolve.Entity.ModuleEntity;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.DottedNames;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.ExpressionContext;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.Field;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.NodeKind;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.StringLiterals;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.SyntaxTree;

/**
 * Attributes of modules, classes and instances that other code replaces: by assignment, {@code setattr}, a test's
 * {@code monkeypatch.setattr} or {@code mock.patch}. Nobody knows when, so what they mean is never certain.
 */
final class Replacements {

    private record Attribute(Entity owner, String name) {}

    private final Set<Attribute> replaced = new HashSet<>();

    /** No replacements: for the first look around, by which they are found. */
    static Replacements none() {
        return new Replacements();
    }

    /** Finds the replacements in a program. */
    static Replacements in(Program program, Evaluator firstLook) {
        Replacements found = new Replacements();
        for (SourceModule module : program.modules()) {
            SyntaxTree tree = module.tree();
            for (int node = 0; node < tree.size(); node++) {
                if (tree.is(node, NodeKind.CALL)) {
                    found.addCall(module, node, firstLook);
                } else if (tree.is(node, NodeKind.ATTRIBUTE) && tree.detail(node) != ExpressionContext.LOAD.code()) {
                    found.addAll(
                            firstLook.evaluate(module, tree.child(node, Field.VALUE)),
                            tree.name(node),
                            firstLook.hierarchy());
                }
            }
        }
        return found;
    }

    boolean contain(Entity owner, String name) {
        return !replaced.isEmpty() && replaced.contains(new Attribute(owner, name));
    }

    private void addAll(Meaning owners, String name, ClassHierarchy hierarchy) {
        for (Entity owner : owners.candidates()) {
            if (owner instanceof ModuleEntity || owner instanceof ClassEntity) {
                replaced.add(new Attribute(owner, name));
            } else if (owner instanceof InstanceEntity instance) {
                for (Entity type : hierarchy.order(instance.type())) {
                    replaced.add(new Attribute(type, name));
                }
            }
        }
    }

    /** {@code setattr(owner, "name", …)} and {@code patch("owner.name")}, as functions or methods of whatever. */
    private void addCall(SourceModule module, int call, Evaluator evaluator) {
        SyntaxTree tree = module.tree();
        String callee = DottedNames.of(tree, tree.child(call, Field.FUNC));
        if (callee == null || !isReplacing(callee)) {
            return;
        }
        int first = tree.child(call, Field.ARGS);
        String path = first < 0 ? null : StringLiterals.value(tree, first);
        if (path != null) {
            addPath(module, path, evaluator);
            return;
        }
        int second = first < 0 ? -1 : tree.nextInField(first);
        String name = second < 0 ? null : StringLiterals.value(tree, second);
        if (name != null) {
            addAll(evaluator.evaluate(module, first), name, evaluator.hierarchy());
        }
    }

    private static boolean isReplacing(String callee) {
        String last = callee.substring(callee.lastIndexOf('.') + 1);
        return last.equals("setattr")
                || last.equals("delattr")
                || last.equals("patch")
                || callee.endsWith("patch.object");
    }

    private void addPath(SourceModule importer, String path, Evaluator evaluator) {
        String[] parts = path.split("\\.", -1);
        Meaning owner = evaluator.imports().module(parts[0], importer);
        for (int i = 1; i + 1 < parts.length; i++) {
            String name = parts[i];
            owner = owner.then(entity -> evaluator.members().attribute(entity, name));
        }
        addAll(owner, parts[parts.length - 1], evaluator.hierarchy());
    }
}
