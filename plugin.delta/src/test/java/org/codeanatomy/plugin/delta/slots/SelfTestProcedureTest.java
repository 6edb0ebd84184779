package org.codeanatomy.plugin.delta.slots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.options.OptionSchema;
import org.codeanatomy.plugin.api.options.Options;
import org.codeanatomy.plugin.api.table.BatchReader;
import org.codeanatomy.plugin.api.table.ReadContext;
import org.codeanatomy.plugin.api.table.Table;
import org.codeanatomy.plugin.api.table.TableSink;
import org.codeanatomy.plugin.api.table.WritableTableProviderFactory;
import org.codeanatomy.plugin.api.table.WriteMode;
import org.codeanatomy.plugin.api.vector.Batch;
import org.codeanatomy.plugin.delta.kernel.LogReader;
import org.codeanatomy.plugin.delta.storage.LocalStorage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelfTestProcedureTest {

    private final LogReader logs = new LogReader(new LocalStorage());

    @TempDir
    Path folder;

    @Test
    void call_readsWhatItWrote_andLeavesNothing() throws Exception {
        assertThat(run(new DeltaTables(), folder)).isEqualTo(2000);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void call_whereRowsGetLost_failsWithTheNumbers_andLeavesNothing() {
        assertThatThrownBy(() -> run(new Forgetful(), folder))
                .isInstanceOf(PluginException.class)
                .hasMessageContaining("1000 with sum 499500 were read");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void call_withoutTemporaryFolder_saysSo() {
        Path absent = folder.resolve("absent");
        assertThatThrownBy(() -> run(new DeltaTables(), absent))
                .isInstanceOf(PluginException.class)
                .hasMessageContaining("the temporary folder " + absent + " cannot be used");
    }

    private long run(WritableTableProviderFactory tables, Path temporary) throws Exception {
        try (RootAllocator allocator = new RootAllocator();
                BatchReader report = new SelfTestProcedure(tables, logs, temporary)
                        .call(List.of(), new ReadContext(allocator, 100));
                Batch batch = report.next()) {
            assertThat(report.next()).isNull();
            return ((BigIntVector) batch.column(0).asArrow()).get(0);
        }
    }

    /** Shows the first version only. */
    private static final class Forgetful implements WritableTableProviderFactory {

        private final DeltaTables tables = new DeltaTables();

        @Override
        public String kind() {
            return tables.kind();
        }

        @Override
        public OptionSchema options() {
            return tables.options();
        }

        @Override
        public Table open(Options options) throws PluginException {
            String location = options.path(LOCATION).orElseThrow().toString();
            return tables.open(options().parse(Map.of(LOCATION, location, "version", "0")));
        }

        @Override
        public TableSink openSink(Options options, Schema schema, WriteMode mode) throws PluginException {
            return tables.openSink(options, schema, mode);
        }
    }
}
