package org.codeanatomy.engine.build.internal.files;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.codeanatomy.engine.build.internal.files.Git.Listing;

/** Finds the files of a directory that git knows nothing of. Links to directories are not followed. */
final class TreeWalk {

    private final Path root;
    private final PathFilter filter;
    private final List<byte[]> paths = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    private TreeWalk(Path root, PathFilter filter) {
        this.root = root;
        this.filter = filter;
    }

    /** Everything below {@code root} that is no directory; what cannot be read is a warning. */
    static Listing list(Path root, PathFilter filter) throws IOException {
        TreeWalk walk = new TreeWalk(root, filter);
        Files.walkFileTree(root, walk.new Visitor());
        return new Listing(walk.paths, walk.warnings);
    }

    private final class Visitor extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            boolean admitted =
                    directory.equals(root) || filter.admitsDirectory(PathText.of(PathText.relativize(root, directory)));
            return admitted ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            paths.add(PathText.relativize(root, file));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException refused) {
            warnings.add(PathText.of(PathText.relativize(root, file)) + " cannot be read and was left out: "
                    + refused.getClass().getSimpleName());
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, IOException broken) {
            if (broken != null) {
                warnings.add(PathText.of(PathText.relativize(root, directory)) + " could be read only in part: "
                        + broken.getClass().getSimpleName());
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
