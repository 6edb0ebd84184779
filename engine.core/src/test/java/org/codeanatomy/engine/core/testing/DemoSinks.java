package org.codeanatomy.engine.core.testing;

import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.options.OptionSchema;
import org.codeanatomy.plugin.api.options.Options;
import org.codeanatomy.plugin.api.table.Table;
import org.codeanatomy.plugin.api.table.TableSink;
import org.codeanatomy.plugin.api.table.WritableTableProviderFactory;
import org.codeanatomy.plugin.api.table.WriteMode;
import org.codeanatomy.plugin.api.table.WriteResult;
import org.codeanatomy.plugin.api.vector.Batch;

/** A table kind of a plugin that exists for tests: it counts the rows written, and breaks on batches of 13 rows. */
public final class DemoSinks implements WritableTableProviderFactory {

    @Override
    public String kind() {
        return "counter";
    }

    @Override
    public OptionSchema options() {
        return new OptionSchema("counter table", List.of());
    }

    @Override
    public Table open(Options options) throws PluginException {
        throw new PluginException(PluginException.Stage.EXECUTION, "WRITE_ONLY", "a counter cannot be read");
    }

    @Override
    public TableSink openSink(Options options, Schema schema, WriteMode mode) {
        return new CountingSink();
    }

    private static final class CountingSink implements TableSink {

        private long rows;

        @Override
        public void write(Batch batch) {
            if (batch.rowCount() == 13) {
                throw new IllegalStateException("thirteen");
            }
            rows += batch.selectedCount();
        }

        @Override
        public WriteResult commit(Map<String, String> metadata) throws PluginException {
            if (rows == 0) {
                throw new PluginException(
                        PluginException.Stage.COMMIT, "EMPTY", "nothing was written", new IllegalStateException());
            }
            return new WriteResult(1, rows, 0, 1);
        }

        @Override
        public void close() {}
    }
}
