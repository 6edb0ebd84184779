package org.codeanatomy.run.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.codeanatomy.run.acceptance.Product.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a shell is told to change, and the next shell. */
class StateTest {

    @TempDir
    private Path folder;

    private Product product;

    @BeforeEach
    void product() {
        product = new Product(folder);
    }

    private Outcome shell(String... lines) {
        return product.runWithInput(String.join("\n", lines) + "\n", "shell");
    }

    @Test
    void changes_areThereInTheNextShell_withTheWayBack_andNotInOtherCommands() throws IOException {
        Path newer = PluginJars.withText(PluginJars.hello(), "Hello, ", "Howdy, ", folder.resolve("newer.jar"));
        String version = PluginJars.version(PluginJars.hello());
        assertThat(shell("plugin:install " + PluginJars.hello(), "plugin:update --dry-run hello " + newer)
                        .out())
                .contains("hello " + version + " serves")
                .contains("hello " + PluginJars.NEWER + " passes every check and would serve in place of hello "
                        + version);
        assertThat(shell("plugin:update --drain 10s --then wait hello " + newer, "plugin:lock plugins.lock")
                        .out())
                .contains("hello " + PluginJars.NEWER + " serves in place of hello " + version);

        Outcome third = shell(
                "sql \"SELECT hello('Eve')\"",
                "plugin:rollback hello",
                "sql \"SELECT hello('Eve')\"",
                "plugin:restore plugins.lock",
                "sql \"SELECT hello('Ada')\"",
                "plugin:history hello");

        assertThat(third.out())
                .containsSubsequence(
                        "Howdy, Eve!", "Hello, Eve!", "Howdy, Ada!", "install", "update", "rollback", "restore");
        assertThat(product.run("sql", "SELECT hello('Eve')").exitCode()).isEqualTo(3);
    }

    @Test
    void pluginOfTheDistribution_thatWasUpdated_isTheUpdatedOneInTheNextShell_andCanBeRolledBack() throws IOException {
        Path own = PluginJars.bundle("org.codeanatomy.plugin.codeanatomy-");
        Path newer = PluginJars.newer(own, folder.resolve("newer.jar"));
        shell("plugin:update codeanatomy " + newer);

        Outcome next = shell("plugin:list", "plugin:rollback codeanatomy");

        assertThat(next.err()).doesNotContain("is refused");
        assertThat(next.out())
                .contains(PluginJars.NEWER)
                .contains("codeanatomy " + PluginJars.version(own) + " serves in place of codeanatomy "
                        + PluginJars.NEWER);
    }

    @Test
    void secondShellOnTheSameState_isRefusedWithASentence() throws Exception {
        try (LiveShell first = LiveShell.piped(product)) {
            first.type("plugin:settings");
            first.readTo("admission wait");

            Outcome second = shell("plugin:list");

            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.err())
                    .contains("error: the runtime did not start: another runtime uses the state folder "
                            + folder.resolve("state"))
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void wrongOptions_areNamed_andChangeNothing() {
        assertThat(shell(
                                "plugin:uninstall --drain soon codeanatomy",
                                "plugin:uninstall --then explode codeanatomy",
                                "plugin:restore nowhere.lock",
                                "plugin:list")
                        .out())
                .contains("error: --drain is a duration such as 30s, 500ms or 2m, not 'soon'")
                .contains("error: --then is cancel or wait, not 'explode'")
                .contains("error: restoring nowhere.lock is refused: there is no file ")
                .contains("active");
    }

    @Test
    void stateOption_namesTheFolder() throws IOException {
        Path other = folder.resolve("other");
        Outcome outcome = new Product(
                        folder,
                        Map.of("CODEANATOMY_STATE", folder.resolve("unused").toString()))
                .runWithInput("plugin:install " + PluginJars.hello() + "\n", "shell", "--state", other.toString());

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(Files.readAllLines(other.resolve("journal.jsonl"))).hasSize(1);
        assertThat(folder.resolve("unused")).doesNotExist();
    }
}
