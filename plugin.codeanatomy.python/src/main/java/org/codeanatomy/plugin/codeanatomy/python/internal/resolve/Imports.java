package org.codeanatomy.plugin.codeanatomy.python.internal.resolve;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codeanatomy.plugin.codeanatomy.python.internal.resolve.Binding.Kind;
import org.codeanatomy.plugin.codeanatomy.python.internal.resolve.Entity.ExternalEntity;
import org.codeanatomy.plugin.codeanatomy.python.internal.resolve.Entity.ModuleEntity;
import org.codeanatomy.plugin.codeanatomy.python.internal.resolve.Entity.NamespaceEntity;
import org.codeanatomy.plugin.codeanatomy.python.internal.scope.Scope;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.Field;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.NodeKind;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.StringLiterals;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.SyntaxTree;

/** What imports bind, and the attributes of modules, through re-exports and star imports. */
final class Imports {

    private record Attribute(SourceModule module, String name) {}

    private final Evaluator evaluator;
    private final Map<SourceModule, Set<String>> exports = new HashMap<>();

    Imports(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** What the name bound by an alias means. */
    Meaning alias(SourceModule importer, int alias) {
        SyntaxTree tree = importer.tree();
        String name = tree.name(alias);
        if (tree.is(tree.parent(alias), NodeKind.IMPORT)) {
            int dot = name.indexOf('.');
            return module(dot < 0 || tree.detail(alias) >= 0 ? name : name.substring(0, dot), importer);
        }
        return imported(importer, alias);
    }

    /** What an alias imports: unlike what it binds, the last module of {@code import a.b.c}. */
    Meaning imported(SourceModule importer, int alias) {
        SyntaxTree tree = importer.tree();
        String name = tree.name(alias);
        int statement = tree.parent(alias);
        if (tree.is(statement, NodeKind.IMPORT)) {
            return module(name, importer);
        }
        String base = importer.absoluteModule(statement);
        Meaning module = module(base, importer);
        return name.equals("*") ? module : module.then(entity -> member(entity, name));
    }

    /** The qualified name that {@code from module import name} asks for, whatever is bound there. */
    Meaning variable(SourceModule importer, int alias) {
        SyntaxTree tree = importer.tree();
        int statement = tree.parent(alias);
        if (tree.is(statement, NodeKind.IMPORT)) {
            return Meaning.UNKNOWN;
        }
        Meaning module = module(importer.absoluteModule(statement), importer);
        return module.then(entity -> entity instanceof ModuleEntity known
                ? Meaning.certainly(new ExternalEntity(known.module().name() + "." + tree.name(alias)))
                : Meaning.UNKNOWN);
    }

    /** A module by absolute name. */
    Meaning module(String name, SourceModule importer) {
        ModuleIndex index = evaluator.program().index();
        ModuleIndex.Found found = index.find(name, importer);
        if (found != null) {
            Meaning module = Meaning.certainly(new ModuleEntity(found.module()));
            return found.certain() ? module : module.uncertain();
        }
        return Meaning.certainly(
                index.isNamespace(name) ? new NamespaceEntity(name, importer) : new ExternalEntity(name));
    }

    private Meaning member(Entity module, String name) {
        Meaning found = evaluator.members().attribute(module, name);
        if (found.isUnknown() && module instanceof ModuleEntity known) {
            return Meaning.certainly(new ExternalEntity(known.module().name() + "." + name))
                    .uncertain();
        }
        return found;
    }

    /** An attribute of a module of the repository; unknown if it has none by this name. */
    Meaning attribute(SourceModule module, String name) {
        Meaning found = evaluator.answers().about(new Attribute(module, name), () -> find(module, name));
        return evaluator.replacements().contain(new ModuleEntity(module), name) ? found.uncertain() : found;
    }

    private Meaning find(SourceModule module, String name) {
        Scope scope = module.symbols().module();
        if (!module.bindings().of(scope, name).isEmpty()) {
            return evaluator.names().laterInModule(module, name);
        }
        Meaning starred = fromStars(module, name);
        if (!starred.isUnknown()) {
            return starred;
        }
        SourceModule inside = evaluator.program().index().submodule(module, name);
        return inside == null ? Meaning.UNKNOWN : Meaning.certainly(new ModuleEntity(inside));
    }

    /** What the last star import that offers a name gives for it. */
    Meaning fromStars(SourceModule module, String name) {
        List<Integer> stars = module.bindings().starImports();
        for (int i = stars.size() - 1; i >= 0; i--) {
            Meaning source = imported(module, stars.get(i));
            Meaning found = source.then(entity -> entity instanceof ModuleEntity known
                            && exports(known.module()).contains(name)
                    ? attribute(known.module(), name)
                    : Meaning.UNKNOWN);
            if (!found.isUnknown()) {
                return starMayReplace(module, stars.get(i), name) ? found.uncertain() : found;
            }
        }
        return Meaning.UNKNOWN;
    }

    /** Whether a star import after all bindings of a name in a module may bind it anew. */
    boolean starMayReplace(SourceModule module, String name) {
        List<Binding> bindings = module.bindings().of(module.symbols().module(), name);
        return starMayReplace(module, bindings.get(bindings.size() - 1).place(), name);
    }

    /** Whether a star import after a node may bind a name: one of a module that offers it, or that nobody can see. */
    private boolean starMayReplace(SourceModule module, int node, String name) {
        for (int alias : module.bindings().starImports()) {
            if (alias > node && mayOffer(imported(module, alias), name)) {
                return true;
            }
        }
        return false;
    }

    private boolean mayOffer(Meaning source, String name) {
        return source.candidates().stream()
                .anyMatch(entity -> !(entity instanceof ModuleEntity known)
                        || exports(known.module()).contains(name));
    }

    /** Whether a module takes everything from a module outside of the repository. */
    boolean hasExternalStar(SourceModule module) {
        return module.bindings().starImports().stream().anyMatch(alias -> imported(module, alias).candidates().stream()
                .anyMatch(ExternalEntity.class::isInstance));
    }

    /** The names a star import of a module takes. */
    private Set<String> exports(SourceModule module) {
        if (exports.isEmpty()) {
            collectExports();
        }
        return exports.get(module);
    }

    /** Public names travel along star imports, also around cycles, until nothing new arrives anywhere. */
    private void collectExports() {
        Map<SourceModule, Boolean> explicit = new HashMap<>();
        for (SourceModule module : evaluator.program().modules()) {
            Set<String> listed = listedNames(module);
            explicit.put(module, listed != null);
            exports.put(module, listed != null ? listed : publicNames(module));
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (SourceModule module : evaluator.program().modules()) {
                if (!explicit.get(module)) {
                    for (int alias : module.bindings().starImports()) {
                        changed |= addAll(exports.get(module), imported(module, alias));
                    }
                }
            }
        }
    }

    private boolean addAll(Set<String> names, Meaning source) {
        boolean changed = false;
        for (Entity entity : source.candidates()) {
            if (entity instanceof ModuleEntity known) {
                changed |= names.addAll(Set.copyOf(exports.get(known.module())));
            }
        }
        return changed;
    }

    private static Set<String> publicNames(SourceModule module) {
        Set<String> names =
                new HashSet<>(module.bindings().names(module.symbols().module()));
        names.removeIf(name -> name.startsWith("_"));
        return names;
    }

    /** The names in {@code __all__}, if it is one list or tuple of strings; else null. */
    private static Set<String> listedNames(SourceModule module) {
        List<Binding> bindings = module.bindings().of(module.symbols().module(), "__all__");
        if (bindings.size() != 1 || bindings.get(0).kind() != Kind.VALUE) {
            return null;
        }
        SyntaxTree tree = module.tree();
        int list = bindings.get(0).node();
        if (!tree.is(list, NodeKind.LIST) && !tree.is(list, NodeKind.TUPLE)) {
            return null;
        }
        Set<String> names = new HashSet<>();
        for (int element = tree.child(list, Field.ELTS); element >= 0; element = tree.nextInField(element)) {
            String name = StringLiterals.value(tree, element);
            if (name == null) {
                return null;
            }
            names.add(name);
        }
        return names;
    }
}
