package org.codeanatomy.run.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plugin that is replaced in the middle of a query, in an application that embeds the distribution. */
class SwapTest {

    @TempDir
    private Path folder;

    @Test
    void update_whileAQueryRuns_queryEndsOnTheOldVersionAndTheNextUsesTheNew()
            throws IOException, InterruptedException {
        Path plugins = Files.createDirectories(folder.resolve("plugins"));
        Files.copy(PluginJars.hello(), plugins.resolve("hello.jar"));
        Path newer = PluginJars.withText(PluginJars.hello(), "Hello, ", "Howdy, ", folder.resolve("newer.jar"));
        Process application = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-opens=java.base/java.nio=ALL-UNNAMED",
                        "-Djava.util.logging.config.file="
                                + Product.distribution().resolve("conf/logging.properties"),
                        "-cp",
                        Path.of("target/test-classes").toAbsolutePath() + ":"
                                + Product.distribution().resolve("lib") + "/*",
                        SwapProgram.class.getName(),
                        Product.distribution().toString(),
                        plugins.toString(),
                        newer.toString())
                .redirectErrorStream(true)
                .start();
        List<String> printed = new String(application.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(application.waitFor()).as(String.join("\n", printed)).isZero();
        assertThat(printed)
                .containsSubsequence(
                        "before: Hello",
                        "switched while the query runs",
                        "the query ended with 400000 rows, of them new: 0",
                        "after: Howdy",
                        "old generation: COLLECTED");
    }
}
