package org.codeanatomy.plugin.delta;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.codeanatomy.plugin.api.table.Table;
import org.codeanatomy.plugin.api.table.WriteMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledWriterTest {

    private static final long SEED = 20260101;
    private static final int KILLS = 10;
    private static final int LONGEST_RUN_MILLIS = 300;

    @TempDir
    Path folder;

    @Test
    void kill_atRandomMoments_readersSeeTheOldOrTheNewVersion() throws Exception {
        Path table = folder.resolve("table");
        TestTable.write(table, WriteMode.CREATE, 0, Appender.ROWS);
        Random random = new Random(SEED);
        for (int kill = 0; kill < KILLS; kill++) {
            long acknowledged = runAndKill(table, random.nextInt(LONGEST_RUN_MILLIS));
            Table opened = TableRows.open(table);
            long version = Long.parseLong(opened.details().get("version"));
            assertThat(version).as("no acknowledged commit is lost").isGreaterThanOrEqualTo(acknowledged);
            long first = version - version % Appender.OVERWRITE_EVERY;
            assertThat(TableRows.read(opened))
                    .as("kill " + kill + ", version " + version)
                    .containsExactlyInAnyOrderElementsOf(
                            TestTable.expected(first * Appender.ROWS, (version + 1) * Appender.ROWS));
            assertThat(commits(table)).as("no version is missing").hasSize((int) version + 1);
        }
    }

    private long runAndKill(Path table, int millis) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "-Djava.util.logging.config.file=" + System.getProperty("java.util.logging.config.file"),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                Appender.class.getName(),
                table.toString());
        // files, because the pipes of a process close when it is killed
        Path output = Files.createTempFile(folder, "output", ".txt");
        Path errors = Files.createTempFile(folder, "errors", ".txt");
        Process writer = builder.redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        try {
            while (Files.size(output) == 0) {
                assertThat(writer.waitFor(5, TimeUnit.MILLISECONDS))
                        .as(() -> text(errors))
                        .isFalse();
            }
            assertThat(writer.waitFor(millis, TimeUnit.MILLISECONDS))
                    .as(() -> text(errors))
                    .isFalse();
        } finally {
            writer.destroyForcibly().waitFor();
        }
        String[] acknowledged = text(output).split("\n", -1);
        // the last part is empty, or a line that was cut
        return Long.parseLong(acknowledged[acknowledged.length - 2]);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Surefire hides the tests' class path in the manifest of one jar, and tells it in this property. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                .replace(File.pathSeparator + File.pathSeparator, File.pathSeparator);
    }

    private static List<Path> commits(Path table) throws Exception {
        try (Stream<Path> files = Files.list(table.resolve("_delta_log"))) {
            return files.filter(file -> file.toString().endsWith(".json")).toList();
        }
    }
}
