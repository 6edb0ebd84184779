package org.codeanatomy.engine.build.internal.files;

import java.util.List;
import java.util.Set;

/**
 * Which paths of a repository are looked at. Immutable.
 *
 * <p>Directories of tools are left out by default. A pattern of {@code include} that spells out the name of one, as
 * {@code build/**} does and {@code *.py} does not, wins over that for everything below that directory; git's own
 * directory, what is excluded and the excluded prefix stay out.
 *
 * @param include if not empty, a path must match one of these
 * @param exclude a path must match none of these
 * @param excludedPrefix a directory that is never looked at, relative with {@code /}; null for none
 */
public record PathFilter(List<GlobPattern> include, List<GlobPattern> exclude, String excludedPrefix) {

    private static final String GIT_DIRECTORY = ".git";

    /** Directories of tools, wherever they lie; the same list as the system this one succeeds. */
    private static final Set<String> TOOL_DIRECTORIES = Set.of(
            GIT_DIRECTORY,
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
        String tool = outermostTool(path.substring(0, Math.max(0, path.lastIndexOf('/'))));
        boolean included = include.isEmpty()
                ? tool == null
                : include.stream().anyMatch(glob -> glob.matches(path) && (tool == null || glob.names(tool)));
        return included && !isInGitDirectory(path) && !isExcluded(path);
    }

    /** Whether anything below a directory may be looked at. */
    boolean admitsDirectory(String path) {
        String tool = outermostTool(path);
        boolean admitted = tool == null || include.stream().anyMatch(glob -> glob.names(tool));
        return admitted && !isInGitDirectory(path) && !isExcluded(path);
    }

    /** Whether something is asked for that lies in a directory of a tool. */
    boolean includesToolDirectories() {
        return include.stream().anyMatch(glob -> TOOL_DIRECTORIES.stream().anyMatch(glob::names));
    }

    /** Whether a file lies in a directory of a tool. */
    static boolean isInToolDirectory(String path) {
        return outermostTool(path.substring(0, Math.max(0, path.lastIndexOf('/')))) != null;
    }

    /** The first name in a directory's path that is a tool's; null if there is none. */
    private static String outermostTool(String directory) {
        for (String name : directory.split("/", -1)) {
            if (TOOL_DIRECTORIES.contains(name)) {
                return name;
            }
        }
        return null;
    }

    private static boolean isInGitDirectory(String path) {
        return ("/" + path + "/").contains("/" + GIT_DIRECTORY + "/");
    }

    private boolean isExcluded(String path) {
        boolean inOutput =
                excludedPrefix != null && (path.equals(excludedPrefix) || path.startsWith(excludedPrefix + "/"));
        return inOutput || exclude.stream().anyMatch(glob -> glob.matches(path));
    }
}
