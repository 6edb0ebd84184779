package org.codeanatomy.engine.core.session;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.codeanatomy.engine.api.Engine;
import org.codeanatomy.engine.api.Result;
import org.codeanatomy.engine.api.Session;
import org.codeanatomy.engine.api.SessionSettings;
import org.codeanatomy.engine.core.activity.QueryLog;
import org.codeanatomy.engine.core.catalog.SystemTables;
import org.codeanatomy.engine.core.pipeline.QueryExecutor;
import org.codeanatomy.engine.core.sql.FunctionRegistry;
import org.codeanatomy.plugin.api.function.FunctionDescription;
import org.codeanatomy.plugin.host.PluginHost;
import org.codeanatomy.plugin.host.SmokeRunner;
import org.codeanatomy.plugin.host.SnapshotLease;
import org.codeanatomy.plugin.host.view.RuntimeView;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The engine as a service: opens sessions, and runs the smoke queries of candidate plugins. Thread-safe. */
@Component
public final class EngineComponent implements Engine, SmokeRunner {

    private static final String SMOKE = "smoke";

    private final PluginHost host;
    private final EngineParts parts;
    private final AtomicLong sessions = new AtomicLong();

    /** An engine over the plugins of a host. Its memory is a child of the host's, so that buffers can move between. */
    @Activate
    public EngineComponent(@Reference PluginHost host, @Reference RuntimeView runtime) {
        this.host = host;
        QueryLog queries = new QueryLog(runtime);
        this.parts = new EngineParts(
                host,
                new QueryExecutor(),
                host.rootAllocator().newChildAllocator("engine", 0, Long.MAX_VALUE),
                SystemTables.over(host, runtime, queries),
                queries);
    }

    @Override
    public Session openSession(SessionSettings settings) {
        return new EngineSession(parts, "s" + sessions.incrementAndGet(), Settings.of(settings));
    }

    @Override
    public List<FunctionDescription> functions() {
        try (SnapshotLease lease = host.lease(new RunningStatement("list functions"))) {
            return new FunctionRegistry(lease).functions();
        }
    }

    @Override
    public void run(String query, SnapshotLease plugins) {
        Settings settings = Settings.of(SessionSettings.small().withThreads(1));
        try (EngineSession session = new EngineSession(parts, SMOKE, settings);
                Result result = session.execute(query, plugins::fork)) {
            while (result.next() != null) {
                // the rows do not matter, only that they can be computed
            }
        }
    }

    /** Ends the worker threads. Sessions must have been closed. */
    @Deactivate
    public void close() {
        parts.executor().close();
        parts.allocator().close();
    }
}
