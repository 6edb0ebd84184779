package org.codeanatomy.plugin.codeanatomy.python.internal.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.codeanatomy.plugin.codeanatomy.python.internal.scope.SymbolTable;
import org.codeanatomy.plugin.codeanatomy.python.internal.source.ProblemList;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.Parsing;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.SyntaxTree;

/** Programs made of files in tests. */
public final class Programs {

    private Programs() {}

    /** The program of some files by path. */
    public static Program of(Map<String, byte[]> sources) {
        return of(sources, "");
    }

    /** The program of some files by path, in a folder that is a package. */
    public static Program of(Map<String, byte[]> sources, String rootPackage) {
        List<Program.ParsedFile> files = new ArrayList<>();
        sources.forEach((path, bytes) -> {
            SyntaxTree tree = Parsing.parse(bytes).tree();
            files.add(new Program.ParsedFile(path, tree, SymbolTable.of(tree, new ProblemList())));
        });
        return Program.of(files, rootPackage);
    }
}
