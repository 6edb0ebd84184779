package org.codeanatomy.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.codeanatomy.plugin.api.function.ScalarFunctions;
import org.codeanatomy.plugin.host.GenerationId;
import org.codeanatomy.plugin.host.GenerationState;
import org.codeanatomy.plugin.host.LeaseHolder;
import org.codeanatomy.plugin.host.PluginHost;
import org.codeanatomy.plugin.host.ServedService;
import org.codeanatomy.plugin.host.SnapshotLease;
import org.codeanatomy.plugin.host.UpdateReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.util.tracker.ServiceTracker;

/** The host and one plugin, on every framework, JDK and layout: the framework's own events differ between them. */
public class HostTest {
    private static final String READY =
            "(&(objectClass=org.osgi.service.condition.Condition)(osgi.condition.id=org.codeanatomy.ready))";
    private static final long SECONDS = 30;

    private final BundleContext context =
            FrameworkUtil.getBundle(HostTest.class).getBundleContext();
    private final ServiceTracker<PluginHost, PluginHost> hosts = new ServiceTracker<>(context, PluginHost.class, null);
    private PluginHost host;

    @BeforeEach
    void waitUntilReady() throws InterruptedException, InvalidSyntaxException {
        ServiceTracker<Object, Object> ready = new ServiceTracker<>(context, context.createFilter(READY), null);
        ready.open();
        assertThat(ready.waitForService(SECONDS * 1000)).as("the host is ready").isNotNull();
        ready.close();
        hosts.open();
        host = hosts.getService();
    }

    @AfterEach
    void close() {
        hosts.close();
    }

    @Test
    void plugin_presentAtStart_serves() {
        assertThat(host.plugins())
                .filteredOn(plugin -> plugin.state() == GenerationState.ACTIVE)
                .extracting(plugin -> plugin.name() + " " + plugin.slots())
                .contains("hello [scalar-function: hello]");
        try (SnapshotLease lease = host.lease(new Statement())) {
            assertThat(hello(lease).service().functions()).hasSize(1);
        }
    }

    @Test
    void plugins_presentAtStart_areAllAdmitted() {
        assertThat(host.plugins())
                .filteredOn(plugin -> plugin.state() == GenerationState.REFUSED)
                .extracting(plugin -> plugin.name() + ": " + plugin.reason())
                .isEmpty();
    }

    @Test
    void update_withRunningLease_leaseFinishesOnOldGeneration_andItsLoaderIsCollected()
            throws InterruptedException, ExecutionException {
        Path jar = Path.of(context.getProperty("itest.hello"));
        ExecutorService operator = Executors.newSingleThreadExecutor();
        try {
            GenerationId before;
            Future<UpdateReport> update;
            try (SnapshotLease lease = host.lease(new Statement())) {
                before = hello(lease).generation();
                update = operator.submit(() -> host.update("hello", jar));
                waitForOtherThan(before);
                assertThat(hello(lease).generation()).isEqualTo(before);
                assertThat(hello(lease).service().functions()).hasSize(1);
                assertThat(update.isDone()).as("the update waits for the lease").isFalse();
            }
            UpdateReport report = update.get();
            assertThat(report.before()).contains(before);
            assertThat(report.cancelled()).isZero();
            assertThat(host.proveCollected(Duration.ofSeconds(SECONDS))).isEmpty();
        } finally {
            operator.shutdownNow();
            assertThat(operator.awaitTermination(SECONDS, TimeUnit.SECONDS)).isTrue();
        }
    }

    private void waitForOtherThan(GenerationId before) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (System.nanoTime() < deadline) {
            try (SnapshotLease now = host.lease(new Statement())) {
                if (!hello(now).generation().equals(before)) {
                    return;
                }
            }
            Thread.sleep(10);
        }
        throw new AssertionError("after " + SECONDS + " s new leases still get " + before);
    }

    private static ServedService<ScalarFunctions> hello(SnapshotLease lease) {
        List<ServedService<ScalarFunctions>> served = lease.services(ScalarFunctions.class).stream()
                .filter(service -> service.generation().plugin().equals("hello"))
                .toList();
        assertThat(served).hasSize(1);
        return served.get(0);
    }

    private record Statement() implements LeaseHolder {
        @Override
        public String description() {
            return "a statement of HostTest";
        }

        @Override
        public void cancel(String reason) {
            throw new AssertionError("no lease of this test outlives its drain limit: " + reason);
        }
    }
}
