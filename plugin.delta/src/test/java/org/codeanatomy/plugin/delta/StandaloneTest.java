package org.codeanatomy.plugin.delta;

import static org.assertj.core.api.Assertions.assertThat;

import io.delta.standalone.DeltaLog;
import io.delta.standalone.Snapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.arrow.memory.RootAllocator;
import org.apache.hadoop.conf.Configuration;
import org.codeanatomy.plugin.api.function.Argument;
import org.codeanatomy.plugin.api.procedure.Procedure;
import org.codeanatomy.plugin.api.table.ReadContext;
import org.codeanatomy.plugin.api.table.WriteMode;
import org.codeanatomy.plugin.delta.kernel.LogReader;
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
            assertThat(standalone(version)).as("version " + version).isEqualTo(ours(version));
        }
        assertThat(log().snapshot().getMetadata().getSchema().getFieldNames())
                .containsExactly("id", "name", "price", "day", "at", "score");
        assertThat(log().getCommitInfoAt(3).getOperation()).isEqualTo("WRITE");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".parquet")))
                    .hasSize(4);
        }
    }

    private DeltaLog log() {
        return DeltaLog.forTable(new Configuration(), folder.toString());
    }

    private List<String> standalone(long version) {
        Snapshot snapshot = log().getSnapshotForVersionAsOf(version);
        return snapshot.getAllFiles().stream()
                .map(file -> file.getPath() + " " + file.getSize() + " " + file.getPartitionValues())
                .sorted()
                .toList();
    }

    private List<String> ours(long version) throws Exception {
        TableState state = new LogReader(new LocalStorage()).read(folder, OptionalLong.of(version));
        return state.files().stream()
                .map(file -> file.logPath() + " " + file.size() + " " + file.partitionValues())
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
