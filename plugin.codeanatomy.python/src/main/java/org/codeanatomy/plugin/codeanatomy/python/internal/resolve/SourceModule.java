package org.codeanatomy.plugin.codeanatomy.python.internal.resolve;

import java.util.Objects;
import org.codeanatomy.plugin.codeanatomy.python.internal.scope.SymbolTable;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.SyntaxTree;

/**
 * A parsed file as a module. Equal only to itself; ordered by path.
 *
 * <p>Immutable and thread-safe.
 */
public final class SourceModule implements Comparable<SourceModule> {

    private final int number;
    private final String path;
    private final String root;
    private final String name;
    private final SyntaxTree tree;
    private final SymbolTable symbols;
    private final Bindings bindings;

    SourceModule(int number, String path, String root, String name, SyntaxTree tree, SymbolTable symbols) {
        this.number = number;
        this.path = Objects.requireNonNull(path, "path is null");
        this.root = root;
        this.name = name;
        this.tree = tree;
        this.symbols = symbols;
        this.bindings = BindingCollector.collect(tree, symbols);
    }

    /** The place of the module among those of its program. */
    int number() {
        return number;
    }

    /** The path in the repository, with {@code /}. */
    public String path() {
        return path;
    }

    /** The folder its name is relative to: empty for the repository itself. */
    public String root() {
        return root;
    }

    /** The module's name with dots, for example {@code flask.json.provider}. */
    public String name() {
        return name;
    }

    /** The file's tree. */
    public SyntaxTree tree() {
        return tree;
    }

    /** The file's scopes. */
    public SymbolTable symbols() {
        return symbols;
    }

    Bindings bindings() {
        return bindings;
    }

    /** Whether the module is a package with a file of its own. */
    public boolean isPackage() {
        return path.endsWith("__init__.py") || path.endsWith("__init__.pyi");
    }

    /** The package that relative imports of one dot start from; empty for a module outside of packages. */
    String packageName() {
        if (name.equals(ModuleNames.NAMELESS_PACKAGE)) {
            return "";
        }
        return isPackage() ? name : name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }

    /** The absolute name of a module inside this package. */
    String qualified(String inner) {
        return packageName().isEmpty() ? inner : packageName() + "." + inner;
    }

    /** The absolute name of the module a from import names; a relative name that leads nowhere keeps its dots. */
    public String absoluteModule(int statement) {
        String written = tree.name(statement) == null ? "" : tree.name(statement);
        int level = tree.detail(statement);
        if (level == 0) {
            return written;
        }
        String base = packageName();
        for (int up = 1; up < level; up++) {
            if (base.isEmpty()) {
                return ".".repeat(level) + written;
            }
            base = base.substring(0, Math.max(0, base.lastIndexOf('.')));
        }
        if (base.isEmpty()) {
            return written;
        }
        return written.isEmpty() ? base : base + "." + written;
    }

    @Override
    public int compareTo(SourceModule other) {
        return path.compareTo(other.path);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return number;
    }

    @Override
    public String toString() {
        return name;
    }
}
