package org.codeanatomy.plugin.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.PluginException.Stage;

/**
 * The files behind a location, as they were when it was opened: the file itself, or the files of a directory whose
 * names end as the format's do, by name. Immutable.
 */
public record FileSet(Path location, List<Member> members) {

    /**
     * One file, with what shows that it is still the same.
     *
     * @param size in bytes
     * @param modified time of the last change
     */
    public record Member(Path path, long size, FileTime modified) {

        /**
         * Refuses a file that was changed since the table was opened, because a table is pinned to its state.
         *
         * @throws PluginException with code {@code FILE_CHANGED}
         */
        public void checkUnchanged() throws PluginException {
            try {
                if (Files.size(path) == size && Files.getLastModifiedTime(path).equals(modified)) {
                    return;
                }
            } catch (IOException gone) {
                throw changed(gone);
            }
            throw changed(null);
        }

        private PluginException changed(IOException cause) {
            return new PluginException(
                    Stage.EXECUTION,
                    "FILE_CHANGED",
                    path + " was changed or removed after the table was opened; run the statement again",
                    cause);
        }
    }

    /** Copies the list. */
    public FileSet {
        members = List.copyOf(members);
    }

    /**
     * Finds the files.
     *
     * @param extension how names of files in a directory end, with the dot, lower case
     * @throws PluginException with code {@code NO_SUCH_FILE} if there is none
     */
    public static FileSet at(Path location, String extension) throws PluginException {
        try {
            List<Member> members = new ArrayList<>();
            for (Path path : paths(location, extension)) {
                members.add(new Member(path, Files.size(path), Files.getLastModifiedTime(path)));
            }
            if (members.isEmpty()) {
                throw new PluginException(
                        Stage.PLANNING, "NO_SUCH_FILE", "the directory " + location + " has no file *" + extension);
            }
            return new FileSet(location, members);
        } catch (IOException unreadable) {
            throw new PluginException(
                    Stage.PLANNING, "NO_SUCH_FILE", "cannot read " + location + ": " + unreadable, unreadable);
        }
    }

    private static List<Path> paths(Path location, String extension) throws IOException, PluginException {
        if (Files.isRegularFile(location)) {
            return List.of(location);
        }
        if (!Files.isDirectory(location)) {
            throw new PluginException(
                    Stage.PLANNING, "NO_SUCH_FILE", "there is no file or directory " + location.toAbsolutePath());
        }
        try (Stream<Path> entries = Files.list(location)) {
            return entries.filter(path -> isMember(path, extension)).sorted().toList();
        }
    }

    private static boolean isMember(Path path, String extension) {
        String name = path.getFileName().toString();
        boolean hidden = name.startsWith(".") || name.startsWith("_");
        return !hidden && name.toLowerCase(Locale.ROOT).endsWith(extension) && Files.isRegularFile(path);
    }

    /** Size of all files in bytes. */
    public long bytes() {
        return members.stream().mapToLong(Member::size).sum();
    }
}
