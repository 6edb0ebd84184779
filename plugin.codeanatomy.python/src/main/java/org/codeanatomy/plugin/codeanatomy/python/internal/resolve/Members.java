package org.codeanatomy.plugin.codeanatomy.python.internal.resolve;

import java.util.ArrayList;
import java.util.List;
import org.codeanatomy.plugin.codeanatomy.python.internal.resolve.Binding.Kind;
import org.codeanatomy.plugin.codeanatomy.python.internal.resolve.Entity.ClassEntity;
import org.codeanatomy.plugin.codeanatomy.python.internal.resolve.Entity.ClassOrSubclass;
import org.codeanatomy.plugin.codeanatomy.python.internal.resolve.Entity.ExternalEntity;
import org.codeanatomy.plugin.codeanatomy.python.internal.resolve.Entity.FunctionEntity;
import org.codeanatomy.plugin.codeanatomy.python.internal.resolve.Entity.InstanceEntity;
import org.codeanatomy.plugin.codeanatomy.python.internal.resolve.Entity.ModuleEntity;
import org.codeanatomy.plugin.codeanatomy.python.internal.resolve.Entity.NamespaceEntity;
import org.codeanatomy.plugin.codeanatomy.python.internal.resolve.Entity.SuperEntity;
import org.codeanatomy.plugin.codeanatomy.python.internal.scope.Scope;

/** Attributes of what is known: modules, classes with their bases, instances. */
final class Members {

    /** With more overriding methods than this, a call through a base class says little. */
    private static final int MAXIMUM_OVERRIDES = 12;

    private record Declared(ClassEntity type, String name) {}

    private record Attribute(Entity receiver, String name) {}

    private final Evaluator evaluator;

    Members(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    Meaning attribute(Entity entity, String name) {
        if (entity instanceof ModuleEntity module) {
            return evaluator.imports().attribute(module.module(), name);
        }
        if (entity instanceof NamespaceEntity namespace) {
            return evaluator.imports().module(namespace.name() + "." + name, namespace.importer());
        }
        if (entity instanceof ExternalEntity external) {
            return Meaning.certainly(new ExternalEntity(external.qualifiedName() + "." + name));
        }
        return evaluator.answers().about(new Attribute(entity, name), () -> ofClassOrInstance(entity, name));
    }

    private Meaning ofClassOrInstance(Entity entity, String name) {
        if (entity instanceof ClassEntity type) {
            return inOrder(evaluator.hierarchy().order(type), name);
        }
        if (entity instanceof ClassOrSubclass receiver) {
            return inHierarchy(receiver.type(), null, name);
        }
        if (entity instanceof SuperEntity receiver) {
            return inHierarchy(receiver.type(), receiver.type(), name);
        }
        return entity instanceof InstanceEntity instance ? ofInstance(instance, name) : Meaning.UNKNOWN;
    }

    /** An attribute found along a method resolution order. */
    private Meaning inOrder(List<Entity> order, String name) {
        boolean passedUnknown = false;
        String external = null;
        for (Entity element : order) {
            if (element instanceof ClassEntity type) {
                Meaning found = declaredIn(type, name);
                if (found != null) {
                    return passedUnknown ? found.uncertain() : found;
                }
            } else if (!ClassHierarchy.isHarmless(element)) {
                passedUnknown = true;
                String base = ((ExternalEntity) element).qualifiedName();
                external = external == null && !base.isEmpty() ? base : external;
            }
        }
        return external == null
                ? Meaning.UNKNOWN
                : Meaning.certainly(new ExternalEntity(external + "." + name)).uncertain();
    }

    /** What the body of a class binds to a name; null if it does not bind it. */
    private Meaning declaredIn(ClassEntity type, String name) {
        SourceModule module = type.module();
        Scope scope = module.symbols().madeBy(type.node());
        List<Binding> bindings = module.bindings().of(scope, name);
        if (bindings.isEmpty()) {
            return null;
        }
        Meaning found = evaluator.answers().about(new Declared(type, name), () -> {
            int last = bindings.get(bindings.size() - 1).node();
            boolean property = bindings.get(bindings.size() - 1).kind() == Kind.DEFINITION
                    && Trees.isFunction(module.tree(), last)
                    && evaluator.decorators().isProperty(module, last);
            return property
                    ? evaluator
                            .returns()
                            .returned(new FunctionEntity(module, bindings.get(0).node()))
                    : evaluator.names().later(module, scope, name);
        });
        boolean definition = bindings.stream().allMatch(binding -> binding.kind() == Kind.DEFINITION);
        boolean replaced = evaluator.replacements().contain(type, name);
        return definition && !replaced ? found : found.uncertain();
    }

    /**
     * An attribute of a class or any of its subclasses, since the receiver may be of one.
     *
     * @param after the class after which the search starts in each order, for {@code super()}; null to start at the top
     */
    private Meaning inHierarchy(ClassEntity type, ClassEntity after, String name) {
        Meaning found = inOrder(startingAfter(evaluator.hierarchy().order(type), after), name);
        for (ClassEntity subclass : evaluator.hierarchy().subclasses(type)) {
            List<Entity> order = startingAfter(evaluator.hierarchy().order(subclass), after);
            Meaning there = inOrder(order, name);
            if (!there.isUnknown()) {
                found = found.isUnknown() ? there.uncertain() : found.or(there);
            }
        }
        if (found.candidates().size() > MAXIMUM_OVERRIDES) {
            found = new Meaning(found.candidates().subList(0, 1), false, found.method());
        }
        return found.by(ResolutionMethod.HIERARCHY);
    }

    private static List<Entity> startingAfter(List<Entity> order, ClassEntity after) {
        return after == null ? order : order.subList(order.indexOf(after) + 1, order.size());
    }

    private Meaning ofInstance(InstanceEntity instance, String name) {
        ClassEntity type = instance.type();
        Meaning declared =
                instance.exact() ? inOrder(evaluator.hierarchy().order(type), name) : inHierarchy(type, null, name);
        Meaning assigned = assigned(type, name);
        if (assigned == null) {
            return interceptsAttributes(type) ? declared.uncertain() : declared;
        }
        boolean onlyExternal = declared.candidates().stream().allMatch(ExternalEntity.class::isInstance);
        return (onlyExternal ? assigned : declared.or(assigned)).uncertain();
    }

    /** Whether a class decides itself what its attributes are. */
    private boolean interceptsAttributes(ClassEntity type) {
        return evaluator.hierarchy().order(type).stream()
                .anyMatch(element ->
                        element instanceof ClassEntity known && declaredIn(known, "__getattribute__") != null);
    }

    /** What methods of the class, its bases and its subclasses assign to an attribute; null if none does. */
    private Meaning assigned(ClassEntity type, String name) {
        List<ClassEntity> related = new ArrayList<>();
        for (Entity element : evaluator.hierarchy().order(type)) {
            if (element instanceof ClassEntity known) {
                related.add(known);
            }
        }
        related.addAll(evaluator.hierarchy().subclasses(type));
        Meaning all = null;
        for (ClassEntity owner : related) {
            for (int target : owner.module().bindings().instanceAttribute(owner.node(), name)) {
                Meaning next = evaluator.names().assigned(owner.module(), target);
                all = all == null ? next : all.or(next);
            }
        }
        return all == null ? null : all.uncertain().by(ResolutionMethod.ATTRIBUTE);
    }
}
