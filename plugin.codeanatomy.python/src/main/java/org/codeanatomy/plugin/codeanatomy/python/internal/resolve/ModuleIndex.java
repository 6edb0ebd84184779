package org.codeanatomy.plugin.codeanatomy.python.internal.resolve;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds modules by name, as seen from a module that imports them. Immutable and thread-safe. */
final class ModuleIndex {

    private final Map<String, List<SourceModule>> byName = new HashMap<>();
    private final Map<String, SourceModule> byPath = new HashMap<>();
    private final Set<String> namespaces = new HashSet<>();

    ModuleIndex(Collection<SourceModule> modules) {
        for (SourceModule module : modules) {
            byPath.put(module.path(), module);
            byName.computeIfAbsent(module.name(), name -> new ArrayList<>()).add(module);
            for (int dot = module.name().lastIndexOf('.');
                    dot > 0;
                    dot = module.name().lastIndexOf('.', dot - 1)) {
                namespaces.add(module.name().substring(0, dot));
            }
        }
        byName.values().forEach(found -> found.sort(ModuleIndex::sourceBeforeStub));
    }

    private static int sourceBeforeStub(SourceModule first, SourceModule second) {
        boolean firstStub = first.path().endsWith(".pyi");
        boolean secondStub = second.path().endsWith(".pyi");
        return firstStub == secondStub ? first.compareTo(second) : Boolean.compare(firstStub, secondStub);
    }

    /**
     * The module an absolute name means to an importer: the one of the importer's own root, else that of another root,
     * else a file beside the importer, as for scripts; null if the repository has none.
     */
    SourceModule find(String name, SourceModule importer) {
        List<SourceModule> found = byName.getOrDefault(name, List.of());
        for (SourceModule module : found) {
            if (module.root().equals(importer.root())) {
                return module;
            }
        }
        if (!found.isEmpty()) {
            return found.get(0);
        }
        String beside = ModuleNames.parent(importer.path());
        String folder = beside.isEmpty() ? "" : beside + "/";
        String path = folder + name.replace('.', '/');
        SourceModule script = byPath.get(path + ".py");
        return script != null ? script : byPath.get(path + "/__init__.py");
    }

    /** Whether several roots have a module of this name, none of them the importer's own. */
    boolean isAmbiguous(String name, SourceModule importer) {
        List<SourceModule> found = byName.getOrDefault(name, List.of());
        long sources =
                found.stream().filter(module -> module.path().endsWith(".py")).count();
        return sources > 1 && found.stream().noneMatch(module -> module.root().equals(importer.root()));
    }

    /** Whether a name is that of a folder with modules in it. */
    boolean isNamespace(String name) {
        return namespaces.contains(name);
    }
}
