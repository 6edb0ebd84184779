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
import org.codeanatomy.plugin.codeanatomy.python.internal.scope.Scope;
import org.codeanatomy.plugin.codeanatomy.python.internal.scope.ScopeType;
import org.codeanatomy.plugin.codeanatomy.python.internal.scope.SymbolFlags;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.DottedNames;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.Field;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.NodeKind;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.StringLiterals;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.SyntaxTree;

/** What names mean: which scope they live in, which of its bindings can be in force, what those bind. */
final class Names {

    private final Evaluator evaluator;

    Names(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** What a name means where it is used. */
    Meaning use(SourceModule module, int node) {
        Scope scope = module.symbols().scopeOf(node);
        String name = module.symbols().mangled(module.tree().name(node), scope);
        return lookup(module, scope, name, node);
    }

    private Meaning lookup(SourceModule module, Scope from, String name, int use) {
        boolean immediate = true;
        Scope previous = null;
        for (Scope scope = from; scope.type() != ScopeType.MODULE; scope = scope.parent()) {
            int flags = scope.flagsOf(name);
            if (SymbolFlags.isDeclaredGlobal(flags)) {
                immediate = false;
                break;
            }
            boolean home = SymbolFlags.isBound(flags) && !SymbolFlags.isFree(flags) && isVisible(scope, previous);
            if (home && !module.bindings().of(scope, name).isEmpty()) {
                return inForce(module, scope, name, immediate ? use : -1);
            }
            immediate &= scope.type() == ScopeType.CLASS || scope.isInlined();
            previous = scope;
        }
        Scope global = module.symbols().module();
        if (!module.bindings().of(global, name).isEmpty()) {
            return inModule(module, name, immediate ? use : -1);
        }
        Meaning starred = evaluator.imports().fromStars(module, name);
        if (!starred.isUnknown()) {
            return starred;
        }
        boolean builtin = Builtins.contains(name) && !evaluator.imports().hasExternalStar(module);
        return builtin ? Meaning.certainly(new ExternalEntity("builtins." + name)) : Meaning.UNKNOWN;
    }

    /** What a name that a module binds means there, at a use or later; star imports and other modules may replace it. */
    private Meaning inModule(SourceModule module, String name, int use) {
        Meaning found = inForce(module, module.symbols().module(), name, use);
        boolean replaced = evaluator.replacements().contain(new ModuleEntity(module), name)
                || evaluator.imports().starMayReplace(module, name);
        return replaced ? found.uncertain() : found;
    }

    /** What a name that a module binds means once all of the module has run. */
    Meaning laterInModule(SourceModule module, String name) {
        return inModule(module, name, -1);
    }

    /** Functions in a class do not see its names; the class itself and its annotation scopes do. */
    private static boolean isVisible(Scope scope, Scope previous) {
        return scope.type() != ScopeType.CLASS
                || previous == null
                || (previous.type() != ScopeType.FUNCTION && previous.type() != ScopeType.CLASS);
    }

    /** What a name of a scope means once all of the scope's code has run. */
    Meaning later(SourceModule module, Scope scope, String name) {
        return inForce(module, scope, name, -1);
    }

    /** What the bindings mean that can be in force at a use in the same code, or later if the use is -1. */
    private Meaning inForce(SourceModule module, Scope scope, String name, int use) {
        List<Binding> bindings = withoutDeclarations(module, module.bindings().of(scope, name));
        List<Binding> possible = new ArrayList<>();
        boolean doubtful = false;
        for (Binding binding : bindings) {
            if (use >= 0 && !isBefore(module, binding, use)) {
                continue;
            }
            boolean conditional = binding.remote() || isConditional(module, scope, binding, use);
            if (!conditional) {
                possible.clear();
                doubtful = false;
            }
            possible.add(binding);
            doubtful |= conditional;
        }
        Meaning all = null;
        for (Binding binding : possible) {
            if (binding.kind() == Kind.VALUE && Trees.isNone(module.tree(), binding.node())) {
                doubtful = true;
                continue;
            }
            Meaning next = bound(module, scope, binding);
            all = all == null ? next : all.or(next);
        }
        if (all == null) {
            return Meaning.UNKNOWN;
        }
        return doubtful || mayComeTooEarly(scope, bindings, use) ? all.uncertain() : all;
    }

    /** Whether code that runs later may still run before the last of several bindings; a class is complete by then. */
    private static boolean mayComeTooEarly(Scope scope, List<Binding> bindings, int use) {
        return use < 0 && bindings.size() > 1 && scope.type() != ScopeType.CLASS;
    }

    /** Leaves out what only type checkers see, if there is anything else. */
    private List<Binding> withoutDeclarations(SourceModule module, List<Binding> bindings) {
        if (bindings.size() < 2) {
            return bindings;
        }
        List<Binding> real = bindings.stream()
                .filter(binding -> binding.kind() != Kind.DECLARED)
                .filter(binding -> binding.kind() != Kind.DEFINITION
                        || !evaluator.decorators().isOverload(module, binding.node()))
                .filter(binding -> !isForTypeCheckers(module, binding))
                .toList();
        return real.isEmpty() ? bindings : real;
    }

    private static boolean isForTypeCheckers(SourceModule module, Binding binding) {
        SyntaxTree tree = module.tree();
        for (int node = binding.place(); node > 0; node = tree.parent(node)) {
            int parent = tree.parent(node);
            if (tree.is(parent, NodeKind.IF) && tree.in(node, Field.BODY)) {
                String test = DottedNames.of(tree, tree.child(parent, Field.TEST));
                if (test != null && (test.equals("TYPE_CHECKING") || test.endsWith(".TYPE_CHECKING"))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a binding can have happened before a use in the same code: it stands before it, or a loop leads back. */
    private static boolean isBefore(SourceModule module, Binding binding, int use) {
        SyntaxTree tree = module.tree();
        if (binding.kind() == Kind.PARAMETER || binding.remote() || binding.from() <= tree.start(use)) {
            return true;
        }
        for (int node = tree.parent(use); node > 0; node = tree.parent(node)) {
            boolean loop =
                    tree.is(node, NodeKind.FOR) || tree.is(node, NodeKind.ASYNC_FOR) || tree.is(node, NodeKind.WHILE);
            if (loop && binding.place() > node && binding.place() < tree.subtreeEnd(node)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a condition decides if a binding happens, and not the same condition if the use is reached. */
    private static boolean isConditional(SourceModule module, Scope scope, Binding binding, int use) {
        SyntaxTree tree = module.tree();
        if (binding.kind() == Kind.PARAMETER) {
            return false;
        }
        if (use >= 0 && binding.from() > tree.start(use)) {
            return true;
        }
        for (int node = binding.place(); node > 0 && node != scope.node(); node = tree.parent(node)) {
            int parent = tree.parent(node);
            if (parent != scope.node()
                    && Trees.isConditional(tree, parent, node)
                    && (use < 0 || !Trees.isInField(tree, parent, tree.field(node), use))) {
                return true;
            }
        }
        return false;
    }

    private Meaning bound(SourceModule module, Scope scope, Binding binding) {
        int node = binding.node();
        return switch (binding.kind()) {
            case DEFINITION -> definition(module, node);
            case IMPORT -> evaluator.imports().alias(module, node);
            case PARAMETER -> parameter(module, scope, node);
            case VALUE -> assigned(module, binding.place());
            case ENTERED -> evaluator.returns().entered(module, node);
            case DECLARED -> annotated(module, node);
            case OPAQUE -> Meaning.UNKNOWN;
        };
    }

    /** What an assignment gives its target: the value, or what its annotation declares where that says more. */
    Meaning assigned(SourceModule module, int target) {
        SyntaxTree tree = module.tree();
        int assignment = tree.parent(target);
        if (tree.is(assignment, NodeKind.ANN_ASSIGN)) {
            Meaning value = evaluator.evaluate(module, tree.child(assignment, Field.VALUE));
            Meaning declared = annotated(module, tree.child(assignment, Field.ANNOTATION));
            return declared.candidates().isEmpty() || isOneOf(value, declared) ? value : value.or(declared);
        }
        boolean single = tree.is(assignment, NodeKind.ASSIGN) || tree.is(assignment, NodeKind.NAMED_EXPR);
        return single ? evaluator.evaluate(module, tree.child(assignment, Field.VALUE)) : Meaning.UNKNOWN;
    }

    /** Whether a value is known to be of a declared type, unlike a proxy for one. */
    private boolean isOneOf(Meaning value, Meaning declared) {
        return !value.isUnknown()
                && value.candidates().stream()
                        .allMatch(entity -> !(entity instanceof InstanceEntity instance)
                                || declared.candidates().stream()
                                        .anyMatch(type -> type instanceof InstanceEntity wanted
                                                && evaluator
                                                        .hierarchy()
                                                        .order(instance.type())
                                                        .contains(wanted.type())));
    }

    /** What a definition binds: itself, or what its decorators make of it. */
    Meaning definition(SourceModule module, int node) {
        Entity entity = module.tree().is(node, NodeKind.CLASS_DEF)
                ? new ClassEntity(module, node)
                : new FunctionEntity(module, node);
        return evaluator.decorators().apply(module, node, Meaning.certainly(entity));
    }

    private Meaning parameter(SourceModule module, Scope scope, int arg) {
        SyntaxTree tree = module.tree();
        int function = scope.node();
        Scope around = module.symbols().scopeOf(function);
        boolean method = Trees.isFunction(tree, function)
                && around.type() == ScopeType.CLASS
                && Trees.firstParameter(tree, function) == arg;
        if (method && !evaluator.decorators().isDecoratedBy(module, function, "builtins.staticmethod")) {
            ClassEntity type = new ClassEntity(module, around.node());
            boolean ofClass = evaluator.decorators().isDecoratedBy(module, function, "builtins.classmethod")
                    || List.of("__new__", "__init_subclass__", "__class_getitem__")
                            .contains(tree.name(function));
            Entity receiver = ofClass ? new ClassOrSubclass(type) : new InstanceEntity(type, false);
            return Meaning.certainly(receiver).by(ResolutionMethod.HIERARCHY);
        }
        boolean single = !tree.in(arg, Field.VARARG) && !tree.in(arg, Field.KWARG);
        Meaning declared = single ? annotated(module, tree.child(arg, Field.ANNOTATION)) : Meaning.UNKNOWN;
        return declared.isUnknown() && single ? evaluator.fixtures().value(module, function, arg) : declared;
    }

    /** A value of the type an annotation names. */
    Meaning annotated(SourceModule module, int annotation) {
        Meaning type = annotatedType(module, annotation);
        return type.then(Names::instance).uncertain().by(ResolutionMethod.ANNOTATION);
    }

    private static Meaning instance(Entity type) {
        return type instanceof ClassEntity known
                ? Meaning.certainly(new InstanceEntity(known, false))
                : Meaning.UNKNOWN;
    }

    /** The class an annotation names, also in quotes, with arguments, or beside None. */
    private Meaning annotatedType(SourceModule module, int annotation) {
        if (annotation < 0) {
            return Meaning.UNKNOWN;
        }
        SyntaxTree tree = module.tree();
        Meaning alternatives = Meaning.UNKNOWN;
        int left = annotation;
        while (tree.is(left, NodeKind.BIN_OP)) {
            alternatives = alternatives.or(simpleType(module, tree.child(left, Field.RIGHT)));
            left = tree.child(left, Field.LEFT);
        }
        Meaning first = simpleType(module, left);
        return left == annotation ? first : first.or(alternatives);
    }

    private Meaning simpleType(SourceModule module, int annotation) {
        SyntaxTree tree = module.tree();
        return switch (tree.kind(annotation)) {
            case CONSTANT -> quoted(module, annotation);
            case SUBSCRIPT -> {
                Meaning outer = evaluator.evaluate(module, tree.child(annotation, Field.VALUE));
                boolean optional = outer.candidates().stream()
                        .anyMatch(entity -> entity.equals(new ExternalEntity("typing.Optional")));
                yield optional ? annotatedType(module, tree.child(annotation, Field.SLICE)) : outer;
            }
            default -> evaluator.evaluate(module, annotation);
        };
    }

    private Meaning quoted(SourceModule module, int annotation) {
        String text = StringLiterals.value(module.tree(), annotation);
        if (text == null
                || text.isEmpty()
                || !text.chars().allMatch(c -> Character.isJavaIdentifierPart(c) || c == '.')) {
            return Meaning.UNKNOWN;
        }
        String[] parts = text.split("\\.", -1);
        Meaning meaning = lookup(module, module.symbols().scopeOf(annotation), parts[0], annotation);
        for (int i = 1; i < parts.length; i++) {
            String attribute = parts[i];
            meaning = meaning.then(entity -> evaluator.members().attribute(entity, attribute));
        }
        return meaning;
    }
}
