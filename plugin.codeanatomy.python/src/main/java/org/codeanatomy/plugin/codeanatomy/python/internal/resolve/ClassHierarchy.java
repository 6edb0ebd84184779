package org.codeanatomy.plugin.codeanatomy.python.internal.resolve;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codeanatomy.plugin.codeanatomy.python.internal.resolve.Entity.ClassEntity;
import org.codeanatomy.plugin.codeanatomy.python.internal.resolve.Entity.ExternalEntity;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.Field;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.NodeKind;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.SyntaxTree;

/** Bases, subclasses and method resolution orders of the classes of a repository. */
final class ClassHierarchy {

    /** A base nobody could find; who inherits from it may inherit anything. */
    static final ExternalEntity UNKNOWN_BASE = new ExternalEntity("");

    /** Longer chains of bases, which nobody writes, end in an unknown one. */
    private static final int MAXIMUM_DEPTH = 100;

    private final Evaluator evaluator;
    private final Map<ClassEntity, List<Entity>> orders = new HashMap<>();
    private final Set<ClassEntity> inProgress = new HashSet<>();
    private final Map<ClassEntity, List<ClassEntity>> directSubclasses = new HashMap<>();

    ClassHierarchy(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** Visits all classes once; before, no class has subclasses. */
    void collectSubclasses() {
        for (SourceModule module : evaluator.program().modules()) {
            SyntaxTree tree = module.tree();
            for (int node = 0; node < tree.size(); node++) {
                if (tree.is(node, NodeKind.CLASS_DEF)) {
                    ClassEntity type = new ClassEntity(module, node);
                    for (Entity base : bases(type)) {
                        if (base instanceof ClassEntity known) {
                            directSubclasses
                                    .computeIfAbsent(known, key -> new ArrayList<>())
                                    .add(type);
                        }
                    }
                }
            }
        }
    }

    /** The bases of a class, each a class, or something external. */
    List<Entity> bases(ClassEntity type) {
        SourceModule module = type.module();
        SyntaxTree tree = module.tree();
        List<Entity> bases = new ArrayList<>();
        for (int base = tree.child(type.node(), Field.BASES); base >= 0; base = tree.nextInField(base)) {
            Meaning meaning = evaluator.evaluate(module, base);
            boolean known = meaning.candidates().size() == 1
                    && (meaning.candidates().get(0) instanceof ClassEntity
                            || meaning.candidates().get(0) instanceof ExternalEntity);
            bases.add(known ? meaning.candidates().get(0) : UNKNOWN_BASE);
        }
        return bases;
    }

    /** All classes that inherit from a class, in the order they are found. */
    Set<ClassEntity> subclasses(ClassEntity type) {
        Set<ClassEntity> found = new LinkedHashSet<>();
        Deque<ClassEntity> next = new ArrayDeque<>(List.of(type));
        while (!next.isEmpty()) {
            for (ClassEntity subclass : directSubclasses.getOrDefault(next.pop(), List.of())) {
                if (found.add(subclass)) {
                    next.add(subclass);
                }
            }
        }
        return found;
    }

    /** The method resolution order: the class itself first. External bases are in it, without what is above them. */
    List<Entity> order(ClassEntity type) {
        List<Entity> known = orders.get(type);
        if (known != null) {
            return known;
        }
        if (inProgress.size() == MAXIMUM_DEPTH || !inProgress.add(type)) {
            return List.of(type, UNKNOWN_BASE);
        }
        List<Entity> bases = bases(type);
        List<List<Entity>> sequences = new ArrayList<>();
        for (Entity base : bases) {
            sequences.add(new ArrayList<>(base instanceof ClassEntity inside ? order(inside) : List.of(base)));
        }
        sequences.add(new ArrayList<>(bases));
        List<Entity> order = new ArrayList<>(List.of(type));
        merge(sequences, order);
        inProgress.remove(type);
        orders.put(type, order);
        return order;
    }

    /** C3. Bases that contradict each other, which Python rejects, end in an unknown one. */
    private static void merge(List<List<Entity>> sequences, List<Entity> order) {
        sequences.removeIf(List::isEmpty);
        while (!sequences.isEmpty()) {
            Entity next = null;
            for (List<Entity> sequence : sequences) {
                Entity head = sequence.get(0);
                if (sequences.stream().noneMatch(other -> other.lastIndexOf(head) > 0)) {
                    next = head;
                    break;
                }
            }
            if (next == null) {
                order.add(UNKNOWN_BASE);
                return;
            }
            Entity chosen = next;
            order.add(chosen);
            sequences.forEach(sequence -> sequence.remove(chosen));
            sequences.removeIf(List::isEmpty);
        }
    }

    /** Whether an external base adds no ordinary methods, and making an instance runs no Python code of it. */
    static boolean isHarmless(Entity base) {
        if (!(base instanceof ExternalEntity external)) {
            return false;
        }
        String name = external.qualifiedName();
        return switch (name) {
            case "builtins.object", "typing.Generic", "typing.Protocol", "typing_extensions.Protocol", "abc.ABC" ->
                true;
            default -> false;
        };
    }
}
