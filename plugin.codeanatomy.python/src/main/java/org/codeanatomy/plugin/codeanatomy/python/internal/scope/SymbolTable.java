package org.codeanatomy.plugin.codeanatomy.python.internal.scope;

import java.util.ArrayList;
import java.util.List;
import org.codeanatomy.plugin.codeanatomy.python.internal.source.ProblemList;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.SyntaxTree;

/** The scopes of a file, as CPython 3.13 sees them. Immutable and thread-safe. */
public final class SymbolTable {

    private final List<Scope> scopes;
    private final int[] scopeOfNode;
    private final int[] scopeMadeByNode;
    private final ScopeNames names;

    private SymbolTable(ScopeCollector collected) {
        this.scopes = List.copyOf(collected.scopes());
        this.scopeOfNode = collected.scopeOfNode();
        this.scopeMadeByNode = collected.scopeMadeByNode();
        this.names = collected.names();
    }

    /** Finds the scopes of a tree; what is wrong with their names goes to the problems. */
    public static SymbolTable of(SyntaxTree tree, ProblemList problems) {
        ScopeCollector collector = new ScopeCollector(tree, problems);
        collector.collect();
        new ScopeAnalysis(collector.names(), problems)
                .analyse(collector.scopes().get(0));
        return new SymbolTable(collector);
    }

    /** The scope of the module. */
    public Scope module() {
        return scopes.get(0);
    }

    /** All scopes by id, in the order they begin, with inlined comprehensions and annotations never evaluated. */
    public List<Scope> all() {
        return scopes;
    }

    /** The scopes CPython's {@code symtable} shows, parents before children. */
    public List<Scope> visible() {
        List<Scope> visible = new ArrayList<>();
        collect(module(), visible);
        return visible;
    }

    private static void collect(Scope scope, List<Scope> visible) {
        visible.add(scope);
        for (Scope child : scope.childList()) {
            collect(child, visible);
        }
    }

    /** The scope in which a node is evaluated. */
    public Scope scopeOf(int node) {
        return scopes.get(scopeOfNode[node]);
    }

    /** The scope of the body a function, lambda, class, comprehension or the module makes; null for other nodes. */
    public Scope madeBy(int node) {
        int id = scopeMadeByNode[node];
        return id < 0 ? null : scopes.get(id);
    }

    /** A name as it is used in a scope, private names mangled. */
    public String mangled(String name, Scope scope) {
        int number = names.find(name);
        if (number < 0 || !name.startsWith("__") || name.endsWith("__")) {
            return name;
        }
        for (Scope around = scope; around != null; around = around.parent()) {
            if (around.type() == ScopeType.CLASS) {
                return mangled(name, around.name());
            }
        }
        return name;
    }

    /** A private name with the name of its class. */
    static String mangled(String name, String className) {
        String stripped = className.replaceFirst("^_+", "");
        return stripped.isEmpty() ? name : "_" + stripped + name;
    }
}
