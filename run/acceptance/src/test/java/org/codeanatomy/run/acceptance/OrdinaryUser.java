package org.codeanatomy.run.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Processes of a user whom permissions bind, whoever runs the tests. */
final class OrdinaryUser {

    private static final List<List<String>> WAYS_DOWN = List.of(
            List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"),
            List.of("runuser", "-u", "nobody", "--"));

    private OrdinaryUser() {}

    /** The words that start {@code program} as an ordinary user. */
    static List<String> command(String program) throws IOException {
        List<String> words = new ArrayList<>();
        if (isSuperuser()) {
            words.addAll(wayDown());
        }
        words.add(program);
        return words;
    }

    private static boolean isSuperuser() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    }

    private static List<String> wayDown() {
        return WAYS_DOWN.stream()
                .filter(way -> isOnThePath(way.get(0)))
                .findFirst()
                .orElseGet(() -> Assumptions.abort("The tests run as root and there is neither setpriv nor runuser to"
                        + " start a process as somebody else; install util-linux or run them as another user."));
    }

    private static boolean isOnThePath(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    /** Copies a distribution, without the archives made for its old place, to where everyone may read and nobody write. */
    static Path install(Path distribution, Path target) throws IOException {
        List<Path> directories = new ArrayList<>();
        try (Stream<Path> files = Files.walk(distribution)) {
            for (Path file : files.filter(path -> !path.getFileName().toString().startsWith("java-"))
                    .toList()) {
                Path copy = target.resolve(distribution.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    directories.add(Files.createDirectories(copy));
                } else {
                    Files.copy(file, copy);
                    permit(copy, Files.isExecutable(file) ? "r-xr-xr-x" : "r--r--r--");
                }
            }
        }
        for (Path directory : directories) {
            permit(directory, "r-xr-xr-x");
        }
        return target;
    }

    private static void permit(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
}
