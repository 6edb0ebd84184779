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
 * them. A link to a file inside the tree counts as a file; a link that leads out of it, or to a directory, does not.
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
        if (listing.paths().isEmpty()) {
            // no work tree; or one that ignores this directory as a whole, which the user named all the same
            listing = TreeWalk.list(root, filter);
            tree.warnings.addAll(listing.warnings());
        }
        for (byte[] path : listing.paths()) {
            tree.consider(path);
        }
        return new Found(List.copyOf(tree.entries.values()), List.copyOf(tree.warnings));
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
            if (!target.startsWith(root)) {
                warnings.add("link " + path + " leads out of the repository and was left out");
            } else if (Files.isRegularFile(target)) {
                add(path, target, Files.size(target));
            }
        } catch (IOException broken) {
            warnings.add("link " + path + " leads nowhere and was left out");
        }
    }

    private void add(String path, Path file, long sizeBytes) {
        SourceEntry earlier = entries.putIfAbsent(path, new SourceEntry(path, file, sizeBytes));
        if (earlier != null && !earlier.file().equals(file)) {
            warnings.add("two files have names that read " + path + "; one of them was left out");
        }
    }
}
