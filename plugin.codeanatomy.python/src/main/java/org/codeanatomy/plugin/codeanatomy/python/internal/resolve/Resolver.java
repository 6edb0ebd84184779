package org.codeanatomy.plugin.codeanatomy.python.internal.resolve;

import java.util.ArrayList;
import java.util.List;
import org.codeanatomy.plugin.codeanatomy.python.internal.resolve.Resolutions.SiteKind;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.ExpressionContext;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.SyntaxTree;

/** Resolves the imports, references and calls of a repository. */
public final class Resolver {

    private final Evaluator evaluator;
    private final QualifiedNames names = new QualifiedNames();

    private Resolver(Program program) {
        Evaluator firstLook = new Evaluator(program, Replacements.none());
        this.evaluator = new Evaluator(program, Replacements.in(program, firstLook));
    }

    /** What every site resolves to, one result a module, by path. The same for the same files, in whatever order. */
    public static List<Resolutions> resolve(Program program) {
        Resolver resolver = new Resolver(program);
        List<Resolutions> all = new ArrayList<>();
        for (SourceModule module : program.modules()) {
            all.add(resolver.resolve(module));
        }
        return all;
    }

    private Resolutions resolve(SourceModule module) {
        Resolutions found = new Resolutions(module);
        SyntaxTree tree = module.tree();
        for (int node = 0; node < tree.size(); node++) {
            switch (tree.kind(node)) {
                case ALIAS -> addImport(found, module, node);
                case CALL -> found.add(SiteKind.CALL, node, evaluator.calls().targets(module, node), names);
                case NAME, ATTRIBUTE -> {
                    if (tree.detail(node) == ExpressionContext.LOAD.code()) {
                        found.add(SiteKind.REFERENCE, node, evaluator.evaluate(module, node), names);
                    }
                }
                default -> {}
            }
        }
        return found;
    }

    /** A variable of a module is no definition, but an import of it still has a target: its qualified name. */
    private void addImport(Resolutions found, SourceModule module, int alias) {
        Imports imports = evaluator.imports();
        if (!found.add(SiteKind.IMPORT, alias, imports.imported(module, alias), names)) {
            found.add(SiteKind.IMPORT, alias, imports.variable(module, alias), names);
        }
    }
}
