package org.codeanatomy.run.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The distribution, run as a user runs it: a process, its exit code, what it printed. */
final class Product {

    private static final long LIMIT_SECONDS = 120;

    private final Path directory;
    private final Map<String, String> environment;
    private final List<String> start;

    /** Runs with {@code directory} as the working directory. */
    Product(Path directory) {
        this(directory, Map.of());
    }

    Product(Path directory, Map<String, String> environment) {
        this(directory, environment, List.of(script(distribution())));
    }

    /** Runs what {@code start} says, ahead of the command's own words. */
    Product(Path directory, Map<String, String> environment, List<String> start) {
        this.directory = directory;
        this.environment = environment;
        this.start = start;
    }

    /** The script that starts a distribution. */
    static String script(Path distribution) {
        return distribution.resolve("bin/codeanatomy").toString();
    }

    static Path distribution() {
        return Path.of(System.getProperty("distribution")).toAbsolutePath().normalize();
    }

    /** What a finished process left. */
    record Outcome(int exitCode, String out, String err) {}

    /** Runs a command to its end. */
    Outcome run(String... arguments) {
        return runWithInput("", arguments);
    }

    /** Runs a command to its end with text on its standard input. */
    Outcome runWithInput(String input, String... arguments) {
        try {
            Path out = Files.createTempFile("product", ".out");
            Path err = Files.createTempFile("product", ".err");
            Process process = command(arguments)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError(String.join(" ", arguments) + " did not end in " + LIMIT_SECONDS + " s\n"
                        + read(out) + read(err));
            }
            return new Outcome(process.exitValue(), read(out), read(err));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }

    /** A command that is started but not waited for. */
    ProcessBuilder command(String... arguments) {
        List<String> words = new ArrayList<>(start);
        words.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile());
        // what a test changes in a shell is nobody else's business
        builder.environment()
                .put("CODEANATOMY_STATE", directory.resolve("state").toString());
        builder.environment().putAll(environment);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }

    private static String read(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        Files.delete(file);
        return text;
    }

    /** Copies a folder of test resources to where a test may change it. */
    static Path copyOf(String resource, Path target) {
        Path source = Path.of("src/test/resources", resource);
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Path copy = target.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
            return target;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
