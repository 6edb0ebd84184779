package org.codeanatomy.engine.core.session;

import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.codeanatomy.engine.api.Engine;
import org.codeanatomy.engine.api.Result;
import org.codeanatomy.engine.api.Session;
import org.codeanatomy.engine.api.SessionSettings;
import org.codeanatomy.engine.api.registry.CapabilitiesSnapshot;
import org.codeanatomy.engine.api.registry.RegistrySnapshot;
import org.codeanatomy.engine.core.pipeline.QueryExecutor;
import org.codeanatomy.engine.core.registry.RegistryReader;
import org.codeanatomy.engine.core.registry.RuntimeCapabilities;
import org.codeanatomy.engine.core.sql.FunctionRegistry;
import org.codeanatomy.plugin.api.function.FunctionDescription;
import org.codeanatomy.plugin.host.LifecycleEvent;
import org.codeanatomy.plugin.host.LifecycleListener;
import org.codeanatomy.plugin.host.PluginHost;
import org.codeanatomy.plugin.host.SmokeRunner;
import org.codeanatomy.plugin.host.SnapshotLease;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The engine as a service: opens sessions, runs the smoke queries of candidate plugins, and replaces its worker threads
 * when a plugin has gone. Thread-safe. */
@Component
public final class EngineComponent implements Engine, SmokeRunner, LifecycleListener {

    private static final Logger LOG = LoggerFactory.getLogger(EngineComponent.class);

    private final PluginHost host;
    private final QueryExecutor executor;
    private final BufferAllocator allocator;

    /** An engine over the plugins of a host. Its memory is a child of the host's, so that buffers can move between. */
    @Activate
    public EngineComponent(@Reference PluginHost host) {
        this.host = host;
        this.executor = new QueryExecutor();
        this.allocator = host.rootAllocator().newChildAllocator("engine", 0, Long.MAX_VALUE);
    }

    @Override
    public Session openSession(SessionSettings settings) {
        return new EngineSession(host, executor, allocator, Settings.of(settings));
    }

    @Override
    public List<FunctionDescription> functions() {
        try (SnapshotLease lease = host.lease(new RunningStatement("list functions"))) {
            return new FunctionRegistry(lease).functions();
        }
    }

    @Override
    public RegistrySnapshot registry() {
        try (SnapshotLease lease = host.lease(new RunningStatement("read the registry"))) {
            return new RegistryReader(lease).read();
        }
    }

    @Override
    public CapabilitiesSnapshot capabilities() {
        try (SnapshotLease lease = host.lease(new RunningStatement("read the capabilities"))) {
            return RuntimeCapabilities.of(host.offers(), lease);
        }
    }

    @Override
    public void run(String query, SnapshotLease plugins) {
        try (EngineSession session = new EngineSession(
                        host,
                        executor,
                        allocator,
                        Settings.of(SessionSettings.small().withThreads(1)));
                Result result = session.execute(query, plugins::fork)) {
            while (result.next() != null) {
                // the rows do not matter, only that they can be computed
            }
        }
    }

    /**
     * No statement uses the generation any more, so nothing of it runs on a worker: fresh ones take their places, and what
     * it left on them goes.
     */
    @Override
    public void onEvent(LifecycleEvent event) {
        if (event.kind() == LifecycleEvent.Kind.RETIRE) {
            executor.renewWorkers();
        }
    }

    /** Ends the worker threads. Sessions must have been closed. */
    @Deactivate
    public void close() {
        executor.close();
        try {
            allocator.close();
        } catch (IllegalStateException held) { // by a call that does not return; nobody can wait for it
            LOG.error("The engine is stopped while memory of statements is still held: {}", held.getMessage());
        }
    }
}
