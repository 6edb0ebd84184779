package org.codeanatomy.plugin.codeanatomy.python.internal.resolve;

import java.util.Set;
import org.codeanatomy.plugin.codeanatomy.python.internal.resolve.Entity.FunctionEntity;
import org.codeanatomy.plugin.codeanatomy.python.internal.scope.Scope;
import org.codeanatomy.plugin.codeanatomy.python.internal.scope.ScopeType;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.Field;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.NodeKind;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.StringLiterals;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.SyntaxTree;

/** What pytest passes to parameters of tests and fixtures: the fixture of that name nearest to them. */
final class Fixtures {

    private static final Set<String> DECORATORS =
            Set.of("pytest.fixture", "pytest.yield_fixture", "pytest_asyncio.fixture");

    private final Evaluator evaluator;

    Fixtures(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** What a parameter gets that pytest fills in; unknown if it does not, or no fixture of the name is found. */
    Meaning value(SourceModule module, int function, int parameter) {
        SyntaxTree tree = module.tree();
        boolean requested = Trees.isFunction(tree, function)
                && (isTest(module, function) || isFixture(module, function))
                && !hasDefault(tree, parameter)
                && !isParametrized(module, function, tree.name(parameter));
        if (!requested) {
            return Meaning.UNKNOWN;
        }
        FunctionEntity fixture = find(module, function, tree.name(parameter));
        if (fixture == null) {
            return Meaning.UNKNOWN;
        }
        Meaning value = Returns.isGenerator(fixture)
                ? evaluator.returns().yielded(fixture)
                : evaluator.returns().returned(fixture);
        return value.uncertain().by(ResolutionMethod.RETURN);
    }

    private static boolean isTest(SourceModule module, int function) {
        String file = module.path().substring(module.path().lastIndexOf('/') + 1);
        boolean testFile = file.startsWith("test_") || file.endsWith("_test.py");
        return testFile && module.tree().name(function).startsWith("test");
    }

    private boolean isFixture(SourceModule module, int function) {
        return evaluator.decorators().isDecoratedByAny(module, function, DECORATORS);
    }

    private static boolean hasDefault(SyntaxTree tree, int parameter) {
        int arguments = tree.parent(parameter);
        if (!tree.in(parameter, Field.ARGS)) {
            return true;
        }
        int without = count(tree, arguments, Field.POSONLYARGS)
                + count(tree, arguments, Field.ARGS)
                - count(tree, arguments, Field.DEFAULTS);
        return count(tree, arguments, Field.POSONLYARGS) + tree.index(parameter) >= without;
    }

    private static int count(SyntaxTree tree, int parent, Field field) {
        int count = 0;
        for (int node = tree.child(parent, field); node >= 0; node = tree.nextInField(node)) {
            count++;
        }
        return count;
    }

    /** Whether a decorator of the test or its class gives the parameter its values. */
    private static boolean isParametrized(SourceModule module, int function, String name) {
        SyntaxTree tree = module.tree();
        for (int owner = function; owner > 0; owner = tree.parent(owner)) {
            int decorator = Trees.isFunction(tree, owner) || tree.is(owner, NodeKind.CLASS_DEF)
                    ? tree.child(owner, Field.DECORATOR_LIST)
                    : -1;
            for (; decorator >= 0; decorator = tree.nextInField(decorator)) {
                if (tree.is(decorator, NodeKind.CALL) && parametrizes(tree, decorator, name)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean parametrizes(SyntaxTree tree, int decorator, String name) {
        int callee = tree.child(decorator, Field.FUNC);
        if (!tree.is(callee, NodeKind.ATTRIBUTE) || !tree.name(callee).equals("parametrize")) {
            return false;
        }
        int names = tree.child(decorator, Field.ARGS);
        String written = names < 0 ? null : StringLiterals.value(tree, names);
        // names in a list, or computed ones: perhaps this one
        return written == null || Set.of(written.split("[,\\s]+")).contains(name);
    }

    /** The fixture in the test's class, its module, or a {@code conftest.py} in its folder or above. */
    private FunctionEntity find(SourceModule module, int function, String name) {
        Scope around = module.symbols().scopeOf(function);
        FunctionEntity found = around.type() == ScopeType.CLASS ? in(module, around, function, name) : null;
        if (found == null) {
            found = in(module, module.symbols().module(), function, name);
        }
        String folder = module.path();
        while (found == null && !folder.isEmpty()) {
            folder = ModuleNames.parent(folder);
            SourceModule conftest =
                    evaluator.program().index().at(folder.isEmpty() ? "conftest.py" : folder + "/conftest.py");
            if (conftest != null && !conftest.equals(module)) {
                found = in(conftest, conftest.symbols().module(), function, name);
            }
        }
        return found;
    }

    private FunctionEntity in(SourceModule module, Scope scope, int asking, String name) {
        if (module.bindings().of(scope, name).isEmpty()) {
            return null;
        }
        for (Entity entity : evaluator.names().later(module, scope, name).candidates()) {
            boolean fixture = entity instanceof FunctionEntity function
                    && function.node() != asking
                    && isFixture(function.module(), function.node());
            if (fixture) {
                return (FunctionEntity) entity;
            }
        }
        return null;
    }
}
