package org.codeanatomy.plugin.delta;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.codeanatomy.plugin.api.PluginException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that were broken on purpose: each is read as Spark reads it, or refused; nothing in between. */
class FaultTablesTest {

    private static final Pattern READ = Pattern.compile("v\\d+ count=(\\d+)");

    @TempDir
    static Path folder;

    @Test
    void read_everyBrokenTable_isSparksRowsOrARefusal() throws Exception {
        Golden golden = Golden.unpack(folder, "faults");
        Map<String, List<String>> outcomes = new TreeMap<>();
        for (JsonNode fault : golden.lines("faults.jsonl")) {
            String name = fault.get("table").asText();
            String ours = read(golden.table(name));
            Matcher spark = READ.matcher(fault.get("spark").asText());
            String theirs = spark.matches() ? spark.group(1) : "refused";
            String outcome = ours.equals(theirs)
                    ? "as Spark"
                    : ours.startsWith("refused") ? theirs.equals("refused") ? "as Spark" : "stricter" : "not as Spark";
            outcomes.computeIfAbsent(outcome, key -> new ArrayList<>())
                    .add(name + " (" + ours + ", Spark " + fault.get("spark").asText() + ")");
        }
        outcomes.forEach((outcome, names) -> System.out.println("broken tables: " + names.size() + " " + outcome));
        // A side file with a wrong schema, where Spark refuses; and statistics that lie, by which Spark counts but does
        // not read. The rows of both are right.
        List<String> rightRows = TableRows.read(golden.table("faults/baseline_plain"));
        for (String name : List.of("faults/crc_wrong_schema", "faults/stats_lie")) {
            assertThat(TableRows.read(golden.table(name))).containsExactlyInAnyOrderElementsOf(rightRows);
            outcomes.get("not as Spark").removeIf(outcome -> outcome.startsWith(name));
        }
        assertThat(outcomes.get("not as Spark")).isEmpty();
        assertThat(outcomes.getOrDefault("stricter", List.of())).isEmpty();
    }

    private static String read(Path location) throws Exception {
        try {
            return Integer.toString(TableRows.read(location).size());
        } catch (PluginException refusal) {
            return "refused";
        }
    }
}
