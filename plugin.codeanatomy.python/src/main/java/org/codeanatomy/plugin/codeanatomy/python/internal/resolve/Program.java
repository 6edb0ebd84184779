package org.codeanatomy.plugin.codeanatomy.python.internal.resolve;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.codeanatomy.plugin.codeanatomy.python.internal.scope.SymbolTable;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.SyntaxTree;

/** All modules of a repository. Immutable. */
public final class Program {

    /** A parsed file. */
    public record ParsedFile(String path, SyntaxTree tree, SymbolTable symbols) {}

    private final List<SourceModule> modules;
    private final ModuleIndex index;

    private Program(List<SourceModule> modules) {
        this.modules = modules;
        this.index = new ModuleIndex(modules);
    }

    /** The program made of some files; their order does not matter. */
    public static Program of(Collection<ParsedFile> files) {
        Map<String, ParsedFile> byPath = new TreeMap<>();
        files.forEach(file -> byPath.put(file.path(), file));
        ModuleNames names = new ModuleNames(byPath.keySet());
        List<SourceModule> modules = new ArrayList<>();
        byPath.forEach((path, file) -> {
            ModuleNames.Named named = names.name(path);
            modules.add(
                    new SourceModule(modules.size(), path, named.root(), named.name(), file.tree(), file.symbols()));
        });
        return new Program(List.copyOf(modules));
    }

    /** The modules, by path. */
    public List<SourceModule> modules() {
        return modules;
    }

    ModuleIndex index() {
        return index;
    }
}
