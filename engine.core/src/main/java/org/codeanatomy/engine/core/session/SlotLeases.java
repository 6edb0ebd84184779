package org.codeanatomy.engine.core.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.api.EngineException.Stage;
import org.codeanatomy.engine.api.SlotLease;
import org.codeanatomy.engine.core.catalog.PluginBoundary;
import org.codeanatomy.engine.core.catalog.TableKinds;
import org.codeanatomy.plugin.api.table.TableProviderFactory;
import org.codeanatomy.plugin.api.table.TableSink;
import org.codeanatomy.plugin.api.table.WritableTableProviderFactory;
import org.codeanatomy.plugin.api.table.WriteMode;
import org.codeanatomy.plugin.host.GenerationId;
import org.codeanatomy.plugin.host.PluginHost;
import org.codeanatomy.plugin.host.PluginStatus;
import org.codeanatomy.plugin.host.ServedService;
import org.codeanatomy.plugin.host.SnapshotLease;

/** Leases services to those parts of the system that drive plugins otherwise than by SQL. */
final class SlotLeases {

    private SlotLeases() {}

    /** One lease per service of the slot, each on its own generation only. */
    static <T> List<SlotLease<T>> lease(PluginHost host, Class<T> slot) {
        List<SlotLease<T>> leases = new ArrayList<>();
        try (SnapshotLease all = host.lease(new RunningStatement("lease " + slot.getSimpleName()))) {
            for (ServedService<T> served : all.services(slot)) {
                RunningStatement holder = new RunningStatement("drive " + served.generation());
                SnapshotLease own = all.fork(holder);
                own.narrow(Set.of(served.generation()));
                leases.add(new ServiceLease<>(own, served.service(), served.generation(), version(host, served)));
            }
            return leases;
        } catch (RuntimeException failure) {
            leases.forEach(SlotLease::close);
            throw failure;
        }
    }

    /** A sink whose provider stays leased until it is closed. */
    static SlotLease<TableSink> openSink(
            PluginHost host, String kind, Map<String, String> options, Schema schema, WriteMode mode) {
        SnapshotLease lease = host.lease(new RunningStatement("write a table of kind " + kind));
        try {
            ServedService<TableProviderFactory> provider = new TableKinds(host, lease).provider(kind);
            if (!(provider.service() instanceof WritableTableProviderFactory writable)) {
                throw new EngineException(
                        Stage.CONFIGURE, "READ_ONLY_TABLE_KIND", "tables of kind " + kind + " cannot be written");
            }
            lease.narrow(Set.of(provider.generation()));
            TableSink sink = PluginBoundary.call(
                    Stage.CONFIGURE,
                    provider.generation(),
                    "open a sink of kind " + kind,
                    () -> writable.openSink(writable.options().parse(options), schema, mode));
            return new ServiceLease<>(
                    lease,
                    new GuardedSink(sink, provider.generation()),
                    provider.generation(),
                    version(host, provider));
        } catch (RuntimeException | Error failure) {
            lease.close();
            throw failure;
        }
    }

    private static String version(PluginHost host, ServedService<?> served) {
        GenerationId generation = served.generation();
        for (PluginStatus status : host.plugins()) {
            boolean same =
                    status.name().equals(generation.plugin()) && status.sha256().equals(generation.sha256());
            if (same && !status.buildId().isEmpty()) {
                return generation.version() + " (" + status.buildId() + ")";
            }
        }
        return generation.version();
    }

    private static final class ServiceLease<T> implements SlotLease<T> {

        private final SnapshotLease lease;
        private final GenerationId generation;
        private final String version;
        private T service;

        ServiceLease(SnapshotLease lease, T service, GenerationId generation, String version) {
            this.lease = lease;
            this.service = service;
            this.generation = generation;
            this.version = version;
        }

        @Override
        public synchronized T service() {
            if (service == null) {
                throw new IllegalStateException("the lease on " + generation + " is closed");
            }
            return service;
        }

        @Override
        public String plugin() {
            return generation.plugin();
        }

        @Override
        public String version() {
            return version;
        }

        @Override
        public synchronized void close() {
            if (service == null) {
                return;
            }
            try {
                if (service instanceof TableSink sink) {
                    sink.close();
                }
            } finally {
                service = null;
                lease.close();
            }
        }
    }
}
