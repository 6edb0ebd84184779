package org.codeanatomy.plugin.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.codeanatomy.plugin.host.runtime.PluginBuilder;
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
