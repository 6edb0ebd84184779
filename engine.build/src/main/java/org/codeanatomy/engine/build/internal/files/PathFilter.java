package org.codeanatomy.engine.build.internal.files;

import java.util.List;
import java.util.Set;

/**
 * Which paths of a repository are looked at. Immutable.
 *
 * @param include if not empty, a path must match one of these
 * @param exclude a path must match none of these
 * @param excludedPrefix a directory that is never looked at, relative with {@code /}; null for none
 */
public record PathFilter(List<GlobPattern> include, List<GlobPattern> exclude, String excludedPrefix) {

    /** Directories of tools, wherever they lie; the same list as the system this one succeeds. */
    private static final Set<String> TOOL_DIRECTORIES = Set.of(
            ".git",
            "__pycache__",
            ".venv",
            "venv",
            "node_modules",
            "dist",
            "build",
            ".mypy_cache",
            ".pytest_cache",
            ".ruff_cache");

    /** Copies the lists. */
    public PathFilter {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }

    /** Whether a file is looked at. */
    boolean admitsFile(String path) {
        int slash = path.lastIndexOf('/');
        return (slash < 0 || admitsDirectory(path.substring(0, slash)))
                && (include.isEmpty() || include.stream().anyMatch(glob -> glob.matches(path)))
                && exclude.stream().noneMatch(glob -> glob.matches(path));
    }

    /** Whether anything below a directory may be looked at. */
    boolean admitsDirectory(String path) {
        for (String name : path.split("/", -1)) {
            if (TOOL_DIRECTORIES.contains(name)) {
                return false;
            }
        }
        boolean inOutput =
                excludedPrefix != null && (path.equals(excludedPrefix) || path.startsWith(excludedPrefix + "/"));
        return !inOutput && exclude.stream().noneMatch(glob -> glob.matches(path));
    }
}
