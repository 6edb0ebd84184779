package org.codeanatomy.run.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.codeanatomy.run.acceptance.Product.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void build_smallRepository_printsFiguresAndAnswersQuestions() throws IOException {
        Path shop = Product.copyOf("shop", folder.resolve("shop"));
        Product product = new Product(folder);

        Outcome built = product.run("build", shop.toString());

        assertThat(built.err()).doesNotContain("error");
        assertThat(built.exitCode()).isZero();
        assertThat(built.out())
                .contains("lines/s", "peak memory", "PY_CALLS", "CST_FUNCTION_DEF", "SELECT f.qualified_name");
        assertThat(calls(product))
                .containsEntry("shop.orders.service.place", "shop.orders.model.Order,shop.orders.pricing.total")
                .containsEntry(
                        "main.main", "shop.orders.model.Order,shop.orders.pricing.total,shop.orders.service.place")
                .containsEntry("shop.orders.model.Order.is_empty", "shop.orders.model.Order.size");
        assertThat(neverCalled(product)).contains("shop.orders.pricing.never_called");
    }

    private static Map<String, String> calls(Product product) throws IOException {
        Outcome outcome = product.run(
                "sql",
                "--format",
                "json",
                "SELECT DISTINCT caller.qualified_name AS caller, callee.qualified_name AS callee "
                        + "FROM cpg_edges AS calls "
                        + "JOIN cpg_edges AS contains ON contains.dst_node_id = calls.src_node_id "
                        + "JOIN cpg_nodes AS caller ON caller.node_id = contains.src_node_id "
                        + "JOIN cpg_nodes AS callee ON callee.node_id = calls.dst_node_id "
                        + "WHERE calls.edge_kind = 'PY_CALLS' AND contains.edge_kind = 'CONTAINS' "
                        + "AND callee.node_kind IN ('CST_FUNCTION_DEF', 'CST_CLASS_DEF') ORDER BY 1, 2");
        assertThat(outcome.err()).isEmpty();
        Map<String, String> calls = new TreeMap<>();
        for (JsonNode row : JSON.readTree(outcome.out())) {
            calls.merge(row.get("caller").asText(), row.get("callee").asText(), (a, b) -> a + "," + b);
        }
        return calls;
    }

    private static String neverCalled(Product product) {
        return product.run(
                        "sql",
                        "--format",
                        "csv",
                        "SELECT f.qualified_name FROM cpg_nodes f WHERE f.node_kind = 'CST_FUNCTION_DEF' "
                                + "AND NOT EXISTS (SELECT 1 FROM cpg_edges e "
                                + "WHERE e.edge_kind = 'PY_CALLS' AND e.dst_node_id = f.node_id)")
                .out();
    }

    @Test
    void build_withOneAndWithTwoThreads_equalContentHashes() throws IOException {
        Path shop = Product.copyOf("shop", folder.resolve("shop"));
        assertThat(hashes(shop, "one", "1")).isEqualTo(hashes(shop, "two", "2")).isNotEmpty();
    }

    private Map<String, String> hashes(Path source, String output, String threads) throws IOException {
        Outcome outcome = new Product(folder)
                .run("build", source.toString(), "-o", output, "--threads", threads, "--json", "--quiet");
        assertThat(outcome.err()).isEmpty();
        Map<String, String> hashes = new TreeMap<>();
        for (JsonNode table : JSON.readTree(outcome.out()).get("tables")) {
            hashes.put(table.get("name").asText(), table.get("content_hash").asText());
        }
        return hashes;
    }

    @Test
    void build_fileThatDoesNotParse_keepsTheRestAndSaysWhere() throws IOException {
        Path shop = Product.copyOf("shop", folder.resolve("shop"));
        Files.writeString(
                shop.resolve("broken.py"),
                "def good():\n    return 1\n\ndef bad(:\n    return 2\n\ndef fine():\n    return 3\n");
        Product product = new Product(folder);
        assertThat(product.run("build", shop.toString()).exitCode()).isZero();
        assertThat(product.run("sql", "--format", "csv", "SELECT path, line, stage FROM extract_errors")
                        .out())
                .contains("broken.py,4,");
        assertThat(product.run(
                                "sql",
                                "--format",
                                "csv",
                                "SELECT name FROM cst_defs WHERE path = 'broken.py' ORDER BY name")
                        .out())
                .contains("fine\n", "good\n");
    }

    @Test
    void build_fileInAnotherEncoding_isReadAsItDeclares() throws IOException {
        Path source = Files.createDirectories(folder.resolve("latin"));
        Files.write(
                source.resolve("latin.py"),
                "# -*- coding: iso-8859-1 -*-\ndef café():\n    return 1\n".getBytes(StandardCharsets.ISO_8859_1));
        Files.write(source.resolve("wrong.py"), new byte[] {'x', '=', '"', (byte) 0xff, '"', '\n'});
        Product product = new Product(folder);
        assertThat(product.run("build", source.toString()).exitCode()).isZero();
        assertThat(product.run("sql", "--format", "csv", "SELECT name FROM cst_defs")
                        .out())
                .isEqualTo("name\ncafé\n");
        assertThat(product.run("sql", "--format", "csv", "SELECT path, status FROM repo_files_v1 ORDER BY path")
                        .out())
                .isEqualTo("path,status\nlatin.py,ok\nwrong.py,undecodable\n");
    }

    @Test
    void build_fileOfAHundredMegabytes_isListedAndNotRead() throws IOException {
        Path source = Files.createDirectories(folder.resolve("large"));
        Files.writeString(source.resolve("small.py"), "x = 1\n");
        byte[] block = "y = 1  # padding padding padding padding padding padding padding\n"
                .repeat(1 << 14)
                .getBytes(StandardCharsets.US_ASCII);
        try (var out = Files.newOutputStream(source.resolve("huge.py"))) {
            for (int written = 0; written < 100 << 20; written += block.length) {
                out.write(block);
            }
        }
        Product product = new Product(folder);
        assertThat(product.run("build", source.toString()).exitCode()).isZero();
        assertThat(product.run("sql", "--format", "csv", "SELECT path, status FROM repo_files_v1 ORDER BY path")
                        .out())
                .isEqualTo("path,status\nhuge.py,too_large\nsmall.py,ok\n");
    }

    @Test
    void build_loopOfSymbolicLinks_ends() throws IOException {
        Path shop = Product.copyOf("shop", folder.resolve("shop"));
        Files.createSymbolicLink(shop.resolve("loop"), shop);
        Files.createSymbolicLink(shop.resolve("self.py"), Path.of("self.py"));
        Product product = new Product(folder);
        assertThat(product.run("build", shop.toString()).exitCode()).isZero();
        assertThat(product.run("sql", "--format", "csv", "SELECT count(*) AS n FROM repo_files_v1 WHERE status = 'ok'")
                        .out())
                .isEqualTo("n\n6\n");
    }

    @Test
    void build_missingPath_saysSo() {
        assertRefused(4, "nowhere", "build", "nowhere");
    }

    @Test
    void build_repositoryWithoutSources_saysSo() throws IOException {
        Files.createDirectories(folder.resolve("empty"));
        assertRefused(4, "no source files", "build", "empty");
    }

    @Test
    void build_intoAFolderThatHoldsSomethingElse_isRefusedAndTouchesNothing() throws IOException {
        Product.copyOf("shop", folder.resolve("shop"));
        Path precious = Files.createDirectories(folder.resolve("mine")).resolve("precious.txt");
        Files.writeString(precious, "keep me");
        assertRefused(4, "mine", "build", "shop", "-o", "mine");
        try (var files = Files.list(precious.getParent())) {
            assertThat(files).containsExactly(precious);
        }
    }

    @Test
    void build_onAFullDisk_saysSoAndPublishesNothing() throws IOException, InterruptedException {
        StringBuilder source = new StringBuilder();
        for (int i = 0; i < 8_000; i++) {
            source.append("def f")
                    .append(i)
                    .append("(a, b):\n    return a + b * ")
                    .append(i)
                    .append('\n');
        }
        Files.writeString(Files.createDirectories(folder.resolve("big")).resolve("big.py"), source);
        // A limit of 1 MiB on the size of files is what a full disk looks like to a process.
        ProcessBuilder limited = new Product(folder).command("build", "big");
        String command = String.join(" ", limited.command());
        Process process = limited.command("sh", "-c", "trap '' XFSZ; ulimit -f 2048; exec " + command)
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isEqualTo(13);
        assertThat(printed).contains("error: ").doesNotContain("\tat ");
        assertThat(folder.resolve("codeanatomy-out/codeanatomy.json")).doesNotExist();
    }

    private void assertRefused(int exitCode, String inMessage, String... arguments) {
        Outcome outcome = new Product(folder).run(arguments);
        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(exitCode);
        assertThat(outcome.err()).startsWith("error: ").contains(inMessage).doesNotContain("\tat ");
        assertThat(outcome.out()).isEmpty();
    }
}
