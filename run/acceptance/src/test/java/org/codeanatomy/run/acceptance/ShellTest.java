package org.codeanatomy.run.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.codeanatomy.run.acceptance.Product.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The shell, spoken to through its standard input; one process per test. */
class ShellTest {

    /** More greetings than a pipe holds. */
    private static final int PEOPLE = 100_000;

    private static final String CODEANATOMY = "org.codeanatomy.plugin.codeanatomy-";

    @TempDir
    private Path folder;

    private Product product;

    @BeforeEach
    void product() {
        product = new Product(folder);
    }

    @Test
    void pluginList_showsNameVersionStateAndSlots() throws IOException {
        Outcome outcome = product.runWithInput("plugin:list\n", "shell");
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .contains(
                        "codeanatomy",
                        PluginJars.version(PluginJars.bundle(CODEANATOMY)),
                        "active",
                        "scalar-function: ",
                        "stable_hash64");
    }

    @Test
    void update_toANewerJar_nextQueryUsesIt() throws IOException {
        Path newer = PluginJars.newer(PluginJars.bundle(CODEANATOMY), folder.resolve("newer.jar"));
        Outcome outcome = product.runWithInput(
                "sql \"SELECT stable_hash64('a')\"\nplugin:update codeanatomy " + newer
                        + "\nplugin:list\nsql \"SELECT stable_hash64('b')\"\n",
                "shell");
        assertThat(outcome.out()).contains(PluginJars.NEWER).contains("codeanatomy");
        assertThat(outcome.out().split("\\(1 row\\)", -1)).hasSize(3);
    }

    @Test
    void update_toABrokenJar_isRefusedAndTheOldOneServes() throws IOException {
        Path half = folder.resolve("half.jar");
        byte[] whole = Files.readAllBytes(PluginJars.bundle(CODEANATOMY));
        Files.write(half, Arrays.copyOf(whole, whole.length / 2));
        Outcome outcome = product.runWithInput(
                "plugin:update codeanatomy " + half + "\nsql \"SELECT stable_hash64('a') AS still\"\n", "shell");
        assertThat(outcome.out() + outcome.err()).contains("refused");
        assertThat(outcome.out()).contains("still", "(1 row)");
    }

    @Test
    void stop_makesItsFunctionsUnknownAndSaysWhoHadThem() throws IOException {
        Outcome outcome = product.runWithInput(
                "felix:stop org.codeanatomy.plugin.codeanatomy\nsql \"SELECT stable_hash64('a')\"\n", "shell");
        assertThat(outcome.out())
                .contains("stable_hash64")
                .contains("codeanatomy " + PluginJars.version(PluginJars.bundle(CODEANATOMY)));
    }

    @Test
    void update_whileAQueryRuns_itEndsOnTheOldVersionAndTheNextUsesTheNew() throws Exception {
        Path people = people();
        Path newer = PluginJars.withText(PluginJars.hello(), "Hello, ", "Howdy, ", folder.resolve("newer.jar"));
        try (LiveShell shell = LiveShell.piped(product)) {
            shell.type("plugin:install " + PluginJars.hello());
            shell.type("sql \"CREATE EXTERNAL TABLE people STORED AS csv LOCATION '" + people + "'\"");
            shell.type("sql \"SELECT hello(name) AS greeting FROM people\" &");
            List<String> printed = new ArrayList<>(shell.readTo("| Hello, Ada! |"));
            // nobody reads on meanwhile, so the query cannot end before the switch
            shell.type("plugin:update --prove hello " + newer);
            shell.awaitLog("hello " + PluginJars.NEWER + " serves.");
            printed.addAll(shell.readTo("(" + PEOPLE + " rows)"));
            assertThat(printed).noneMatch(line -> line.contains("Howdy"));
            assertThat(printed.stream().filter(line -> line.contains("Hello, Ada!")))
                    .hasSize(PEOPLE);
            shell.readTo("hello " + PluginJars.NEWER);
            shell.readTo("is collected");
            shell.type("sql \"SELECT hello('Eve')\"");
            shell.readTo("Howdy, Eve!");
            shell.type("plugin:leaks --deep");
            shell.readTo("nothing is left of any version");
        }
    }

    @Test
    void systemTables_joinedAfterAnUpdate_sayWhichQueryRanOnWhichVersion() throws IOException {
        Path hello = PluginJars.hello();
        Path newer = PluginJars.withText(hello, "Hello, ", "Howdy, ", folder.resolve("newer.jar"));
        String joined = "SELECT q.state AS query, u.version, g.state AS generation, s.name AS serves, m.bytes,"
                + " p.name AS plugin, count(r.name) AS needs"
                + " FROM sys.queries q JOIN sys.query_generations u ON u.query_id = q.id"
                + " JOIN sys.plugin_generations g ON g.generation = u.generation"
                + " JOIN sys.plugins p ON p.name = g.plugin AND p.version = g.version"
                + " LEFT JOIN sys.plugin_services s ON s.generation = g.generation"
                + " LEFT JOIN sys.plugin_memory m ON m.generation = g.generation"
                + " LEFT JOIN sys.plugin_requirements r ON r.generation = g.generation"
                + " WHERE u.plugin = 'hello' AND g.switched_at <= q.started_at"
                + " GROUP BY q.state, u.version, g.state, s.name, m.bytes, p.name ORDER BY u.version";
        Outcome outcome = product.runWithInput(
                "plugin:install " + hello + "\nsql \"SELECT hello('Eve')\"\nplugin:update --shadow hello " + newer
                        + "\nsql \"SELECT hello('Ada')\"\nsql \"" + joined + "\"\n",
                "shell");
        assertThat(outcome.out())
                .contains("Hello, Eve!", "Howdy, Ada!")
                .containsPattern("DONE +\\| " + PluginJars.version(hello)
                        + " +\\| (RETIRED|COLLECTED) +\\| NULL +\\| +NULL +\\| hello +\\| +0 \\|")
                .containsPattern(
                        "DONE +\\| " + PluginJars.NEWER + " +\\| ACTIVE +\\| hello +\\| +0 \\| hello +\\| +[1-9]");
    }

    @Test
    void update_asShadow_isRefusedWhenAnswersDiffer() throws IOException {
        Path newer = PluginJars.withText(PluginJars.hello(), "Hello, ", "Howdy, ", folder.resolve("newer.jar"));
        Outcome outcome = product.runWithInput(
                "plugin:install " + PluginJars.hello()
                        + "\nsql \"SELECT hello(name) FROM (VALUES ('Eve'), ('Ada')) AS t(name)\""
                        + "\nplugin:update --shadow hello " + newer + "\nsql \"SELECT hello('Bo')\""
                        + "\nplugin:update hello " + newer + "\n",
                "shell");
        assertThat(outcome.out())
                .contains("hello " + PluginJars.NEWER + " is refused: hello('Eve') was 'Hello, Eve!' and becomes"
                        + " 'Howdy, Eve!' (2 of 2 recorded rows differ)")
                .contains("Hello, Bo!")
                .contains("1 function was rehearsed on 1 recorded batch in")
                .contains("ms; hello('Eve') was 'Hello, Eve!' and becomes 'Howdy, Eve!'");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void ctrlC_whileAQueryRuns_cancelsItAndTheShellGoesOn() throws Exception {
        String endless = "SELECT a.name AS endless FROM people a, people b";
        try (LiveShell shell = LiveShell.onTerminal(folder)) {
            shell.type("sql \"CREATE EXTERNAL TABLE people STORED AS csv LOCATION '" + people() + "'\"");
            shell.type("sql \"" + endless + "\"");
            shell.readTo("| Ada");
            shell.pressCtrlC();
            shell.readTo("was cancelled");
            shell.type("sql");
            shell.type(endless + ";");
            shell.readTo("| Ada");
            shell.pressCtrlC();
            shell.readTo("was cancelled");
            shell.type("SELECT 6 * 7 AS answer;");
            shell.readTo("42");
        }
    }

    private Path people() throws IOException {
        return Files.writeString(folder.resolve("people.csv"), "name\n" + "Ada\n".repeat(PEOPLE));
    }

    @Test
    void pluginFolder_jarDroppedAndDeletedWhileTheShellRuns_isUsableThenGone() throws Exception {
        Path plugins = Files.createDirectories(folder.resolve("plugins"));
        Path jar = plugins.resolve("hello.jar");
        String hello = "hello " + PluginJars.version(PluginJars.hello());
        Product product = new Product(folder, Map.of("CODEANATOMY_PLUGINS", plugins.toString()));
        try (LiveShell shell = LiveShell.piped(product)) {
            shell.type("sql \"SELECT hello('Ada')\"");
            shell.readTo("error: ");
            Files.copy(PluginJars.hello(), jar);
            shell.awaitLog(hello + " serves.");
            shell.type("sql \"SELECT hello('Ada')\"");
            shell.readTo("Hello, Ada!");
            Files.delete(jar);
            shell.awaitLog(hello + " is uninstalled");
            shell.type("sql \"SELECT hello('Ada')\"");
            assertThat(String.join("\n", shell.readTo("error: "))).contains(hello);
        }
    }

    @Test
    void pluginFolder_jarInItAtTheStart_canBeUpdatedByCommandAndThenByFile() throws Exception {
        Path plugins = Files.createDirectories(folder.resolve("plugins"));
        Path dropped = Files.copy(PluginJars.hello(), plugins.resolve("hello.jar"));
        Path updated = PluginJars.newer(PluginJars.hello(), folder.resolve("newer.jar"));
        Path other = PluginJars.withText(PluginJars.hello(), "Hello, ", "Salut, ", folder.resolve("other.jar"));
        try (LiveShell shell =
                LiveShell.piped(new Product(folder, Map.of("CODEANATOMY_PLUGINS", plugins.toString())))) {
            shell.type("plugin:update hello " + updated);
            shell.readTo("hello " + PluginJars.NEWER + " serves in place of");
            Files.move(other, dropped, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            shell.awaitLog("serves in place of hello " + PluginJars.NEWER);
            shell.type("sql \"SELECT hello('Ada')\"");
            shell.readTo("Salut, Ada!");
        }
    }

    @Test
    void pluginFolder_jarInIt_isUsableInTheNextQuery() throws IOException {
        Path plugins = Files.createDirectories(folder.resolve("plugins"));
        Files.copy(PluginJars.hello(), plugins.resolve("hello.jar"));
        Outcome outcome = new Product(folder, Map.of("CODEANATOMY_PLUGINS", plugins.toString()))
                .run("sql", "--format", "csv", "SELECT hello('Ada') AS greeting");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).startsWith("greeting\n").contains("Ada");
    }
}
