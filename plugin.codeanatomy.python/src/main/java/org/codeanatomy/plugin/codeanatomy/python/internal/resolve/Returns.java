package org.codeanatomy.plugin.codeanatomy.python.internal.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.codeanatomy.plugin.codeanatomy.python.internal.resolve.Entity.FunctionEntity;
import org.codeanatomy.plugin.codeanatomy.python.internal.resolve.Entity.InstanceEntity;
import org.codeanatomy.plugin.codeanatomy.python.internal.scope.Scope;
import org.codeanatomy.plugin.codeanatomy.python.internal.scope.SymbolFlags;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.Field;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.NodeKind;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.SyntaxTree;

/** What functions give, by their annotations or by their own return and yield statements. */
final class Returns {

    /** A function that gives more different things than this says little about any call of it. */
    private static final int MAXIMUM_VALUES = 4;

    private static final Set<String> CONTEXT_MANAGERS =
            Set.of("contextlib.contextmanager", "contextlib.asynccontextmanager");

    private enum Way {
        RETURN,
        YIELD
    }

    private record Given(FunctionEntity function, Way way) {}

    private final Evaluator evaluator;

    Returns(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** What a call of a function gives, or awaiting it: by its annotation, else by its return statements. */
    Meaning returned(FunctionEntity function) {
        SyntaxTree tree = function.module().tree();
        int annotation = Trees.isFunction(tree, function.node()) ? tree.child(function.node(), Field.RETURNS) : -1;
        Meaning declared = evaluator.names().annotated(function.module(), annotation);
        if (!declared.isUnknown() || isGenerator(function)) {
            return declared;
        }
        return evaluator.answers().about(new Given(function, Way.RETURN), () -> together(function, returns(function)));
    }

    /** What a generator yields. */
    Meaning yielded(FunctionEntity function) {
        return evaluator.answers().about(new Given(function, Way.YIELD), () -> together(function, yields(function)));
    }

    /** What a with statement binds when it enters the value of an expression. */
    Meaning entered(SourceModule module, int expression) {
        SyntaxTree tree = module.tree();
        if (tree.is(expression, NodeKind.CALL)) {
            Meaning callee = evaluator.evaluate(module, tree.child(expression, Field.FUNC));
            Meaning yielded = callee.then(entity -> entity instanceof FunctionEntity function
                            && evaluator
                                    .decorators()
                                    .isDecoratedByAny(function.module(), function.node(), CONTEXT_MANAGERS)
                    ? yielded(function)
                    : Meaning.UNKNOWN);
            if (!yielded.isUnknown()) {
                return yielded;
            }
        }
        boolean asynchronous = tree.is(tree.parent(tree.parent(expression)), NodeKind.ASYNC_WITH);
        String method = asynchronous ? "__aenter__" : "__enter__";
        return evaluator.evaluate(module, expression).then(entity -> enteredBy(entity, method));
    }

    private Meaning enteredBy(Entity manager, String method) {
        if (!(manager instanceof InstanceEntity)) {
            return Meaning.UNKNOWN;
        }
        Meaning enter = evaluator.members().attribute(manager, method);
        return enter.then(entity -> {
            if (!(entity instanceof FunctionEntity function)) {
                return Meaning.UNKNOWN;
            }
            return givesItsFirstParameter(function) ? Meaning.certainly(manager) : returned(function);
        });
    }

    private Meaning together(FunctionEntity function, List<Integer> values) {
        Meaning all = Meaning.UNKNOWN;
        for (int value : values) {
            if (value >= 0) {
                all = all.or(evaluator.evaluate(function.module(), value));
            }
        }
        boolean tooMany = all.candidates().size() > MAXIMUM_VALUES;
        return tooMany ? Meaning.UNKNOWN : all.uncertain().by(ResolutionMethod.RETURN);
    }

    /** Whether every return of a function gives its first parameter, which nothing else binds. */
    boolean givesItsFirstParameter(FunctionEntity function) {
        SourceModule module = function.module();
        SyntaxTree tree = module.tree();
        int first = Trees.isFunction(tree, function.node()) ? Trees.firstParameter(tree, function.node()) : -1;
        if (first < 0 || isGenerator(function)) {
            return false;
        }
        Scope scope = module.symbols().madeBy(function.node());
        String name = tree.name(first);
        if (module.bindings().of(scope, name).size() != 1 || SymbolFlags.isAssigned(scope.flagsOf(name))) {
            return false;
        }
        List<Integer> returns = returns(function);
        return !returns.isEmpty()
                && returns.stream()
                        .allMatch(value -> value >= 0
                                && tree.is(value, NodeKind.NAME)
                                && tree.name(value).equals(name)
                                && module.symbols().scopeOf(value) == scope);
    }

    static boolean isGenerator(FunctionEntity function) {
        return !own(function, NodeKind.YIELD).isEmpty()
                || !own(function, NodeKind.YIELD_FROM).isEmpty();
    }

    /** The values of a function's own returns; -1 for one without a value. */
    static List<Integer> returns(FunctionEntity function) {
        SyntaxTree tree = function.module().tree();
        return tree.is(function.node(), NodeKind.LAMBDA)
                ? List.of(tree.child(function.node(), Field.BODY))
                : values(function, own(function, NodeKind.RETURN));
    }

    private static List<Integer> yields(FunctionEntity function) {
        return values(function, own(function, NodeKind.YIELD));
    }

    private static List<Integer> values(FunctionEntity function, List<Integer> nodes) {
        return nodes.stream()
                .map(node -> function.module().tree().child(node, Field.VALUE))
                .toList();
    }

    /** The nodes of a kind in a function, not in functions inside it. */
    private static List<Integer> own(FunctionEntity function, NodeKind kind) {
        SyntaxTree tree = function.module().tree();
        Scope scope = function.module().symbols().madeBy(function.node());
        List<Integer> found = new ArrayList<>();
        int end = tree.subtreeEnd(function.node());
        for (int node = function.node() + 1; node < end; node++) {
            if (tree.is(node, kind) && function.module().symbols().scopeOf(node) == scope) {
                found.add(node);
            }
        }
        return found;
    }
}
