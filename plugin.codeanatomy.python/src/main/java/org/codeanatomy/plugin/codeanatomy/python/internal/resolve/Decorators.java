package org.codeanatomy.plugin.codeanatomy.python.internal.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.codeanatomy.plugin.codeanatomy.python.internal.resolve.Entity.ClassEntity;
import org.codeanatomy.plugin.codeanatomy.python.internal.resolve.Entity.ExternalEntity;
import org.codeanatomy.plugin.codeanatomy.python.internal.resolve.Entity.FunctionEntity;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.Field;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.NodeKind;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.SyntaxTree;

/** What decorators make of definitions. Only those known to return what they get leave it certain. */
final class Decorators {

    private static final Set<String> TRANSPARENT = Set.of(
            "builtins.staticmethod",
            "builtins.classmethod",
            "abc.abstractmethod",
            "typing.final",
            "typing.override",
            "typing.no_type_check",
            "typing.runtime_checkable",
            "typing_extensions.final",
            "typing_extensions.override",
            "typing_extensions.runtime_checkable",
            "functools.total_ordering",
            "enum.unique",
            "dataclasses.dataclass",
            "atexit.register",
            "typing.type_check_only");
    private static final Set<String> TRANSPARENT_FACTORIES = Set.of(
            "functools.wraps",
            "dataclasses.dataclass",
            "typing.dataclass_transform",
            "typing_extensions.dataclass_transform",
            "typing_extensions.deprecated");
    private static final Set<String> PROPERTIES =
            Set.of("builtins.property", "functools.cached_property", "abc.abstractproperty");
    private static final Set<String> OVERLOADS = Set.of("typing.overload", "typing_extensions.overload");

    private final Evaluator evaluator;

    Decorators(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** What a definition means after its decorators, of which the last is applied first. */
    Meaning apply(SourceModule module, int definition, Meaning meaning) {
        Meaning result = meaning;
        List<Integer> decorators = decorators(module, definition);
        for (int i = decorators.size() - 1; i >= 0; i--) {
            result = applyOne(module, decorators.get(i), result);
        }
        return result;
    }

    private static List<Integer> decorators(SourceModule module, int definition) {
        SyntaxTree tree = module.tree();
        List<Integer> found = new ArrayList<>();
        for (int node = tree.child(definition, Field.DECORATOR_LIST); node >= 0; node = tree.nextInField(node)) {
            found.add(node);
        }
        return found;
    }

    private Meaning applyOne(SourceModule module, int decorator, Meaning decorated) {
        SyntaxTree tree = module.tree();
        boolean factory = tree.is(decorator, NodeKind.CALL);
        Meaning callee = evaluator.evaluate(module, factory ? tree.child(decorator, Field.FUNC) : decorator);
        if (callee.candidates().size() != 1) {
            return decorated.uncertain();
        }
        Entity only = callee.candidates().get(0);
        if (only instanceof ExternalEntity external) {
            boolean transparent = (factory ? TRANSPARENT_FACTORIES : TRANSPARENT).contains(external.qualifiedName());
            return transparent && callee.certain() ? decorated : decorated.uncertain();
        }
        if (!(only instanceof FunctionEntity function)) {
            return decorated.uncertain();
        }
        FunctionEntity applied = factory ? returnedFunction(function) : function;
        if (applied == null) {
            return decorated.uncertain();
        }
        boolean coroutine = applied.module().tree().is(applied.node(), NodeKind.ASYNC_FUNCTION_DEF);
        if (!coroutine && evaluator.returns().givesItsFirstParameter(applied) && callee.certain()) {
            return decorated;
        }
        FunctionEntity wrapper = returnedFunction(applied);
        return wrapper == null
                ? decorated.uncertain()
                : Meaning.certainly(wrapper).uncertain().by(ResolutionMethod.DECORATOR);
    }

    /** The nested function that every return of a function gives; null if there is no such. */
    private FunctionEntity returnedFunction(FunctionEntity function) {
        FunctionEntity found = null;
        if (Returns.isGenerator(function)) {
            return null;
        }
        for (int value : Returns.returns(function)) {
            if (value < 0) {
                return null;
            }
            Meaning meaning = evaluator.evaluate(function.module(), value);
            if (meaning.candidates().size() != 1 || !(meaning.candidates().get(0) instanceof FunctionEntity returned)) {
                return null;
            }
            if (found != null && !found.equals(returned)) {
                return null;
            }
            found = returned;
        }
        return found;
    }

    boolean isOverload(SourceModule module, int definition) {
        return isDecoratedByAny(module, definition, OVERLOADS);
    }

    boolean isDecoratedBy(SourceModule module, int definition, String qualifiedName) {
        return isDecoratedByAny(module, definition, Set.of(qualifiedName));
    }

    /** Whether a class gets its constructor from a decorator. */
    boolean isDataclass(SourceModule module, int definition) {
        return isDecoratedByAny(module, definition, Set.of("dataclasses.dataclass"));
    }

    /** Whether reading the attribute runs the function: by Python's properties, or by subclasses of them. */
    boolean isProperty(SourceModule module, int definition) {
        for (int decorator : decorators(module, definition)) {
            SyntaxTree tree = module.tree();
            if (tree.is(decorator, NodeKind.ATTRIBUTE) && tree.name(decorator).equals("setter")) {
                return true;
            }
            for (Entity entity : evaluator.evaluate(module, decorator).candidates()) {
                boolean inherited = entity instanceof ClassEntity type
                        && evaluator.hierarchy().order(type).stream().anyMatch(Decorators::isPropertyClass);
                if (inherited || isPropertyClass(entity)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isPropertyClass(Entity entity) {
        return entity instanceof ExternalEntity external && PROPERTIES.contains(external.qualifiedName());
    }

    boolean isDecoratedByAny(SourceModule module, int definition, Set<String> qualifiedNames) {
        SyntaxTree tree = module.tree();
        for (int decorator : decorators(module, definition)) {
            int callee = tree.is(decorator, NodeKind.CALL) ? tree.child(decorator, Field.FUNC) : decorator;
            for (Entity entity : evaluator.evaluate(module, callee).candidates()) {
                if (entity instanceof ExternalEntity external && qualifiedNames.contains(external.qualifiedName())) {
                    return true;
                }
            }
        }
        return false;
    }
}
