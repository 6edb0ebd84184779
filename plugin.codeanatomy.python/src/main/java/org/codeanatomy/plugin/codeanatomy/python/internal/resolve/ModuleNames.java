package org.codeanatomy.plugin.codeanatomy.python.internal.resolve;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Names modules by package roots.
 *
 * <p>A package is a folder with {@code __init__.py}; the folder around the outermost one is a root, unless folders above
 * are namespace packages: then some import in the repository uses the longer name. A module outside of packages belongs
 * to the nearest folder above it called {@code src} or {@code lib}, else to the repository, and the folders between are
 * namespace packages, unless imports use only a shorter name. Where the repository is a package itself, names relative to
 * it begin with that package's.
 */
final class ModuleNames {

    /** The name of a package whose folder has none: the repository itself. */
    static final String NAMELESS_PACKAGE = "__init__";

    /** A module's name and the folder it is relative to. */
    record Named(String root, String name) {}

    private final Set<String> packages = new HashSet<>();
    private final Set<String> imported;
    private final String rootPackage;

    /**
     * Names for files.
     *
     * @param paths all files of the repository
     * @param imported the absolute names that imports mention, with those of the packages around them
     * @param rootPackage the name of the package that the repository's folder itself is; empty if it is none
     */
    ModuleNames(Collection<String> paths, Set<String> imported, String rootPackage) {
        this.rootPackage = rootPackage;
        for (String path : paths) {
            if (path.endsWith("/__init__.py") || path.endsWith("/__init__.pyi")) {
                packages.add(parent(path));
            }
        }
        this.imported = Set.copyOf(imported);
    }

    Named name(String path) {
        String folder = parent(path);
        String stem = withoutSuffix(path);
        if (stem.equals(NAMELESS_PACKAGE) && !rootPackage.isEmpty()) {
            return new Named("", rootPackage);
        }
        if (stem.endsWith("/__init__")) {
            stem = folder;
        }
        String root = packages.contains(folder) ? packageRoot(folder) : namespaceRoot(folder, stem);
        return new Named(root, dotted(root, stem));
    }

    private static String withoutSuffix(String path) {
        int suffix = path.endsWith(".py") ? 3 : path.endsWith(".pyi") ? 4 : 0;
        return path.substring(0, path.length() - suffix);
    }

    private String packageRoot(String folder) {
        String outermost = folder;
        while (packages.contains(parent(outermost))) {
            outermost = parent(outermost);
        }
        String nearest = parent(outermost);
        if (nearest.isEmpty()) {
            return nearest;
        }
        String farthest = sourceRoot(nearest);
        String root = nearest;
        while (!imported.contains(dotted(root, outermost))) {
            if (root.equals(farthest)) {
                return nearest;
            }
            root = parent(root);
        }
        return root;
    }

    private String namespaceRoot(String folder, String stem) {
        String farthest = sourceRoot(folder);
        String found = farthest;
        // names of one part say nothing: a script's neighbours are found beside it
        for (String root = parent(folder); root.length() > farthest.length(); root = parent(root)) {
            found = imported.contains(dotted(root, stem)) ? root : found;
        }
        return imported.contains(dotted(farthest, stem)) ? farthest : found;
    }

    /** The nearest folder from here upwards that holds sources by its name, else the repository. */
    private static String sourceRoot(String folder) {
        for (String above = folder; !above.isEmpty(); above = parent(above)) {
            String last = above.substring(above.lastIndexOf('/') + 1);
            if (last.equals("src") || last.equals("lib")) {
                return above;
            }
        }
        return "";
    }

    private String dotted(String root, String path) {
        String name = (root.isEmpty() ? path : path.substring(root.length() + 1)).replace('/', '.');
        return root.isEmpty() && !rootPackage.isEmpty() ? rootPackage + "." + name : name;
    }

    /** The folder of a path; empty at the top. */
    static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
}
