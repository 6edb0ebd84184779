package org.codeanatomy.plugin.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.codeanatomy.plugin.host.ChangeOptions.AfterDrain;
import org.codeanatomy.plugin.host.runtime.PluginBuilder;
import org.codeanatomy.plugin.host.runtime.TestRuntime;
import org.junit.jupiter.api.Test;

class DrainLimitTest extends RuntimeTest {

    @Override
    Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>(super.properties());
        properties.put("org.codeanatomy.plugin.host.drain", "20");
        properties.put("org.codeanatomy.plugin.host.cancel", "5000");
        return properties;
    }

    @Test
    void update_pastDrainLimit_statementsAreCancelledWithPluginVersionAndReason() throws Exception {
        host.install(jar(PluginBuilder.of("hello")));
        CancellableHolder holder = new CancellableHolder();
        holder.lease = host.lease(holder);

        UpdateReport report = host.update("hello", jar(PluginBuilder.of("hello").version("2.0.0")));

        assertThat(report.cancelled()).isEqualTo(1);
        assertThat(report.drainMillis()).isGreaterThanOrEqualTo(20);
        assertThat(report.summary()).contains("with 1 statements cancelled");
        assertThat(holder.reason)
                .startsWith("hello 1.0.0 was replaced by hello 2.0.0, and statements on it had ")
                .endsWith(" ms to end");
        assertThat(call("hello")).isEqualTo("first");
    }

    @Test
    void update_thatIsToWait_cancelsNobodyHoweverLongItTakes() throws Exception {
        host.install(jar(PluginBuilder.of("hello")));
        CancellableHolder holder = new CancellableHolder();
        holder.lease = host.lease(holder);
        Path newer = jar(PluginBuilder.of("hello").version("2.0.0").build("second"));
        ChangeOptions waiting =
                ChangeOptions.defaults().withDrain(Duration.ofMillis(1)).withAfterDrain(AfterDrain.WAIT);

        CompletableFuture<UpdateReport> update = CompletableFuture.supplyAsync(() -> {
            try {
                return host.update("hello", newer, waiting);
            } catch (PluginRefusedException e) {
                throw new IllegalStateException(e);
            }
        });
        TestRuntime.await("the new one serves", () -> call("hello").equals("second"));
        TestRuntime.await("the old one drains", () -> states("hello").contains(GenerationState.DRAINING));

        assertThat(update).isNotDone();
        holder.lease.close();
        assertThat(update.join().cancelled()).isZero();
        assertThat(holder.reason).isNull();
    }

    /** A statement that ends when it is told to. */
    private static final class CancellableHolder implements LeaseHolder {

        private volatile SnapshotLease lease;
        private volatile String reason;

        @Override
        public String description() {
            return "SELECT hello() forever";
        }

        @Override
        public void cancel(String why) {
            reason = why;
            lease.close();
        }
    }
}
