package org.codeanatomy.engine.build.internal.stage;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.api.Result;
import org.codeanatomy.engine.api.Session;
import org.codeanatomy.engine.build.OutputManifest;
import org.codeanatomy.engine.build.internal.output.EngineFailures;

/**
 * What a report says of the tables' contents, as far as a build has the tables that tell.
 *
 * @param files number of source files by status
 * @param lines lines of source
 * @param nodes number of graph nodes by kind
 * @param edges number of graph edges by kind
 */
record Summary(Map<String, Long> files, long lines, Map<String, Long> nodes, Map<String, Long> edges) {

    private static final String FILES = "repo_files_v1";
    private static final String NODES = "cpg_nodes";
    private static final String EDGES = "cpg_edges";

    /** Counts in the tables that a session knows. */
    static Summary of(Session session, List<OutputManifest.Table> tables) {
        List<String> names = tables.stream().map(OutputManifest.Table::name).toList();
        Counter counter = new Counter(session, names);
        Map<String, Long> lines = counter.count(FILES, "status", "sum(line_count)");
        return new Summary(
                counter.count(FILES, "status", "count(*)"),
                lines.values().stream().mapToLong(Long::longValue).sum(),
                counter.count(NODES, "node_kind", "count(*)"),
                counter.count(EDGES, "edge_kind", "count(*)"));
    }

    /** Asks one question of several tables. */
    private record Counter(Session session, List<String> tables) {

        Map<String, Long> count(String table, String column, String aggregate) {
            Map<String, Long> counts = new TreeMap<>();
            if (!tables.contains(table)) {
                return counts;
            }
            String sql = "SELECT \"" + column + "\", " + aggregate + " FROM " + table + " GROUP BY \"" + column + "\"";
            try (Result result = session.execute(sql)) {
                for (VectorSchemaRoot batch = result.next(); batch != null; batch = result.next()) {
                    add(counts, batch);
                }
                return counts;
            } catch (EngineException failed) {
                throw EngineFailures.of("cannot summarise " + table, failed);
            }
        }

        private static void add(Map<String, Long> counts, VectorSchemaRoot batch) {
            FieldVector keys = batch.getVector(0);
            FieldVector values = batch.getVector(1);
            for (int row = 0; row < batch.getRowCount(); row++) {
                Object value = values.getObject(row);
                counts.put(String.valueOf(keys.getObject(row)), value == null ? 0 : ((Number) value).longValue());
            }
        }
    }
}
