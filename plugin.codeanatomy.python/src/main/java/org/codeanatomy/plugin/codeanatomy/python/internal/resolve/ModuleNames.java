package org.codeanatomy.plugin.codeanatomy.python.internal.resolve;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Names modules by package roots.
 *
 * <p>A package is a folder with {@code __init__.py}; the folder around the outermost one is a root. A module outside of
 * packages belongs to the nearest folder above it called {@code src} or {@code lib}, else to the repository, and the
 * folders between are namespace packages.
 */
final class ModuleNames {

    /** A module's name and the folder it is relative to. */
    record Named(String root, String name) {}

    private final Set<String> packages = new HashSet<>();

    ModuleNames(Collection<String> paths) {
        for (String path : paths) {
            if (path.endsWith("/__init__.py") || path.endsWith("/__init__.pyi")) {
                packages.add(parent(path));
            }
        }
    }

    Named name(String path) {
        String folder = parent(path);
        String root = packages.contains(folder) ? packageRoot(folder) : namespaceRoot(folder);
        String relative = root.isEmpty() ? path : path.substring(root.length() + 1);
        int suffix = relative.lastIndexOf('.');
        int slash = relative.lastIndexOf('/');
        String stem = suffix > slash ? relative.substring(0, suffix) : relative;
        if (stem.endsWith("/__init__")) {
            stem = stem.substring(0, stem.length() - "/__init__".length());
        }
        return new Named(root, stem.replace('/', '.'));
    }

    private String packageRoot(String folder) {
        String outermost = folder;
        while (packages.contains(parent(outermost)) && !outermost.isEmpty()) {
            outermost = parent(outermost);
        }
        return parent(outermost);
    }

    private static String namespaceRoot(String folder) {
        for (String above = folder; !above.isEmpty(); above = parent(above)) {
            String last = above.substring(above.lastIndexOf('/') + 1);
            if (last.equals("src") || last.equals("lib")) {
                return above;
            }
        }
        return "";
    }

    /** The folder of a path; empty at the top. */
    static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
}
