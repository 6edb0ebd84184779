package org.codeanatomy.plugin.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.apache.arrow.memory.ArrowBuf;
import org.codeanatomy.plugin.api.function.ScalarFunctions;
import org.codeanatomy.plugin.host.runtime.PluginBuilder;
import org.codeanatomy.plugin.host.runtime.TestRuntime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** What is left when a generation, the host or everything ends. Drain limits are the long ones of production. */
class ShutdownTest extends RuntimeTest {

    @Test
    @Timeout(25) // a drain takes 30 s
    void frameworkStop_withRunningStatement_cancelsItAtOnce() throws Exception {
        host.install(jar(PluginBuilder.of("hello")));
        EndingHolder statement = new EndingHolder();
        statement.lease = host.lease(statement);

        runtime.close();

        assertThat(statement.reason).startsWith("hello 1.0.0 ");
        assertThatThrownBy(() -> host.lease(statement)).isInstanceOf(IllegalStateException.class);
    }

    private static final class EndingHolder implements LeaseHolder {

        private volatile SnapshotLease lease;
        private volatile String reason;

        @Override
        public String description() {
            return "a long statement";
        }

        @Override
        public void cancel(String why) {
            reason = why;
            lease.close();
        }
    }

    @Test
    void hostRestart_servesTheSameSnapshotAgain() throws Exception {
        host.install(jar(PluginBuilder.of("hello")));
        String snapshot = host.snapshotId();
        Bundle bundle = FrameworkUtil.getBundle(host.getClass());

        bundle.stop();
        assertThatThrownBy(() -> host.lease(new TestHolder("too late"))).hasMessage("The plugin host is stopped.");
        bundle.start();

        host = runtime.host();
        TestRuntime.await("hello serves", () -> states("hello").contains(GenerationState.ACTIVE));
        assertThat(host.snapshotId()).isEqualTo(snapshot);
        assertThat(call("hello")).isEqualTo("first");
    }

    @Test
    void memoryLeftBehind_isReportedWithItsSize_andCanStillBeReleased() throws Exception {
        host.install(jar(PluginBuilder.of("hello")));
        ArrowBuf forgotten;
        try (SnapshotLease lease = host.lease(new TestHolder("forgets a buffer"))) {
            forgotten = lease.services(ScalarFunctions.class).get(0).allocator().buffer(4096);
        }
        Log log = new Log();
        Logger logger = Logger.getLogger("org.codeanatomy.plugin.host.internal.framework.RetirementSteps");
        logger.addHandler(log);
        try {
            host.uninstall("hello");
        } finally {
            logger.removeHandler(log);
        }

        assertThat(log.messages)
                .containsExactly(
                        "hello 1.0.0 is retired, and it left 4096 bytes of off-heap memory behind, in 1 buffer.");
        forgotten.close();
        assertThat(host.rootAllocator().getAllocatedMemory()).isZero();
    }

    /** Keeps messages, formatted as the binding does before it hands them on. */
    private static final class Log extends Handler {

        private final List<String> messages = new ArrayList<>();

        @Override
        public void publish(LogRecord entry) {
            messages.add(entry.getMessage());
        }

        @Override
        public void flush() {
            // nothing is buffered
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
