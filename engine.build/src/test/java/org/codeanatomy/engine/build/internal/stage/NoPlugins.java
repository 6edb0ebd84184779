package org.codeanatomy.engine.build.internal.stage;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.codeanatomy.plugin.host.ChangeOptions;
import org.codeanatomy.plugin.host.GenerationId;
import org.codeanatomy.plugin.host.LeaseHolder;
import org.codeanatomy.plugin.host.MemoryCharge;
import org.codeanatomy.plugin.host.Offers;
import org.codeanatomy.plugin.host.PluginHost;
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

/** A host without plugins, for an engine that reads Arrow data alone. Closing it finds buffers that were not freed. */
final class NoPlugins implements PluginHost, RuntimeView, AutoCloseable {

    private final BufferAllocator root = new RootAllocator();

    @Override
    public String snapshotId() {
        return "none";
    }

    @Override
    public SnapshotLease lease(LeaseHolder holder) {
        return new Nothing();
    }

    @Override
    public SnapshotLease leaseAgain(LeaseHolder holder, Collection<SnapshotLease> held) {
        return lease(holder);
    }

    @Override
    public List<PluginStatus> plugins() {
        return List.of();
    }

    @Override
    public List<GenerationStatus> generations() {
        return List.of();
    }

    @Override
    public List<ServiceStatus> services() {
        return List.of();
    }

    @Override
    public List<RequirementStatus> requirements() {
        return List.of();
    }

    @Override
    public List<MemoryStatus> memory() {
        return List.of();
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
    public List<String> formerProviders(String slot, String name) {
        return List.of();
    }

    @Override
    public Offers offers() {
        return new Offers(new TreeMap<>(), new TreeMap<>());
    }

    @Override
    public UpdateReport update(String plugin, Path jar, ChangeOptions options) {
        throw new UnsupportedOperationException("there are no plugins");
    }

    @Override
    public UpdateReport install(Path jar, ChangeOptions options) {
        throw new UnsupportedOperationException("there are no plugins");
    }

    @Override
    public UpdateReport uninstall(String plugin, ChangeOptions options) {
        throw new UnsupportedOperationException("there are no plugins");
    }

    @Override
    public UpdateReport update(String plugin, ChangeOptions options) {
        throw new UnsupportedOperationException("there are no plugins");
    }

    @Override
    public UpdateReport rollback(String plugin, Optional<String> version, ChangeOptions options) {
        throw new UnsupportedOperationException("there are no plugins");
    }

    @Override
    public String lock() {
        return "";
    }

    @Override
    public List<UpdateReport> restore(Path lockFile, ChangeOptions options) {
        throw new UnsupportedOperationException("there are no plugins");
    }

    @Override
    public List<GenerationId> proveCollected(Duration within) {
        return List.of();
    }

    @Override
    public Optional<String> setting(String name) {
        return Optional.empty();
    }

    @Override
    public BufferAllocator rootAllocator() {
        return root;
    }

    @Override
    public void close() {
        root.close();
    }

    private static final class Nothing implements SnapshotLease {

        @Override
        public String snapshotId() {
            return "none";
        }

        @Override
        public List<GenerationId> generations() {
            return List.of();
        }

        @Override
        public <T> List<ServedService<T>> services(Class<T> slot) {
            return List.of();
        }

        @Override
        public void narrow(Set<GenerationId> used) {}

        @Override
        public MemoryCharge charge(GenerationId generation) {
            throw new IllegalArgumentException("The lease does not hold " + generation + ".");
        }

        @Override
        public SnapshotLease fork(LeaseHolder holder) {
            return new Nothing();
        }

        @Override
        public void close() {}
    }
}
