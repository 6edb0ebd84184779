package org.codeanatomy.plugin.codeanatomy.python.internal.scope;

import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.Field;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.NodeKind;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.SyntaxTree;

/** The scopes of functions, lambdas, classes and type aliases, with those of their type parameters (PEP 695). */
final class DefinitionScopes {

    private final SyntaxTree tree;
    private final ScopeCollector out;
    private final ScopeWalk walk;

    DefinitionScopes(SyntaxTree tree, ScopeCollector out, ScopeWalk walk) {
        this.tree = tree;
        this.out = out;
        this.walk = walk;
    }

    void function(int node) {
        int arguments = tree.child(node, Field.ARGS);
        out.define(tree.nameNumber(node), SymbolFlags.DEF_LOCAL, node);
        out.place(arguments);
        defaults(arguments);
        walk.list(node, Field.DECORATOR_LIST);
        boolean generic = tree.child(node, Field.TYPE_PARAMS) >= 0;
        if (generic) {
            enterTypeParameters(node, tree.name(node));
            out.define(".defaults", SymbolFlags.DEF_PARAM, node);
            if (tree.child(arguments, Field.KW_DEFAULTS) >= 0) {
                out.define(".kwdefaults", SymbolFlags.DEF_PARAM, node);
            }
            typeParameters(node);
        }
        annotations(node, arguments);
        out.enter(ScopeType.FUNCTION, node, tree.name(node));
        out.madeBy(node);
        parameters(arguments);
        walk.list(node, Field.BODY);
        out.exit();
        if (generic) {
            out.exit();
        }
    }

    void lambda(int node) {
        int arguments = tree.child(node, Field.ARGS);
        out.place(arguments);
        defaults(arguments);
        out.enter(ScopeType.FUNCTION, node, "lambda");
        out.madeBy(node);
        parameters(arguments);
        walk.subtree(tree.child(node, Field.BODY));
        out.exit();
    }

    private void defaults(int arguments) {
        walk.list(arguments, Field.DEFAULTS);
        walk.list(arguments, Field.KW_DEFAULTS);
    }

    private void parameters(int arguments) {
        parameters(arguments, Field.POSONLYARGS);
        parameters(arguments, Field.ARGS);
        parameters(arguments, Field.KWONLYARGS);
        parameters(arguments, Field.VARARG);
        parameters(arguments, Field.KWARG);
    }

    private void parameters(int arguments, Field field) {
        for (int node = tree.child(arguments, field); node >= 0; node = tree.nextInField(node)) {
            out.place(node);
            out.define(tree.nameNumber(node), SymbolFlags.DEF_PARAM, node);
        }
    }

    private void annotations(int node, int arguments) {
        if (walk.annotationsAreStrings()) {
            out.enterDetached(ScopeType.ANNOTATION, node, "_annotation");
        }
        parameterAnnotations(arguments, Field.POSONLYARGS);
        parameterAnnotations(arguments, Field.ARGS);
        parameterAnnotations(arguments, Field.VARARG);
        parameterAnnotations(arguments, Field.KWARG);
        parameterAnnotations(arguments, Field.KWONLYARGS);
        if (walk.annotationsAreStrings()) {
            out.exit();
        }
        walk.annotation(tree.child(node, Field.RETURNS));
    }

    private void parameterAnnotations(int arguments, Field field) {
        for (int node = tree.child(arguments, field); node >= 0; node = tree.nextInField(node)) {
            walk.subtree(tree.child(node, Field.ANNOTATION));
        }
    }

    void classDefinition(int node) {
        String name = tree.name(node);
        out.define(tree.nameNumber(node), SymbolFlags.DEF_LOCAL, node);
        walk.list(node, Field.DECORATOR_LIST);
        String around = out.privateClass();
        boolean generic = tree.child(node, Field.TYPE_PARAMS) >= 0;
        if (generic) {
            Scope scope = enterTypeParameters(node, name);
            out.setPrivateClass(name);
            scope.restrictMangling();
            out.define(".type_params", SymbolFlags.DEF_LOCAL | SymbolFlags.USE, node);
            out.define(".generic_base", SymbolFlags.DEF_LOCAL | SymbolFlags.USE, node);
            typeParameters(node);
        }
        walk.list(node, Field.BASES);
        walk.list(node, Field.KEYWORDS);
        out.enter(ScopeType.CLASS, node, name);
        out.madeBy(node);
        out.setPrivateClass(name);
        if (generic) {
            out.define("__type_params__", SymbolFlags.DEF_LOCAL, node);
            out.define(".type_params", SymbolFlags.USE, node);
        }
        walk.list(node, Field.BODY);
        out.exit();
        if (generic) {
            out.exit();
        }
        out.setPrivateClass(around);
    }

    void typeAlias(int node) {
        int nameNode = tree.child(node, Field.NAME);
        String name = tree.name(nameNode);
        boolean inClass = out.current().type() == ScopeType.CLASS;
        walk.subtree(nameNode);
        boolean generic = tree.child(node, Field.TYPE_PARAMS) >= 0;
        if (generic) {
            enterTypeParameters(node, name);
            typeParameters(node);
        }
        enterSeeingClass(ScopeType.TYPE_ALIAS, node, name, inClass);
        walk.subtree(tree.child(node, Field.VALUE));
        out.exit();
        if (generic) {
            out.exit();
        }
    }

    private Scope enterTypeParameters(int node, String name) {
        boolean inClass = out.current().type() == ScopeType.CLASS;
        return enterSeeingClass(ScopeType.TYPE_PARAMETERS, node, name, inClass);
    }

    /** Enters a scope that, directly in a class, may use the names of the class. */
    private Scope enterSeeingClass(ScopeType type, int node, String name, boolean inClass) {
        Scope scope = out.enter(type, node, name);
        scope.seesClassScope = inClass;
        if (inClass) {
            out.define("__classdict__", SymbolFlags.USE, node);
        }
        return scope;
    }

    private void typeParameters(int owner) {
        for (int node = tree.child(owner, Field.TYPE_PARAMS); node >= 0; node = tree.nextInField(node)) {
            out.place(node);
            out.define(tree.nameNumber(node), SymbolFlags.DEF_TYPE_PARAM | SymbolFlags.DEF_LOCAL, node);
            if (tree.is(node, NodeKind.TYPE_VAR)) {
                lazily(node, tree.child(node, Field.BOUND));
            }
            lazily(node, tree.child(node, Field.DEFAULT_VALUE));
        }
    }

    private void lazily(int parameter, int value) {
        if (value >= 0) {
            boolean inClass = out.current().seesClassScope;
            enterSeeingClass(ScopeType.TYPE_VARIABLE, value, tree.name(parameter), inClass);
            walk.subtree(value);
            out.exit();
        }
    }
}
