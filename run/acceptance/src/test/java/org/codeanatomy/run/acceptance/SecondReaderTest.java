package org.codeanatomy.run.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.delta.standalone.DeltaLog;
import io.delta.standalone.Snapshot;
import io.delta.standalone.VersionLog;
import io.delta.standalone.actions.AddFile;
import io.delta.standalone.actions.RemoveFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.codeanatomy.run.acceptance.Product.Outcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The output, read without the product: Delta Standalone says which files are live, DuckDB reads them. Standalone's own
 * reader of rows is known to be wrong and never asked.
 */
class SecondReaderTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Written once, since no test changes it. */
    @TempDir
    private static Path folder;

    @BeforeAll
    static void buildTwice() throws IOException {
        Path shop = Product.copyOf("shop", folder.resolve("shop"));
        build(shop);
        Files.writeString(shop.resolve("main.py"), "\n\ndef added():\n    return main()\n", StandardOpenOption.APPEND);
        build(shop);
    }

    private static void build(Path source) {
        Outcome built = new Product(folder).run("build", source.toString(), "--quiet");
        assertThat(built.exitCode()).as(built.err()).isZero();
    }

    private static Path output(String name) {
        return folder.resolve("codeanatomy-out").resolve(name);
    }

    @ParameterizedTest
    @CsvSource({"cpg_nodes, node_id", "cpg_edges, edge_id"})
    void rows_afterASecondBuild_equalWhatSqlReturns(String table, String key) throws IOException, SQLException {
        DeltaLog log = log(table);
        List<String> live = liveFiles(log.snapshot());
        assertThat(removedFiles(log)).isNotEmpty().doesNotContainAnyElementsOf(live);

        List<Map<String, Object>> ours = sql("SELECT * FROM " + table + " ORDER BY " + key);

        assertThat(ours).extracting(row -> row.get(key)).doesNotContainNull().doesNotHaveDuplicates();
        assertThat(ours.get(0).keySet())
                .containsExactly(log.snapshot().getMetadata().getSchema().getFieldNames());
        assertThat(duckDb(table, live)).isNotEmpty().containsExactlyInAnyOrderElementsOf(ours);
    }

    @Test
    void manifest_afterASecondBuild_namesTheVersionsTheLogsEndIn() throws IOException {
        JsonNode tables = JSON.readTree(output("codeanatomy.json").toFile()).get("tables");
        Map<String, Long> manifest = new LinkedHashMap<>();
        Map<String, Long> logs = new LinkedHashMap<>();
        for (JsonNode table : tables) {
            String name = table.get("name").asText();
            manifest.put(name, table.get("version").asLong());
            logs.put(name, log(name).snapshot().getVersion());
        }
        assertThat(manifest).isEqualTo(logs).containsEntry("cpg_nodes", 1L).containsEntry("cpg_edges", 1L);
    }

    /** Without checksums of Hadoop's own, which the product does not write. */
    private static DeltaLog log(String table) {
        Configuration configuration = new Configuration();
        configuration.set("fs.file.impl", "org.apache.hadoop.fs.RawLocalFileSystem");
        return DeltaLog.forTable(configuration, output(table).toString());
    }

    private static List<String> liveFiles(Snapshot snapshot) {
        return snapshot.getAllFiles().stream().map(AddFile::getPath).toList();
    }

    private static List<String> removedFiles(DeltaLog log) {
        List<String> removed = new ArrayList<>();
        for (Iterator<VersionLog> versions = log.getChanges(0, true); versions.hasNext(); ) {
            versions.next().getActions().stream()
                    .filter(RemoveFile.class::isInstance)
                    .forEach(action -> removed.add(((RemoveFile) action).getPath()));
        }
        return removed;
    }

    private static List<Map<String, Object>> sql(String query) throws IOException {
        Outcome outcome = new Product(folder).run("sql", "--format", "json", query);
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        List<Map<String, Object>> rows = new ArrayList<>();
        for (JsonNode object : JSON.readTree(outcome.out())) {
            Map<String, Object> row = new LinkedHashMap<>();
            object.properties().forEach(field -> row.put(field.getKey(), value(field.getValue())));
            rows.add(row);
        }
        return rows;
    }

    private static Object value(JsonNode json) {
        if (json.isNull()) {
            return null;
        }
        if (json.isNumber()) {
            return json.decimalValue().stripTrailingZeros();
        }
        assertThat(json.isTextual()).as("a string, a number or null: " + json).isTrue();
        return json.textValue();
    }

    private static List<Map<String, Object>> duckDb(String table, List<String> files) throws SQLException {
        String list = files.stream()
                .map(file -> output(table).resolve(URI.create(file).getPath()))
                .map(file -> "'" + file.toString().replace("'", "''") + "'")
                .collect(Collectors.joining(", ", "[", "]"));
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT * FROM read_parquet(" + list + ")")) {
            List<Map<String, Object>> rows = new ArrayList<>();
            while (result.next()) {
                Map<String, Object> row = new LinkedHashMap<>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    row.put(result.getMetaData().getColumnName(column), value(result.getObject(column)));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    private static Object value(Object duck) {
        // through text, so that a FLOAT keeps its shortest form, as in JSON
        return duck instanceof Number ? new BigDecimal(duck.toString()).stripTrailingZeros() : duck;
    }
}
