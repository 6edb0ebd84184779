package org.codeanatomy.run.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.codeanatomy.run.acceptance.Product.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a user may not read. The product runs as an ordinary user, since no permission stops the superuser, from a
 * distribution that this user may not write to, so that every start is one without an archive.
 */
class PermissionTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private Product product;
    private Path conf;
    private Path shop;
    private Path locked;

    @BeforeEach
    void installForAnOrdinaryUser() throws IOException {
        permit(folder, "rwxrwxrwx");
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        permit(temporary, "rwxrwxrwx");
        Path distribution = OrdinaryUser.install(Product.distribution(), folder.resolve("codeanatomy"));
        conf = distribution.resolve("conf");
        product = new Product(
                folder,
                Map.of(
                        "HOME", folder.toString(),
                        "TMPDIR", temporary.toString(),
                        "CODEANATOMY_JAVA_OPTS", "-Djava.io.tmpdir=" + temporary),
                OrdinaryUser.command(Product.script(distribution)));
        shop = Product.copyOf("shop", folder.resolve("shop"));
    }

    @AfterEach
    void unlock() throws IOException {
        if (locked != null) {
            permit(locked, "rwx------");
        }
    }

    @Test
    void build_unreadableDirectory_isAWarningAndEverythingElseIsBuilt() throws IOException {
        List<String> configuration = names(conf);
        Outcome before = product.run("build", "shop", "-o", "before", "--json", "--quiet");
        assertThat(before.exitCode()).as(before.err()).isZero();
        lock(Files.createDirectory(shop.resolve("locked")), "hidden.py");

        Outcome built = product.run("build", "shop", "--json");

        assertThat(built.exitCode()).as(built.err()).isZero();
        assertThat(built.err().lines().filter(line -> line.startsWith("warning: ")))
                .singleElement()
                .asString()
                .contains("locked cannot be read");
        assertThat(hashes(built)).isEqualTo(hashes(before)).containsKeys("cpg_nodes", "cpg_edges");
        assertThat(csv("SELECT path, status FROM repo_files_v1 ORDER BY path"))
                .isEqualTo(
                        """
                        path,status
                        main.py,ok
                        shop/__init__.py,ok
                        shop/orders/__init__.py,ok
                        shop/orders/model.py,ok
                        shop/orders/pricing.py,ok
                        shop/orders/service.py,ok
                        """);
        assertThat(names(conf)).isEqualTo(configuration);
    }

    @Test
    void build_unreadableFile_isListedWithItsErrorAndEverythingElseIsBuilt() throws IOException {
        locked = Files.writeString(shop.resolve("secret.py"), "x = 1\n");
        permit(locked, "---------");

        Outcome built = product.run("build", "shop", "--quiet");

        assertThat(built.exitCode()).as(built.err()).isZero();
        assertThat(csv("SELECT f.path, f.status, e.stage, e.code FROM repo_files_v1 f "
                        + "JOIN extract_errors e ON e.file_id = f.file_id"))
                .isEqualTo("path,status,stage,code\nsecret.py,unreadable,read,unreadable\n");
        assertThat(csv("SELECT count(*) AS n FROM repo_files_v1 WHERE status = 'ok'"))
                .isEqualTo("n\n6\n");
    }

    private void lock(Path directory, String file) throws IOException {
        Files.writeString(directory.resolve(file), "x = 1\n");
        permit(directory, "---------");
        locked = directory;
    }

    private String csv(String query) {
        Outcome outcome = product.run("sql", "--format", "csv", query);
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        return outcome.out();
    }

    private static Map<String, String> hashes(Outcome built) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        for (JsonNode table : JSON.readTree(built.out()).get("tables")) {
            hashes.put(table.get("name").asText(), table.get("content_hash").asText());
        }
        return hashes;
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static void permit(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
}
