package org.codeanatomy.run.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.codeanatomy.run.acceptance.Product.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlTest {

    @TempDir
    private Path folder;

    private Product product;

    @BeforeEach
    void product() {
        product = new Product(folder);
    }

    @Test
    void sql_withoutTables_answersConstants() {
        Outcome outcome = product.run("sql", "SELECT 1 AS one, 'a' AS letter, CAST(NULL AS BIGINT) AS nothing");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out().lines().map(String::strip)).contains("(1 row)");
        assertThat(outcome.out()).contains("one", "letter", "NULL");
    }

    @Test
    void sql_severalStatements_printOneBlockEach() {
        Outcome outcome = product.run("sql", "--format", "json", "SELECT 1 AS x; SELECT 2 AS x, 'b' AS y");
        assertThat(outcome.out()).isEqualTo("[{\"x\":1}]\n[{\"x\":2,\"y\":\"b\"}]\n");
    }

    @Test
    void sql_duplicateNames_areNumberedInJson() {
        assertThat(product.run("sql", "--format", "json", "SELECT 1 AS x, 2 AS x")
                        .out())
                .isEqualTo("[{\"x\":1,\"x_1\":2}]\n");
    }

    @Test
    void sql_fromStandardInputAndFile_runsThem() throws IOException {
        assertThat(product.runWithInput("SELECT 7 AS n;", "sql", "--format", "csv")
                        .out())
                .isEqualTo("n\n7\n");
        Files.writeString(folder.resolve("q.sql"), "-- a comment; with a semicolon\nSELECT 8 AS n;\n");
        assertThat(product.run("sql", "--format", "csv", "-f", "q.sql").out()).isEqualTo("n\n8\n");
    }

    @Test
    void sql_thatDoesNotParse_pointsAtThePlace() {
        Outcome outcome = product.run("sql", "SELECT 1 +\nFROM");
        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.err())
                .startsWith("error: ")
                .contains("line 1, column 10")
                .contains("  SELECT 1 +\n           ^");
    }

    @Test
    void sql_unknownTable_namesDbAndBuild() {
        Outcome outcome = product.run("sql", "SELECT * FROM cpg_nodes");
        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.err()).contains("cpg_nodes").contains("--db").contains("codeanatomy build");
    }

    @Test
    void sql_unknownFunction_namesTheNearest() {
        Outcome outcome = product.run("sql", "SELECT stable_hash65('a')");
        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.err()).contains("stable_hash65").contains("stable_hash64");
    }

    @Test
    void sql_divisionByZero_failsWhileItRuns() {
        Outcome outcome = product.run("sql", "SELECT 1 / x FROM (VALUES (1), (0)) AS t(x)");
        assertThat(outcome.exitCode()).isEqualTo(13);
        assertThat(outcome.err()).startsWith("error: ").contains("zero");
    }

    @Test
    void sql_firstErrorStops() {
        Outcome outcome = product.run("sql", "--format", "csv", "SELECT 1 AS a; SELECT b; SELECT 2 AS c");
        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.out()).isEqualTo("a\n1\n");
    }

    @Test
    void sql_dbThatIsNoOutput_isRefused() {
        Outcome outcome = product.run("sql", "--db", "nowhere", "SELECT 1");
        assertThat(outcome.exitCode()).isEqualTo(4);
        assertThat(outcome.err()).contains("nowhere").contains("codeanatomy build");
    }

    @Test
    void sql_csvFile_isATable() throws IOException {
        Files.writeString(folder.resolve("t.csv"), "city,people\nBern,144000\nUri,\n");
        Outcome outcome = product.run(
                "sql",
                "--format",
                "csv",
                "CREATE EXTERNAL TABLE t STORED AS csv LOCATION 't.csv' OPTIONS ('header' 'true'); "
                        + "SELECT city FROM t WHERE people IS NULL");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).isEqualTo("city\nUri\n");
    }

    @Test
    void wrongArguments_sayWhichAndWhereToLook() {
        Outcome outcome = product.run("sql", "--formt", "csv", "SELECT 1");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("--formt").contains("--help");
        assertThat(product.run("biuld", "x").exitCode()).isEqualTo(2);
        assertThat(product.run().exitCode()).isEqualTo(2);
    }

    @Test
    void generateCompletion_isAScriptThatBashTakes() throws IOException, InterruptedException {
        Path script = folder.resolve("completion");
        Files.writeString(script, product.run("generate-completion").out());
        Process bash = new ProcessBuilder("bash", "-c", "source " + script + " && complete -p codeanatomy")
                .redirectErrorStream(true)
                .start();
        assertThat(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("_complete_codeanatomy");
        assertThat(bash.waitFor()).isZero();
    }

    @Test
    void help_listsTheCommands() {
        Outcome outcome = product.run("help");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).contains("build", "sql", "shell", "plugins", "version");
        assertThat(product.run("sql", "--help").out()).contains("--format", "--db", "--threads");
    }

    @Test
    void plugins_listsWhatServes() {
        Outcome outcome = product.run("plugins");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).contains("codeanatomy", "delta", "files", "python", "active", "scalar-function");
    }
}
