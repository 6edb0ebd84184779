package org.codeanatomy.engine.core.testing;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.codeanatomy.plugin.host.ChangeOptions;
import org.codeanatomy.plugin.host.GenerationId;
import org.codeanatomy.plugin.host.GenerationState;
import org.codeanatomy.plugin.host.LeaseHolder;
import org.codeanatomy.plugin.host.MemoryCharge;
import org.codeanatomy.plugin.host.Offers;
import org.codeanatomy.plugin.host.PluginHost;
import org.codeanatomy.plugin.host.PluginRefusedException;
import org.codeanatomy.plugin.host.PluginStatus;
import org.codeanatomy.plugin.host.ServedService;
import org.codeanatomy.plugin.host.SnapshotLease;
import org.codeanatomy.plugin.host.UpdateReport;
import org.codeanatomy.plugin.host.view.GenerationStatus;
import org.codeanatomy.plugin.host.view.HealthStatus;
import org.codeanatomy.plugin.host.view.HistoryEntry;
import org.codeanatomy.plugin.host.view.MemoryStatus;
import org.codeanatomy.plugin.host.view.QueryMemory;
import org.codeanatomy.plugin.host.view.RequirementStatus;
import org.codeanatomy.plugin.host.view.RuntimeView;
import org.codeanatomy.plugin.host.view.ServiceStatus;
import org.codeanatomy.plugin.host.view.SettingStatus;

/** A host of given services, without a framework: its plugins never change, and its leases are counted. */
public final class FixedPluginHost implements PluginHost, RuntimeView, AutoCloseable {

    private final BufferAllocator root = new RootAllocator();
    private final Map<GenerationId, List<Object>> plugins = new LinkedHashMap<>();
    private final Map<String, List<String>> former = new HashMap<>();
    private final List<Lease> open = new ArrayList<>();
    private final Map<String, String> settings = new HashMap<>();

    /** Adds a plugin, version 1.0.0, that fills slots with these services. */
    public synchronized FixedPluginHost with(String plugin, Object... services) {
        GenerationId id = new GenerationId(plugin, "1.0.0", "0".repeat(64), plugins.size() + 1L);
        plugins.put(id, List.of(services));
        return this;
    }

    /** Sets a framework property. */
    public synchronized FixedPluginHost setting(String name, String value) {
        settings.put(name, value);
        return this;
    }

    /** Says that plugins which are gone had a name. */
    public synchronized FixedPluginHost formerly(String slot, String name, String... versions) {
        former.put(slot + " " + name, List.of(versions));
        return this;
    }

    /** Generations that open leases hold. */
    public synchronized List<String> leased() {
        return open.stream()
                .flatMap(lease -> lease.held.stream())
                .map(GenerationId::plugin)
                .sorted()
                .toList();
    }

    /** Number of leases that are not closed. */
    public synchronized int openLeases() {
        return open.size();
    }

    /** Does what a host does when a drain limit passes: tells every holder to stop. */
    public void cancelAll(String reason) {
        List<Lease> holders;
        synchronized (this) {
            holders = List.copyOf(open);
        }
        holders.forEach(lease -> lease.holder.cancel(reason));
    }

    @Override
    public String snapshotId() {
        return "fixed";
    }

    @Override
    public synchronized SnapshotLease lease(LeaseHolder holder) {
        Lease lease = new Lease(holder, plugins.keySet());
        open.add(lease);
        return lease;
    }

    @Override
    public SnapshotLease leaseAgain(LeaseHolder holder, Collection<SnapshotLease> held) {
        return lease(holder);
    }

    @Override
    public synchronized List<PluginStatus> plugins() {
        return plugins.keySet().stream()
                .sorted(Comparator.comparing(GenerationId::plugin))
                .map(id -> new PluginStatus(
                        id.plugin(), id.version(), "b1", GenerationState.ACTIVE, List.of(), id.sha256(), ""))
                .toList();
    }

    @Override
    public synchronized List<GenerationStatus> generations() {
        return plugins.keySet().stream()
                .map(id -> new GenerationStatus(
                        id.number(),
                        id.plugin(),
                        id.version(),
                        "b1",
                        id.sha256(),
                        GenerationState.ACTIVE,
                        (int) leased().stream().filter(id.plugin()::equals).count(),
                        Instant.EPOCH,
                        Optional.of(Instant.EPOCH.plusMillis(1500)),
                        Optional.empty(),
                        Optional.empty(),
                        0,
                        0,
                        ""))
                .toList();
    }

    @Override
    public synchronized List<ServiceStatus> services() {
        return plugins.keySet().stream()
                .map(id -> new ServiceStatus(id.number(), id.plugin(), id.version(), "scalar-function", "shout", false))
                .toList();
    }

    @Override
    public synchronized List<RequirementStatus> requirements() {
        return plugins.keySet().stream()
                .map(id -> new RequirementStatus(
                        id.number(),
                        id.plugin(),
                        id.version(),
                        "slot",
                        "scalar-function",
                        "[1.0.0,2.0.0)",
                        false,
                        "org.codeanatomy.plugin.host 1.0.0",
                        "1.0.0"))
                .toList();
    }

    @Override
    public synchronized List<MemoryStatus> memory() {
        return plugins.keySet().stream()
                .map(id -> new MemoryStatus(id.number(), id.plugin(), id.version(), 0, 64, Long.MAX_VALUE, 0))
                .toList();
    }

    @Override
    public List<HealthStatus> health() {
        return List.of();
    }

    @Override
    public List<HistoryEntry> history() {
        return List.of();
    }

    @Override
    public List<SettingStatus> settings() {
        return List.of();
    }

    @Override
    public List<QueryMemory> queryMemory() {
        return List.of();
    }

    @Override
    public synchronized List<String> formerProviders(String slot, String name) {
        return former.getOrDefault(slot + " " + name.toLowerCase(Locale.ROOT), List.of());
    }

    @Override
    public Offers offers() {
        return new Offers(
                new TreeMap<>(Map.of("scalar-function", "1.0.0")),
                new TreeMap<>(Map.of(
                        "org.codeanatomy.plugin.api", "1.0.0",
                        "org.codeanatomy.plugin.api.function", "1.2.0",
                        "org.apache.arrow.vector", "19.0.0",
                        "org.apache.calcite.sql", "1.42.0")));
    }

    @Override
    public UpdateReport update(String plugin, Path jar, ChangeOptions options) throws PluginRefusedException {
        throw new PluginRefusedException(plugin, List.of("the plugins of this host are fixed"));
    }

    @Override
    public UpdateReport install(Path jar, ChangeOptions options) throws PluginRefusedException {
        throw new PluginRefusedException(jar.toString(), List.of("the plugins of this host are fixed"));
    }

    @Override
    public UpdateReport uninstall(String plugin, ChangeOptions options) throws PluginRefusedException {
        throw new PluginRefusedException(plugin, List.of("the plugins of this host are fixed"));
    }

    @Override
    public UpdateReport update(String plugin, ChangeOptions options) throws PluginRefusedException {
        throw new PluginRefusedException(plugin, List.of("the plugins of this host are fixed"));
    }

    @Override
    public UpdateReport rollback(String plugin, Optional<String> version, ChangeOptions options)
            throws PluginRefusedException {
        throw new PluginRefusedException(plugin, List.of("the plugins of this host are fixed"));
    }

    @Override
    public String lock() {
        return "";
    }

    @Override
    public List<UpdateReport> restore(Path lockFile, ChangeOptions options) throws PluginRefusedException {
        throw new PluginRefusedException(lockFile.toString(), List.of("the plugins of this host are fixed"));
    }

    @Override
    public List<GenerationId> proveCollected(Duration within) {
        return List.of();
    }

    @Override
    public Optional<String> setting(String name) {
        return Optional.ofNullable(settings.get(name));
    }

    @Override
    public BufferAllocator rootAllocator() {
        return root;
    }

    /** Fails if a buffer was not released. */
    @Override
    public void close() {
        root.close();
    }

    private final class Lease implements SnapshotLease {

        private final LeaseHolder holder;
        private final Set<GenerationId> held;

        Lease(LeaseHolder holder, Set<GenerationId> held) {
            this.holder = holder;
            this.held = new HashSet<>(held);
        }

        @Override
        public String snapshotId() {
            return "fixed";
        }

        @Override
        public List<GenerationId> generations() {
            synchronized (FixedPluginHost.this) {
                return held.stream()
                        .sorted(Comparator.comparing(GenerationId::plugin))
                        .toList();
            }
        }

        @Override
        public <T> List<ServedService<T>> services(Class<T> slot) {
            synchronized (FixedPluginHost.this) {
                List<ServedService<T>> services = new ArrayList<>();
                plugins.forEach((id, all) -> all.stream()
                        .filter(service -> held.contains(id) && slot.isInstance(service))
                        .forEach(service -> services.add(new ServedService<>(id, slot.cast(service), root))));
                return services;
            }
        }

        @Override
        public void narrow(Set<GenerationId> used) {
            synchronized (FixedPluginHost.this) {
                if (!held.containsAll(used)) {
                    throw new IllegalArgumentException("not held: " + used);
                }
                held.retainAll(used);
            }
        }

        @Override
        public MemoryCharge charge(GenerationId generation) {
            return new UncountedCharge();
        }

        @Override
        public SnapshotLease fork(LeaseHolder other) {
            synchronized (FixedPluginHost.this) {
                Lease lease = new Lease(other, held);
                open.add(lease);
                return lease;
            }
        }

        @Override
        public void close() {
            synchronized (FixedPluginHost.this) {
                open.remove(this);
            }
        }
    }
}
