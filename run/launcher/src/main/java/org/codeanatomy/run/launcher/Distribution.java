package org.codeanatomy.run.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The folder that the build makes: {@code lib/} with the platform, which is never swapped; {@code bundles/} with what
 * runs in the framework; {@code watch/} and {@code shell/} with what only a watched drop folder and the shell need; {@code plugins/}, the drop folder; {@code conf/}.
 *
 * @param home the folder
 */
public record Distribution(Path home) {

    /** The file below {@code conf/} that lists the packages of the platform. */
    static final String SYSTEM_PACKAGES = "system-packages.txt";

    /** Checks that it is one. */
    public Distribution {
        Objects.requireNonNull(home, "home is null");
        if (!Files.isRegularFile(home.resolve("conf").resolve(SYSTEM_PACKAGES))) {
            throw new IllegalArgumentException(home + " is no distribution: conf/" + SYSTEM_PACKAGES + " is missing");
        }
    }

    /** What the system bundle exports for the platform, as {@code Export-Package} clauses. */
    String systemPackages() throws IOException {
        return Files.readString(home.resolve("conf").resolve(SYSTEM_PACKAGES)).strip();
    }

    /** The bundles of every run. */
    List<Path> bundles() throws IOException {
        return jars(home.resolve("bundles"));
    }

    /** The bundles that watch a drop folder. */
    List<Path> watchBundles() throws IOException {
        return jars(home.resolve("watch"));
    }

    /** The bundles that a shell adds. */
    List<Path> shellBundles() throws IOException {
        return jars(home.resolve("shell"));
    }

    /** The drop folder that comes with the distribution. */
    public Path plugins() {
        return home.resolve("plugins");
    }

    /** The plugin repository that comes with the distribution; without an index in it, it is none. */
    Path repository() {
        return home.resolve("repository");
    }

    /** The folder beside it in which a shell keeps committed changes of plugins. */
    Path state() {
        return home.resolve("state");
    }

    /** The jars of a folder, ordered by name; none if there is no such folder. */
    static List<Path> jars(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }
}
