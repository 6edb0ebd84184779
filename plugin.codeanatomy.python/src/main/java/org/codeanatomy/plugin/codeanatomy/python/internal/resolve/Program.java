package org.codeanatomy.plugin.codeanatomy.python.internal.resolve;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.codeanatomy.plugin.codeanatomy.python.internal.scope.SymbolTable;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.NodeKind;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.SyntaxTree;

/** All modules of a repository. Immutable. */
public final class Program {

    /** A parsed file. */
    public record ParsedFile(String path, SyntaxTree tree, SymbolTable symbols) {}

    private final List<SourceModule> modules;
    private final ModuleIndex index;

    private Program(List<SourceModule> modules, String rootPackage) {
        this.modules = modules;
        this.index = new ModuleIndex(modules, rootPackage);
    }

    /**
     * The program made of some files; their order does not matter.
     *
     * @param rootPackage the name of the package that the repository's folder itself is; empty if it is none
     */
    public static Program of(Collection<ParsedFile> files, String rootPackage) {
        Map<String, ParsedFile> byPath = new TreeMap<>();
        files.forEach(file -> byPath.put(file.path(), file));
        ModuleNames names = new ModuleNames(byPath.keySet(), importedNames(byPath.values()), rootPackage);
        List<SourceModule> modules = new ArrayList<>();
        byPath.forEach((path, file) -> {
            ModuleNames.Named named = names.name(path);
            modules.add(
                    new SourceModule(modules.size(), path, named.root(), named.name(), file.tree(), file.symbols()));
        });
        return new Program(List.copyOf(modules), rootPackage);
    }

    /** The absolute names in imports, with those of the packages around them. */
    private static Set<String> importedNames(Collection<ParsedFile> files) {
        Set<String> names = new HashSet<>();
        for (ParsedFile file : files) {
            SyntaxTree tree = file.tree();
            for (int node = 0; node < tree.size(); node++) {
                if (!tree.is(node, NodeKind.ALIAS)) {
                    continue;
                }
                int statement = tree.parent(node);
                if (tree.is(statement, NodeKind.IMPORT)) {
                    addWithPackages(tree.name(node), names);
                } else if (tree.detail(statement) == 0) {
                    addWithPackages(tree.name(statement) + "." + tree.name(node), names);
                }
            }
        }
        return names;
    }

    private static void addWithPackages(String name, Set<String> names) {
        String part = name;
        while (names.add(part) && part.indexOf('.') >= 0) {
            part = part.substring(0, part.lastIndexOf('.'));
        }
    }

    /** The modules, by path. */
    public List<SourceModule> modules() {
        return modules;
    }

    ModuleIndex index() {
        return index;
    }
}
