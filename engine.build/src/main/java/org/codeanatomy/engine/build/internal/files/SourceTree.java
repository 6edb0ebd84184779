package org.codeanatomy.engine.build.internal.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.codeanatomy.engine.build.internal.files.Git.Listing;

/**
 * Finds the files of a repository: in a git work tree what git tracks and what it does not ignore, elsewhere all of
 * them. A link to a file inside the tree counts as a file; a link to a directory does not.
 *
 * <p>A link that leads nowhere, or to a file outside of the tree, is an entry that is not to be opened: its name alone
 * tells whether anybody would have read it, and only extractors know that.
 */
public final class SourceTree {

    private final Path root;
    private final PathFilter filter;
    private final TreeMap<String, SourceEntry> entries = new TreeMap<>();
    private final List<String> warnings = new ArrayList<>();

    private SourceTree(Path root, PathFilter filter) {
        this.root = root;
        this.filter = filter;
    }

    /**
     * What was found.
     *
     * @param entries ordered by path
     * @param warnings what was left out or could not be read, one sentence each
     */
    public record Found(List<SourceEntry> entries, List<String> warnings) {}

    /**
     * Finds the files.
     *
     * @param root a directory, without links in its own path
     * @throws IOException if the directory itself cannot be read
     */
    public static Found find(Path root, PathFilter filter) throws IOException {
        SourceTree tree = new SourceTree(root, filter);
        Listing listing = new Git(root).files();
        tree.warnings.addAll(listing.warnings());
        boolean walked = listing.paths().isEmpty();
        if (walked) {
            // no work tree; or one that ignores this directory as a whole, which the user named all the same
            listing = TreeWalk.list(root, filter);
            tree.warnings.addAll(listing.warnings());
        }
        for (byte[] path : listing.paths()) {
            tree.consider(path);
        }
        if (filter.includesToolDirectories() && !walked) {
            tree.considerToolDirectories();
        }
        return new Found(List.copyOf(tree.entries.values()), List.copyOf(tree.warnings));
    }

    /** Git ignores the directories of tools as a rule; who includes one by name wants it all the same. */
    private void considerToolDirectories() throws IOException {
        Listing all = TreeWalk.list(root, filter);
        warnings.addAll(all.warnings());
        for (byte[] path : all.paths()) {
            if (PathFilter.isInToolDirectory(PathText.of(path))) {
                consider(path);
            }
        }
    }

    /** The path of a file below {@code root}, as tables hold it. */
    public static String textOf(Path root, Path file) {
        return PathText.of(PathText.relativize(root, file));
    }

    private void consider(byte[] bytes) {
        String path = PathText.of(bytes);
        if (path.endsWith("/") || !filter.admitsFile(path)) {
            return;
        }
        Path file = PathText.resolve(root, bytes);
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isSymbolicLink()) {
                considerLink(path, file);
            } else if (attributes.isRegularFile()) {
                add(path, file, attributes.size());
            }
        } catch (NoSuchFileException deleted) {
            // git still tracks it, but it is not in the work tree any more
        } catch (IOException refused) {
            add(path, file, 0);
        }
    }

    private void considerLink(String path, Path link) {
        try {
            Path target = link.toRealPath();
            boolean inside = target.startsWith(root);
            if (Files.isDirectory(target)) {
                if (!inside) {
                    warnings.add("link " + path + " leads to a directory outside of the repository and was left out");
                }
            } else if (!inside) {
                add(new SourceEntry(path, link, 0, "the link leads out of the repository"));
            } else if (Files.isRegularFile(target)) {
                add(path, target, Files.size(target));
            }
        } catch (IOException broken) {
            add(new SourceEntry(path, link, 0, "the link leads nowhere"));
        }
    }

    private void add(String path, Path file, long sizeBytes) {
        add(new SourceEntry(path, file, sizeBytes));
    }

    private void add(SourceEntry entry) {
        SourceEntry earlier = entries.putIfAbsent(entry.path(), entry);
        if (earlier != null && !earlier.file().equals(entry.file())) {
            warnings.add("two files have names that read " + entry.path() + "; one of them was left out");
        }
    }
}
