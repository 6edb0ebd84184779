package org.codeanatomy.plugin.codeanatomy.python.internal.resolve;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds modules by name, as seen from a module that imports them: a script's neighbour, the module of the importer's own
 * root, one that comes with Python, the module of another root. Immutable and thread-safe.
 */
final class ModuleIndex {

    /** Of several files for one name, Python takes the package; a stub counts only where there is no source. */
    private static final Comparator<SourceModule> PRECEDENCE = Comparator.comparing(
                    (SourceModule module) -> module.path().endsWith(".pyi"))
            .thenComparing(module -> !module.isPackage())
            .thenComparing(Comparator.naturalOrder());

    private final Map<String, List<SourceModule>> byName = new HashMap<>();
    private final Map<String, SourceModule> byPath = new HashMap<>();
    private final Set<String> namespaces = new HashSet<>();
    private final String rootPackage;

    /**
     * A module that was found.
     *
     * @param certain whether no other module can be meant
     */
    record Found(SourceModule module, boolean certain) {}

    ModuleIndex(Collection<SourceModule> modules, String rootPackage) {
        this.rootPackage = rootPackage;
        for (SourceModule module : modules) {
            byPath.put(module.path(), module);
            byName.computeIfAbsent(module.name(), name -> new ArrayList<>()).add(module);
            for (int dot = module.name().lastIndexOf('.');
                    dot > 0;
                    dot = module.name().lastIndexOf('.', dot - 1)) {
                namespaces.add(module.name().substring(0, dot));
            }
        }
        byName.values().forEach(found -> found.sort(PRECEDENCE));
    }

    /** The module made of a file; null if there is none. */
    SourceModule at(String path) {
        return byPath.get(path);
    }

    /** The module an absolute name means to an importer; null if the repository has none. */
    Found find(String name, SourceModule importer) {
        String sought = name.isEmpty() ? ModuleNames.NAMELESS_PACKAGE : name;
        SourceModule own = inRoot(importer.root(), sought);
        SourceModule beside = beside(sought, importer);
        boolean standard = StandardLibrary.contains(sought);
        if (beside != null && !isInPackage(importer)) {
            // a script's folder comes first on its path, but the module may also be imported as part of the repository
            return new Found(beside, own == null ? !standard : own.equals(beside));
        }
        if (own != null) {
            return new Found(own, true);
        }
        if (standard) {
            return null;
        }
        List<SourceModule> elsewhere = byName.getOrDefault(sought, List.of());
        if (!elsewhere.isEmpty()) {
            return new Found(
                    elsewhere.get(0),
                    elsewhere.stream().filter(ModuleIndex::isSource).count() < 2);
        }
        // in a package, it or something in the package's folder would have to be run as a script
        SourceModule inFolder = rootPackage.isEmpty() ? null : inRoot("", rootPackage + "." + sought);
        SourceModule perhaps = beside != null ? beside : inFolder;
        return perhaps == null ? null : new Found(perhaps, false);
    }

    /** A module inside a package by its last name; null if there is none. */
    SourceModule submodule(SourceModule parent, String name) {
        return parent.isPackage() ? inRoot(parent.root(), parent.qualified(name)) : null;
    }

    private SourceModule inRoot(String root, String name) {
        for (SourceModule module : byName.getOrDefault(name, List.of())) {
            if (module.root().equals(root)) {
                return module;
            }
        }
        return null;
    }

    private static boolean isSource(SourceModule module) {
        return !module.path().endsWith(".pyi");
    }

    private SourceModule beside(String name, SourceModule importer) {
        String path = inFolderOf(importer, name.replace('.', '/'));
        SourceModule directory = byPath.get(path + "/__init__.py");
        return directory != null ? directory : byPath.get(path + ".py");
    }

    private boolean isInPackage(SourceModule module) {
        return byPath.containsKey(inFolderOf(module, "__init__.py"))
                || byPath.containsKey(inFolderOf(module, "__init__.pyi"));
    }

    private static String inFolderOf(SourceModule module, String relative) {
        String folder = ModuleNames.parent(module.path());
        return folder.isEmpty() ? relative : folder + "/" + relative;
    }

    /** Whether a name is that of a folder with modules in it. */
    boolean isNamespace(String name) {
        return namespaces.contains(name);
    }
}
