package org.codeanatomy.engine.build.internal.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Asks the git command about a directory. Git is optional: without it, every answer is empty. Thread-safe. */
public final class Git {

    private final Path directory;

    /** Questions about {@code directory}, which may be any directory inside a work tree. */
    public Git(Path directory) {
        this.directory = directory;
    }

    /**
     * Files that were found.
     *
     * @param paths relative paths as bytes
     * @param warnings what git complained of, one sentence each
     */
    record Listing(List<byte[]> paths, List<String> warnings) {}

    /** The commit that is checked out; empty if there is none. */
    public Optional<String> revision() {
        return run("rev-parse", "--verify", "--quiet", "HEAD")
                .filter(answer -> answer.exitCode == 0)
                .map(answer -> new String(answer.output, UTF_8).strip());
    }

    /**
     * What git tracks below the directory, and untracked files that it does not ignore; nothing outside a work tree, or
     * if git refuses, which is a warning.
     */
    Listing files() {
        return run("ls-files", "--cached", "--others", "--exclude-standard", "-z")
                .map(answer ->
                        new Listing(answer.exitCode == 0 ? split(answer.output) : List.of(), warnings(answer.errors)))
                .orElse(new Listing(List.of(), List.of()));
    }

    private static List<byte[]> split(byte[] output) {
        List<byte[]> paths = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < output.length; i++) {
            if (output[i] == 0) {
                paths.add(Arrays.copyOfRange(output, start, i));
                start = i + 1;
            }
        }
        return paths;
    }

    private static List<String> warnings(byte[] errors) {
        return new String(errors, UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.contains("not a git repository"))
                .map(line -> "git: " + line.strip())
                .toList();
    }

    private record Answer(int exitCode, byte[] output, byte[] errors) {}

    private Optional<Answer> run(String... arguments) {
        // a repository is data: its configuration must not start programs of its own
        List<String> command = new ArrayList<>(List.of("git", "-c", "core.fsmonitor=false"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
        builder.environment().put("LC_ALL", "C");
        Process process;
        try {
            process = builder.start();
        } catch (IOException gitIsNotThere) {
            return Optional.empty();
        }
        try {
            process.getOutputStream().close();
            CompletableFuture<byte[]> errors = CompletableFuture.supplyAsync(() -> readAll(process.getErrorStream()));
            byte[] output = readAll(process.getInputStream());
            return Optional.of(new Answer(process.waitFor(), output, errors.join()));
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (IOException | UncheckedIOException | CompletionException broken) {
            return Optional.empty();
        } finally {
            process.destroy();
        }
    }

    private static byte[] readAll(InputStream stream) {
        try (stream) {
            return stream.readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
