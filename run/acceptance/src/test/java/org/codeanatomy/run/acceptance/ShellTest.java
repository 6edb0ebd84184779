package org.codeanatomy.run.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.codeanatomy.run.acceptance.Product.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell, spoken to through its standard input; one process per test. */
class ShellTest {

    private static final String CODEANATOMY = "org.codeanatomy.plugin.codeanatomy-";

    @TempDir
    private Path folder;

    private Product product;

    @BeforeEach
    void product() {
        product = new Product(folder);
    }

    @Test
    void pluginList_showsNameVersionStateAndSlots() {
        Outcome outcome = product.runWithInput("plugin:list\n", "shell");
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("codeanatomy", "1.0.0", "active", "scalar-function: ", "stable_hash64");
    }

    @Test
    void update_toANewerJar_nextQueryUsesIt() throws IOException {
        Path newer = PluginJars.withVersion(PluginJars.bundle(CODEANATOMY), "1.0.9", folder.resolve("newer.jar"));
        Outcome outcome = product.runWithInput(
                "sql \"SELECT stable_hash64('a')\"\nplugin:update codeanatomy " + newer
                        + "\nplugin:list\nsql \"SELECT stable_hash64('b')\"\n",
                "shell");
        assertThat(outcome.out()).contains("1.0.9").contains("codeanatomy");
        assertThat(outcome.out().split("\\(1 row\\)", -1)).hasSize(3);
    }

    @Test
    void update_toABrokenJar_isRefusedAndTheOldOneServes() throws IOException {
        Path half = folder.resolve("half.jar");
        byte[] whole = Files.readAllBytes(PluginJars.bundle(CODEANATOMY));
        Files.write(half, java.util.Arrays.copyOf(whole, whole.length / 2));
        Outcome outcome = product.runWithInput(
                "plugin:update codeanatomy " + half + "\nsql \"SELECT stable_hash64('a') AS still\"\n", "shell");
        assertThat(outcome.out() + outcome.err()).contains("refused");
        assertThat(outcome.out()).contains("still", "(1 row)");
    }

    @Test
    void stop_makesItsFunctionsUnknownAndSaysWhoHadThem() {
        Outcome outcome = product.runWithInput(
                "felix:stop org.codeanatomy.plugin.codeanatomy\nplugin:uninstall codeanatomy\nsql \"SELECT stable_hash64('a')\"\n",
                "shell");
        assertThat(outcome.out()).contains("stable_hash64").contains("codeanatomy 1.0.0");
    }

    @Test
    void pluginFolder_jarInIt_isUsableInTheNextQuery() throws IOException {
        Path plugins = Files.createDirectories(folder.resolve("plugins"));
        Files.copy(PluginJars.hello(), plugins.resolve("hello.jar"));
        Outcome outcome = new Product(folder, java.util.Map.of("CODEANATOMY_PLUGINS", plugins.toString()))
                .run("sql", "--format", "csv", "SELECT hello('Ada') AS greeting");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).startsWith("greeting\n").contains("Ada");
    }
}
