package org.codeanatomy.plugin.delta;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.delta.standalone.DeltaLog;
import io.delta.standalone.Snapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.arrow.memory.RootAllocator;
import org.apache.hadoop.conf.Configuration;
import org.codeanatomy.plugin.api.function.Argument;
import org.codeanatomy.plugin.api.procedure.Procedure;
import org.codeanatomy.plugin.api.table.ReadContext;
import org.codeanatomy.plugin.api.table.WriteMode;
import org.codeanatomy.plugin.delta.kernel.LogReader;
import org.codeanatomy.plugin.delta.log.TableFolder;
import org.codeanatomy.plugin.delta.log.TableState;
import org.codeanatomy.plugin.delta.slots.DeltaProcedures;
import org.codeanatomy.plugin.delta.storage.LocalStorage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Delta Standalone, a second and independent reader of logs. Its reader of rows is known to be wrong and never asked. */
class StandaloneTest {

    @TempDir
    Path folder;

    @Test
    void listFiles_ofEveryVersionWeWrote_isTheSameSet() throws Exception {
        TestTable.write(folder, WriteMode.CREATE, 0, 100);
        TestTable.write(folder, WriteMode.APPEND, 100, 200);
        TestTable.write(folder, WriteMode.OVERWRITE, 200, 300);
        checkpoint();
        TestTable.write(folder, WriteMode.APPEND, 300, 400);
        for (long version = 0; version <= 3; version++) {
            assertThat(standalone(folder, version)).as("version " + version).isEqualTo(ours(folder, version));
        }
        assertThat(log(folder).snapshot().getMetadata().getSchema().getFieldNames())
                .containsExactly("id", "name", "price", "day", "at", "score");
        assertThat(log(folder).getCommitInfoAt(3).getOperation()).isEqualTo("WRITE");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".parquet")))
                    .hasSize(4);
        }
    }

    @Test
    void listFiles_ofGoldenTables_isTheSameSetWhereBothRead() throws Exception {
        Golden golden = Golden.unpack(folder, "tables-d");
        int equal = 0;
        for (JsonNode table : golden.lines("manifest.jsonl")) {
            Path location = golden.table(table.get("table").asText());
            // where that file is damaged Standalone sleeps, again and again
            boolean quick = !location.toString().contains("last-checkpoint");
            if (quick
                    && table.path("minReader").asInt() == 1
                    && table.path("minWriter").asInt() <= 2) {
                long version = table.get("latest").asLong();
                Optional<List<String>> ours = unlessRefused(() -> ours(location, version));
                Optional<List<String>> theirs = unlessRefused(() -> standalone(location, version));
                if (ours.isPresent() && theirs.isPresent()) {
                    assertThat(ours).as(location + " version " + version).isEqualTo(theirs);
                    equal++;
                }
            }
        }
        System.out.println("golden tables: " + equal + " with the same files as Delta Standalone lists");
        assertThat(equal).isGreaterThan(60);
    }

    private static Optional<List<String>> unlessRefused(Callable<List<String>> listing) {
        try {
            return Optional.of(listing.call());
        } catch (Exception refusal) {
            // Standalone refuses with exceptions of every kind, and what it refuses is no concern of this test
            return Optional.empty();
        }
    }

    /** Without checksums of Hadoop's own: side files of that kind lie around in some tables and are stale. */
    private static Configuration configuration() {
        Configuration configuration = new Configuration();
        configuration.set("fs.file.impl", "org.apache.hadoop.fs.RawLocalFileSystem");
        return configuration;
    }

    private static DeltaLog log(Path table) {
        return DeltaLog.forTable(configuration(), table.toString());
    }

    private static List<String> standalone(Path table, long version) {
        Snapshot snapshot = log(table).getSnapshotForVersionAsOf(version);
        return snapshot.getAllFiles().stream()
                .map(file -> file.getPath() + " " + file.getSize() + " " + new TreeMap<>(file.getPartitionValues()))
                .sorted()
                .toList();
    }

    private static List<String> ours(Path table, long version) throws Exception {
        TableState state =
                new LogReader(new LocalStorage()).read(new TableFolder(table, true), OptionalLong.of(version));
        return state.files().stream()
                .map(file -> file.logPath() + " " + file.size() + " " + new TreeMap<>(file.partitionValues()))
                .sorted()
                .toList();
    }

    private void checkpoint() throws Exception {
        Procedure procedure = new DeltaProcedures().procedures().get(0);
        Argument path = new Argument(TestTable.SCHEMA.findField("name"), true, folder.toString());
        try (RootAllocator allocator = new RootAllocator()) {
            procedure.call(List.of(path), new ReadContext(allocator, 10)).close();
        }
    }
}
