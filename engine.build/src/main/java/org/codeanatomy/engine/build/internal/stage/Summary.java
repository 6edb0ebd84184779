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

/** What a report says of the tables' contents, as far as a build has the tables that tell. Used by one thread. */
final class Summary {

    private static final String FILES = "repo_files_v1";
    private static final String NODES = "cpg_nodes";
    private static final String EDGES = "cpg_edges";

    private final Session session;
    private final List<String> tables;

    Summary(Session session, List<OutputManifest.Table> tables) {
        this.session = session;
        this.tables = tables.stream().map(OutputManifest.Table::name).toList();
    }

    Map<String, Long> files() {
        return count(FILES, "status", "count(*)");
    }

    long lines() {
        return count(FILES, "status", "sum(line_count)").values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    Map<String, Long> nodes() {
        return count(NODES, "node_kind", "count(*)");
    }

    Map<String, Long> edges() {
        return count(EDGES, "edge_kind", "count(*)");
    }

    private Map<String, Long> count(String table, String column, String aggregate) {
        Map<String, Long> counts = new TreeMap<>();
        if (!tables.contains(table)) {
            return counts;
        }
        String sql = "SELECT \"" + column + "\", " + aggregate + " FROM " + table + " GROUP BY \"" + column + "\"";
        try (Result result = session.execute(sql)) {
            for (VectorSchemaRoot batch = result.next(); batch != null; batch = result.next()) {
                FieldVector keys = batch.getVector(0);
                FieldVector values = batch.getVector(1);
                for (int row = 0; row < batch.getRowCount(); row++) {
                    Object value = values.getObject(row);
                    counts.put(String.valueOf(keys.getObject(row)), value == null ? 0 : ((Number) value).longValue());
                }
            }
            return counts;
        } catch (EngineException failed) {
            throw EngineFailures.of("cannot summarise " + table, failed);
        }
    }
}
