package org.codeanatomy.engine.build.internal.stage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.engine.api.SlotLease;
import org.codeanatomy.engine.build.BuildException.Kind;
import org.codeanatomy.engine.build.internal.hash.ContentHasher;
import org.codeanatomy.engine.build.internal.output.TableOpener;
import org.codeanatomy.engine.build.internal.output.TableWriter;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.table.TableSink;
import org.codeanatomy.plugin.api.table.WriteResult;
import org.codeanatomy.plugin.api.vector.Batch;

/** Tables that live in memory, as a plugin could keep them: rows are visible once they are committed. Thread-safe. */
final class MemoryTables implements TableOpener {

    private final Map<String, List<String>> committed = new TreeMap<>();
    private final Map<String, Long> versions = new HashMap<>();
    private int open;

    /** The rows of the newest version of a table, the values of a row parted by bars. */
    synchronized List<String> rows(String table) {
        return committed.get(table);
    }

    /** Names of the tables that were committed. */
    synchronized List<String> names() {
        return List.copyOf(committed.keySet());
    }

    /** Sinks that are not closed. */
    synchronized int open() {
        return open;
    }

    @Override
    public synchronized TableWriter open(String name, Schema schema, Kind mismatch) {
        open++;
        ContentHasher hasher = new ContentHasher(schema, MemoryTables::scratch);
        return new TableWriter(name, schema, mismatch, new Lease(new Sink(name)), hasher);
    }

    private static FileChannel scratch() throws IOException {
        return FileChannel.open(
                Files.createTempFile("rows", ".tmp"),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
    }

    private record Lease(TableSink service) implements SlotLease<TableSink> {

        @Override
        public String plugin() {
            return "memory";
        }

        @Override
        public String version() {
            return "1.0.0";
        }

        @Override
        public void close() {}
    }

    private final class Sink implements TableSink {

        private final String name;
        private final List<String> rows = new ArrayList<>();

        Sink(String name) {
            this.name = name;
        }

        @Override
        public void write(Batch batch) throws PluginException {
            for (int row = 0; row < batch.rowCount(); row++) {
                int at = row;
                List<String> values = batch.columns().stream()
                        .map(column -> String.valueOf(column.asArrow().getObject(at)))
                        .toList();
                if (values.stream().anyMatch(value -> value.endsWith(":full"))) {
                    throw new PluginException(PluginException.Stage.COMMIT, "DISK_FULL", "no space left");
                }
                rows.add(String.join("|", values));
            }
        }

        @Override
        public WriteResult commit(Map<String, String> metadata) {
            synchronized (MemoryTables.this) {
                committed.put(name, rows);
                long version = versions.merge(name, 0L, (old, ignored) -> old + 1);
                return new WriteResult(version, rows.size(), 0, 1);
            }
        }

        @Override
        public void close() {
            synchronized (MemoryTables.this) {
                open--;
            }
        }
    }
}
