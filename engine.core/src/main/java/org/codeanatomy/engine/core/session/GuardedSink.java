package org.codeanatomy.engine.core.session;

import java.util.Map;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.table.TableSink;
import org.codeanatomy.plugin.api.table.WriteResult;
import org.codeanatomy.plugin.api.vector.Batch;
import org.codeanatomy.plugin.host.GenerationId;

/** A plugin's sink whose failures carry no exception object of the plugin, which would keep its classes alive. */
final class GuardedSink implements TableSink {

    private final TableSink sink;
    private final GenerationId generation;

    GuardedSink(TableSink sink, GenerationId generation) {
        this.sink = sink;
        this.generation = generation;
    }

    private interface Call<T> {
        T run() throws PluginException;
    }

    private <T> T guarded(PluginException.Stage stage, String activity, Call<T> call) throws PluginException {
        try {
            return call.run();
        } catch (PluginException refusal) {
            throw new PluginException(
                    refusal.stage(), refusal.code(), refusal.getMessage(), Map.copyOf(refusal.details()), null);
        } catch (RuntimeException | LinkageError defect) {
            throw new PluginException(
                    stage,
                    "PLUGIN_FAILED",
                    generation + " failed to " + activity + ": "
                            + defect.getClass().getSimpleName() + ", " + defect.getMessage()
                            + "; this is a defect of the plugin");
        }
    }

    @Override
    public void write(Batch batch) throws PluginException {
        guarded(PluginException.Stage.EXECUTION, "write rows", () -> {
            sink.write(batch);
            return null;
        });
    }

    @Override
    public WriteResult commit(Map<String, String> metadata) throws PluginException {
        return guarded(PluginException.Stage.COMMIT, "commit", () -> sink.commit(metadata));
    }

    @Override
    public void close() {
        sink.close();
    }
}
