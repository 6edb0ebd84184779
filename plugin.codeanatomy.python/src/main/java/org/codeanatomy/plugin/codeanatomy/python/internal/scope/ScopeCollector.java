package org.codeanatomy.plugin.codeanatomy.python.internal.scope;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.codeanatomy.plugin.codeanatomy.python.internal.source.ProblemList;
import org.codeanatomy.plugin.codeanatomy.python.internal.source.SourceProblem.Stage;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.SyntaxTree;

/** The first pass: finds scopes and writes down what each does with each name. Holds the state of the walk. */
final class ScopeCollector {

    private final SyntaxTree tree;
    private final ProblemList problems;
    private final ScopeNames names;
    private final List<Scope> scopes = new ArrayList<>();
    private final int[] scopeOfNode;
    private final int[] scopeMadeByNode;

    private Scope current;
    private String privateClass;

    ScopeCollector(SyntaxTree tree, ProblemList problems) {
        this.tree = tree;
        this.problems = problems;
        this.names = new ScopeNames(tree);
        this.scopeOfNode = new int[tree.size()];
        this.scopeMadeByNode = new int[tree.size()];
        Arrays.fill(scopeMadeByNode, -1);
    }

    List<Scope> scopes() {
        return scopes;
    }

    int[] scopeOfNode() {
        return scopeOfNode;
    }

    int[] scopeMadeByNode() {
        return scopeMadeByNode;
    }

    ScopeNames names() {
        return names;
    }

    void collect() {
        enter(ScopeType.MODULE, 0, "top");
        scopeMadeByNode[0] = 0;
        new ScopeWalk(tree, this).module();
        exit();
    }

    Scope current() {
        return current;
    }

    /** The class whose name private names carry; null outside of classes. */
    String privateClass() {
        return privateClass;
    }

    void setPrivateClass(String className) {
        privateClass = className;
    }

    void place(int node) {
        scopeOfNode[node] = current.id();
    }

    /** The node's body is the current scope. */
    void madeBy(int node) {
        scopeMadeByNode[node] = current.id();
    }

    Scope enter(ScopeType type, int node, String name) {
        Scope scope = enterDetached(type, node, name);
        if (scope.parent() != null) {
            scope.parent().add(scope);
        }
        return scope;
    }

    /** Enters a scope that the scope around it does not know: annotations that are never evaluated. */
    Scope enterDetached(ScopeType type, int node, String name) {
        int offset = Math.max(0, tree.start(node));
        Scope scope = new Scope(scopes.size(), type, current, node, offset, names.number(name), names);
        scopes.add(scope);
        current = scope;
        return scope;
    }

    void exit() {
        current = current.parent();
    }

    /** Writes down in the current scope what happens to a name. */
    void define(String name, int flags, int node) {
        define(names.number(name), flags, node);
    }

    void define(int name, int flags, int node) {
        defineIn(current, name, flags, node);
    }

    void defineIn(Scope scope, int name, int flags, int node) {
        if ((flags & SymbolFlags.DEF_TYPE_PARAM) != 0 && scope.mangledNames != null) {
            scope.mangledNames.add(name);
        }
        int mangled = mangled(name);
        int before = scope.symbols.get(mangled);
        if ((flags & before & SymbolFlags.DEF_PARAM) != 0) {
            problem("duplicate_parameter", "The parameter " + names.name(name) + " is there twice.", node);
        }
        if ((flags & before & SymbolFlags.DEF_TYPE_PARAM) != 0) {
            problem("duplicate_parameter", "The type parameter " + names.name(name) + " is there twice.", node);
        }
        scope.symbols.add(mangled, scope.bindsIterationTarget ? flags | SymbolFlags.DEF_COMP_ITER : flags);
        if ((flags & SymbolFlags.DEF_GLOBAL) != 0 && (flags & SymbolFlags.DEF_PARAM) == 0) {
            scopes.get(0).symbols.add(mangled, flags);
        }
    }

    /** What the current scope has said about a name so far. */
    int flagsSoFar(int name) {
        return current.symbols.get(mangled(name));
    }

    int flagsSoFar(Scope scope, int name) {
        return scope.symbols.get(mangled(name));
    }

    private int mangled(int name) {
        boolean plain = current.mangledNames != null && !current.mangledNames.contains(name);
        return plain ? name : names.mangled(name, privateClass);
    }

    void problem(String code, String message, int node) {
        problems.add(Stage.SCOPE, code, message, Math.max(0, tree.start(node)));
    }
}
