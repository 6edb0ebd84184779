package org.codeanatomy.plugin.delta;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.table.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables written by Spark, by others, and broken on purpose, against the rows that Spark reads of them. */
class GoldenTablesTest {

    @TempDir
    static Path folder;

    private final Map<String, List<String>> outcomes = new TreeMap<>();

    @Test
    void read_everyGoldenVersion_givesSparksRowsOrIsRefused() throws Exception {
        Golden golden = Golden.unpack(folder, "");
        try (DuckDb duckDb = new DuckDb()) {
            for (JsonNode table : golden.lines("manifest.jsonl")) {
                String name = table.get("table").asText();
                for (JsonNode read : table.path("reads")) {
                    Path location = golden.table(name);
                    compare(name + " v" + read.get("version"), location, read, golden, duckDb);
                }
                if (table.has("error")) {
                    note(name, read(golden.table(name), "allow_outside_paths", "true"), "Spark refuses: ");
                }
            }
        }
        outcomes.forEach((outcome, names) -> System.out.println("golden tables: " + names.size() + " " + outcome));
        assertThat(outcomes.getOrDefault("different", List.of())).isEmpty();
        assertThat(outcomes.keySet().stream().filter(outcome -> outcome.startsWith("refused, Spark reads")))
                .as("only features by name")
                .isSubsetOf("refused, Spark reads: UNSUPPORTED_TABLE_FEATURE variantType-preview");
        assertThat(outcomes.get("equal")).hasSizeGreaterThanOrEqualTo(242);
    }

    private void compare(String name, Path location, JsonNode read, Golden golden, DuckDb duckDb) throws Exception {
        Object ours = read(location, "version", read.get("version").asText(), "allow_outside_paths", "true");
        if (!read.has("data")) {
            note(name, ours, read.has("data_error") || read.has("error") ? "Spark refuses: " : "no expected rows: ");
        } else if (ours instanceof PluginException refusal) {
            String feature = refusal.details().getOrDefault("features", "");
            outcome(
                    ("refused, Spark reads: " + refusal.code() + " " + feature).trim(),
                    name + " " + refusal.getMessage());
        } else {
            List<?> rows = (List<?>) ours;
            List<String> expected = expected(golden.expected(read.get("data").asText()), duckDb);
            boolean equal = rows.stream()
                    .sorted()
                    .toList()
                    .equals(expected.stream().sorted().toList());
            outcome(
                    equal ? "equal" : "different",
                    name + " " + rows.size() + " rows, Spark " + expected.size()
                            + (equal ? "" : " " + first(rows) + " / " + first(expected)));
        }
    }

    private static String first(List<?> rows) {
        return rows.isEmpty() ? "" : rows.stream().sorted().toList().get(0).toString();
    }

    private static List<String> expected(Path parquet, DuckDb duckDb) {
        try {
            return duckDb.rows(parquet);
        } catch (SQLException unreadable) {
            throw new AssertionError(parquet + " is no expected result", unreadable);
        }
    }

    private void note(String name, Object ours, String prefix) {
        if (ours instanceof PluginException refusal) {
            outcome(prefix + "refused " + refusal.code(), name + " " + refusal.getMessage());
        } else {
            outcome(prefix + "read", name + " " + ((List<?>) ours).size() + " rows");
        }
    }

    private void outcome(String outcome, String name) {
        outcomes.computeIfAbsent(outcome, key -> new ArrayList<>()).add(name);
    }

    /** The rows, or the refusal. Anything else fails the test. */
    private static Object read(Path location, String... options) throws Exception {
        try {
            Table table = TableRows.open(location, options);
            return TableRows.read(table);
        } catch (PluginException refusal) {
            return refusal;
        }
    }
}
