package org.codeanatomy.plugin.codeanatomy.python.internal.resolve;

import java.util.List;
import org.codeanatomy.plugin.codeanatomy.python.internal.resolve.Entity.ClassEntity;
import org.codeanatomy.plugin.codeanatomy.python.internal.resolve.Entity.ClassOrSubclass;
import org.codeanatomy.plugin.codeanatomy.python.internal.resolve.Entity.ExternalEntity;
import org.codeanatomy.plugin.codeanatomy.python.internal.resolve.Entity.FunctionEntity;
import org.codeanatomy.plugin.codeanatomy.python.internal.resolve.Entity.InstanceEntity;
import org.codeanatomy.plugin.codeanatomy.python.internal.resolve.Entity.SuperEntity;
import org.codeanatomy.plugin.codeanatomy.python.internal.scope.Scope;
import org.codeanatomy.plugin.codeanatomy.python.internal.scope.ScopeType;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.Field;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.NodeKind;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.SyntaxTree;

/** What is called, and what calls give. */
final class Calls {

    private final Evaluator evaluator;

    Calls(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** What a call runs: functions, classes or external things. */
    Meaning targets(SourceModule module, int call) {
        return evaluator.evaluate(module, module.tree().child(call, Field.FUNC)).then(this::target);
    }

    private Meaning target(Entity callee) {
        if (callee instanceof FunctionEntity || callee instanceof ExternalEntity) {
            return Meaning.certainly(callee);
        }
        if (callee instanceof ClassEntity type) {
            Meaning made = Meaning.certainly(type);
            return isMadePlainly(type) ? made : made.uncertain();
        }
        if (callee instanceof ClassOrSubclass receiver) {
            boolean alone = evaluator.hierarchy().subclasses(receiver.type()).isEmpty();
            Meaning made = target(receiver.type());
            return alone ? made : made.uncertain();
        }
        if (callee instanceof InstanceEntity) {
            return evaluator.members().attribute(callee, "__call__").then(this::functionOnly);
        }
        return Meaning.UNKNOWN;
    }

    private Meaning functionOnly(Entity entity) {
        return entity instanceof FunctionEntity ? Meaning.certainly(entity) : Meaning.UNKNOWN;
    }

    /** Whether calling a class surely makes an instance with a constructor of the repository's classes or with none. */
    private boolean isMadePlainly(ClassEntity type) {
        boolean constructor = false;
        for (Entity element : evaluator.hierarchy().order(type)) {
            if (!(element instanceof ClassEntity known)) {
                if (!constructor && !ClassHierarchy.isHarmless(element) && !isBuiltin(element)) {
                    return false;
                }
                continue;
            }
            SyntaxTree tree = known.module().tree();
            if (tree.child(known.node(), Field.KEYWORDS) >= 0 && hasMetaclass(known)) {
                return false;
            }
            constructor |= declares(known, "__init__") || declares(known, "__new__");
            if (!constructor && evaluator.decorators().isDataclass(known.module(), known.node())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBuiltin(Entity entity) {
        return entity instanceof ExternalEntity external
                && external.qualifiedName().startsWith("builtins.")
                && !external.qualifiedName().equals("builtins.type");
    }

    private static boolean declares(ClassEntity type, String name) {
        Scope scope = type.module().symbols().madeBy(type.node());
        return !type.module().bindings().of(scope, name).isEmpty();
    }

    private boolean hasMetaclass(ClassEntity type) {
        SyntaxTree tree = type.module().tree();
        for (int keyword = tree.child(type.node(), Field.KEYWORDS); keyword >= 0; keyword = tree.nextInField(keyword)) {
            if (!"metaclass".equals(tree.name(keyword))) {
                continue;
            }
            Meaning metaclass = evaluator.evaluate(type.module(), tree.child(keyword, Field.VALUE));
            if (!metaclass.candidates().equals(List.of(new ExternalEntity("abc.ABCMeta")))) {
                return true;
            }
        }
        return false;
    }

    /** What a call gives. */
    Meaning result(SourceModule module, int call) {
        int function = module.tree().child(call, Field.FUNC);
        return evaluator.evaluate(module, function).then(callee -> result(module, call, callee));
    }

    private Meaning result(SourceModule module, int call, Entity callee) {
        if (callee instanceof ClassEntity type) {
            return made(type, isMadePlainly(type));
        }
        if (callee instanceof ClassOrSubclass receiver) {
            return made(receiver.type(), false);
        }
        if (callee instanceof FunctionEntity function) {
            boolean coroutine = function.module().tree().is(function.node(), NodeKind.ASYNC_FUNCTION_DEF);
            return coroutine ? Meaning.UNKNOWN : evaluator.returns().returned(function);
        }
        return callee instanceof ExternalEntity external
                ? ofExternal(module, call, external.qualifiedName())
                : Meaning.UNKNOWN;
    }

    private static Meaning made(ClassEntity type, boolean exact) {
        Meaning instance = Meaning.certainly(new InstanceEntity(type, exact)).by(ResolutionMethod.INSTANCE);
        return exact ? instance : instance.uncertain();
    }

    /** What an awaited expression gives: the result of a coroutine function. */
    Meaning awaited(SourceModule module, int value) {
        if (!module.tree().is(value, NodeKind.CALL)) {
            return Meaning.UNKNOWN;
        }
        Meaning callee = evaluator.evaluate(module, module.tree().child(value, Field.FUNC));
        return callee.then(entity ->
                entity instanceof FunctionEntity function ? evaluator.returns().returned(function) : Meaning.UNKNOWN);
    }

    private Meaning ofExternal(SourceModule module, int call, String function) {
        int first = module.tree().child(call, Field.ARGS);
        return switch (function) {
            case "builtins.super" -> first < 0 ? superOf(module, call) : Meaning.UNKNOWN;
            case "builtins.type" -> first < 0 ? Meaning.UNKNOWN : typeOf(evaluator.evaluate(module, first));
            case "typing.cast", "typing_extensions.cast" -> first < 0 ? Meaning.UNKNOWN : cast(module, first);
            case "functools.update_wrapper" -> evaluator.evaluate(module, first);
            case "functools.partial" -> evaluator.evaluate(module, first).uncertain();
            default -> Meaning.UNKNOWN;
        };
    }

    private Meaning cast(SourceModule module, int type) {
        Meaning value = evaluator.evaluate(module, module.tree().nextInField(type));
        return value.isUnknown() ? evaluator.names().annotated(module, type) : value;
    }

    private Meaning superOf(SourceModule module, int call) {
        Scope scope = module.symbols().scopeOf(call);
        while (scope != null && scope.type() != ScopeType.CLASS) {
            scope = scope.parent();
        }
        return scope == null
                ? Meaning.UNKNOWN
                : Meaning.certainly(new SuperEntity(new ClassEntity(module, scope.node())))
                        .by(ResolutionMethod.HIERARCHY);
    }

    private static Meaning typeOf(Meaning value) {
        return value.then(entity -> entity instanceof InstanceEntity instance
                ? Meaning.certainly(instance.exact() ? instance.type() : new ClassOrSubclass(instance.type()))
                : Meaning.UNKNOWN);
    }
}
