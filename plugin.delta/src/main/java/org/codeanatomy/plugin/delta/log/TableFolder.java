package org.codeanatomy.plugin.delta.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A table's folder, and which files its log may make us open: those inside. A log is data, and whoever wrote it must not
 * choose what else of the disk is read; but the protocol allows paths that lead elsewhere, and the logs of shallow clones
 * have them, so the user may allow them. Immutable and thread-safe.
 */
public final class TableFolder {

    /** The option of a table that allows paths out of its folder. */
    public static final String ALLOW_OUTSIDE_PATHS = "allow_outside_paths";

    private final Path location;
    private final Path root;
    private final boolean outsidePaths;

    /**
     * A folder.
     *
     * @param location as the user named it
     * @param outsidePaths whether paths may lead out of it
     */
    public TableFolder(Path location, boolean outsidePaths) {
        this.location = location;
        this.root = location.toAbsolutePath().normalize();
        this.outsidePaths = outsidePaths;
    }

    /** The folder as the user named it. */
    public Path location() {
        return location;
    }

    /** Its absolute path. */
    public Path root() {
        return root;
    }

    /** Where the log is. */
    public Path log() {
        return root.resolve("_delta_log");
    }

    /**
     * The file that a path of the log means. Links are not looked at, which takes a visit to the disk: that is
     * {@link #verified}.
     *
     * @param logPath a URI, relative to the folder or absolute
     * @throws OutsidePathException if it leads out of the folder, and may not
     * @throws IllegalArgumentException if it is no URI, or one of another store
     */
    public Path resolve(String logPath) {
        URI uri = URI.create(logPath);
        boolean otherScheme = uri.getScheme() != null && !uri.getScheme().equals("file");
        if (otherScheme || uri.getRawAuthority() != null) {
            throw new IllegalArgumentException("the data file " + logPath + " is in a store that is not supported");
        }
        if (uri.getPath() == null) {
            throw new IllegalArgumentException("the data file " + logPath + " has no path");
        }
        // normalised, so that what is judged is what is opened, also where a link precedes a ".."
        Path file = root.resolve(uri.getPath()).normalize();
        requireInside(file, logPath);
        return file;
    }

    /**
     * The same file, after a look at where it leads with all links followed; to be called when it is about to be opened.
     * A file that is absent passes, and opening it fails.
     *
     * @throws OutsidePathException if it leads out of the folder, and may not
     * @throws IOException if links cannot be followed
     */
    public Path verified(Path file) throws IOException {
        if (!outsidePaths) {
            requireInside(file.toAbsolutePath().normalize(), file.toString());
            try {
                requireInside(file.toRealPath(), file.toString());
            } catch (NoSuchFileException absent) {
                return file;
            }
        }
        return file;
    }

    private void requireInside(Path file, String named) {
        if (!outsidePaths && !file.startsWith(root) && !file.startsWith(realRoot())) {
            throw new OutsidePathException(named, file);
        }
    }

    /** The folder itself may be reached by links: the user named it. */
    private Path realRoot() {
        try {
            return root.toRealPath();
        } catch (NoSuchFileException notMadeYet) {
            return root;
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot follow the links of " + root, failure);
        }
    }

    /** The location as the user named it. */
    @Override
    public String toString() {
        return location.toString();
    }
}
