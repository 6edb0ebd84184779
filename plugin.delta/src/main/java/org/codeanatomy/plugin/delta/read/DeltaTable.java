package org.codeanatomy.plugin.delta.read;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.table.Scan;
import org.codeanatomy.plugin.api.table.ScanRequest;
import org.codeanatomy.plugin.api.table.Table;
import org.codeanatomy.plugin.api.table.TableStatistics;
import org.codeanatomy.plugin.delta.log.DataFile;
import org.codeanatomy.plugin.delta.log.DeltaErrors;
import org.codeanatomy.plugin.delta.log.TableState;

/** A Delta table, pinned to a version. Immutable and thread-safe. */
public final class DeltaTable implements Table {

    private final TableState state;
    private final List<TableColumn> columns;
    private final Schema schema;
    private final TableStatistics statistics;

    private DeltaTable(TableState state, List<TableColumn> columns, TableStatistics statistics) {
        this.state = state;
        this.columns = columns;
        this.schema = new Schema(columns.stream().map(TableColumn::field).toList());
        this.statistics = statistics;
    }

    /**
     * The table at the version of {@code state}.
     *
     * @throws PluginException if a column has a type that cannot be read
     */
    public static DeltaTable of(TableState state) throws PluginException {
        List<TableColumn> columns;
        try {
            columns = state.schema().fields().stream()
                    .map(field -> TableColumn.of(field, state))
                    .toList();
        } catch (IllegalArgumentException unknownType) {
            throw DeltaErrors.unsupported(state.location(), List.of(unknownType.getMessage()), "read");
        }
        try {
            return new DeltaTable(state, columns, Statistics.of(columns, state.files(), true));
        } catch (IllegalArgumentException unreadable) {
            throw DeltaErrors.damagedFile(state.location(), unreadable.getMessage(), unreadable);
        }
    }

    /** Its version. */
    public long version() {
        return state.version();
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public TableStatistics statistics() {
        return statistics;
    }

    @Override
    public Map<String, String> details() {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("format", "delta");
        details.put("location", state.location().toString());
        details.put("version", Long.toString(state.version()));
        details.put("files", Integer.toString(state.files().size()));
        details.put("bytes", Long.toString(state.bytes()));
        details.put(
                "protocol",
                state.protocol().minReader() + ", " + state.protocol().minWriter());
        details.put("features", String.join(", ", state.protocol().features()));
        details.put("partition columns", String.join(", ", state.partitionColumns()));
        new TreeMap<>(state.commitMetadata()).forEach((name, value) -> details.put("commit " + name, value));
        return Collections.unmodifiableMap(details);
    }

    @Override
    public Scan plan(ScanRequest request) throws PluginException {
        FilePruner pruner = new FilePruner(columns, request.conjuncts());
        try {
            for (DataFile file : state.files()) {
                pruner.offer(file);
            }
        } catch (IllegalArgumentException unreadable) {
            throw DeltaErrors.damagedFile(state.location(), unreadable.getMessage(), unreadable);
        }
        return new DeltaScan(state, columns, request, pruner.kept(), pruner.pushDown());
    }

    /** The fields of chosen columns. */
    static Schema project(List<TableColumn> columns, List<Integer> projection) {
        List<Field> fields =
                projection.stream().map(column -> columns.get(column).field()).toList();
        return new Schema(fields);
    }
}
