package org.codeanatomy.engine.core.session;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.arrow.memory.BufferAllocator;
import org.codeanatomy.engine.api.Engine;
import org.codeanatomy.engine.api.Result;
import org.codeanatomy.engine.api.Session;
import org.codeanatomy.engine.api.SessionSettings;
import org.codeanatomy.engine.api.registry.CapabilitiesSnapshot;
import org.codeanatomy.engine.api.registry.RegistrySnapshot;
import org.codeanatomy.engine.core.activity.QueryLog;
import org.codeanatomy.engine.core.activity.TrackedQuery;
import org.codeanatomy.engine.core.catalog.SystemTables;
import org.codeanatomy.engine.core.pipeline.QueryExecutor;
import org.codeanatomy.engine.core.registry.RegistryReader;
import org.codeanatomy.engine.core.registry.RuntimeCapabilities;
import org.codeanatomy.engine.core.rehearsal.Recordings;
import org.codeanatomy.engine.core.rehearsal.Rehearsal;
import org.codeanatomy.engine.core.rehearsal.RehearsalSettings;
import org.codeanatomy.engine.core.sql.FunctionRegistry;
import org.codeanatomy.plugin.api.function.FunctionDescription;
import org.codeanatomy.plugin.host.GenerationId;
import org.codeanatomy.plugin.host.LifecycleEvent;
import org.codeanatomy.plugin.host.LifecycleListener;
import org.codeanatomy.plugin.host.PluginHost;
import org.codeanatomy.plugin.host.PluginUse;
import org.codeanatomy.plugin.host.PluginUsers;
import org.codeanatomy.plugin.host.RehearsalReport;
import org.codeanatomy.plugin.host.SmokeRunner;
import org.codeanatomy.plugin.host.SnapshotLease;
import org.codeanatomy.plugin.host.SwitchRehearsal;
import org.codeanatomy.plugin.host.view.RuntimeView;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine as a service: opens sessions, tries and rehearses candidate plugins, knows who uses one, and replaces its
 * worker threads when a plugin has gone. Thread-safe.
 */
@Component
public final class EngineComponent implements Engine, SmokeRunner, SwitchRehearsal, PluginUsers, LifecycleListener {

    private static final Logger LOG = LoggerFactory.getLogger(EngineComponent.class);

    private final PluginHost host;
    private final RehearsalSettings rehearsal;
    private final EngineParts parts;
    private final AtomicLong sessions = new AtomicLong();

    /** An engine over the plugins of a host. Its memory is a child of the host's, so that buffers can move between. */
    @Activate
    public EngineComponent(@Reference PluginHost host, @Reference RuntimeView runtime) {
        this.host = host;
        this.rehearsal = new RehearsalSettings(host::setting);
        BufferAllocator allocator = host.rootAllocator().newChildAllocator("engine", 0, Long.MAX_VALUE);
        QueryLog queries = new QueryLog(runtime);
        this.parts = new EngineParts(
                host,
                new QueryExecutor(),
                allocator,
                SystemTables.over(host, runtime, queries),
                queries,
                new Recordings(rehearsal, allocator),
                ConcurrentHashMap.newKeySet());
    }

    @Override
    public Session openSession(SessionSettings settings) {
        EngineSession session = new EngineSession(parts, "s" + sessions.incrementAndGet(), Settings.of(settings));
        parts.sessions().add(session);
        return session;
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
        Settings settings = Settings.of(SessionSettings.small().withThreads(1));
        try (EngineSession session = new EngineSession(parts, EngineSession.SMOKE, settings);
                Result result = session.execute(query, plugins::fork)) {
            while (result.next() != null) {
                // the rows do not matter, only that they can be computed
            }
        }
    }

    @Override
    public RehearsalReport rehearse(
            GenerationId candidate, SnapshotLease prospective, GenerationId current, SnapshotLease present) {
        try (Rehearsal run = new Rehearsal(parts.recordings(), candidate, prospective, current, present)) {
            return run.run(rehearsal.limit());
        }
    }

    @Override
    public List<PluginUse> usersOf(String plugin) {
        List<PluginUse> users = new ArrayList<>();
        for (TrackedQuery query : parts.queries().running()) {
            if (query.generations().stream().anyMatch(used -> used.plugin().equals(plugin))) {
                users.add(new PluginUse("query", query.description()));
            }
        }
        parts.sessions().forEach(session -> users.addAll(session.usersOf(plugin)));
        return users;
    }

    /**
     * When no statement uses a generation any more, nothing of it runs on a worker: fresh ones take their places, and what
     * it left on them goes.
     */
    @Override
    public void onEvent(LifecycleEvent event) {
        parts.recordings().onEvent(event);
        if (event.kind() == LifecycleEvent.Kind.RETIRE) {
            parts.executor().renewWorkers();
        }
    }

    /** Ends the worker threads. Sessions must have been closed. */
    @Deactivate
    public void close() {
        parts.executor().close();
        parts.recordings().close();
        try {
            parts.allocator().close();
        } catch (IllegalStateException held) { // by a call that does not return; nobody can wait for it
            LOG.error("The engine is stopped while memory of statements is still held: {}", held.getMessage());
        }
    }
}
