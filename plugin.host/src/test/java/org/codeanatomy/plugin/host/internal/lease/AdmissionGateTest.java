package org.codeanatomy.plugin.host.internal.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class AdmissionGateTest {

    private final AdmissionGate gate = new AdmissionGate();

    @Test
    void nothingGoingOn_nobodyWaits() {
        gate.await();
    }

    @Test
    void held_opensWhenTheLastBundleIsReleased() {
        gate.hold(1, Duration.ofMinutes(5));
        gate.hold(2, Duration.ofMinutes(5));
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(gate::await);

        gate.release(1);
        assertThat(waiting).isNotDone();
        gate.release(2);

        waiting.join();
    }

    @Test
    void held_opensAtItsLimit() {
        gate.hold(1, Duration.ofMillis(30));

        gate.await();
    }

    @Test
    void shortened_opensAtTheShorterLimit() {
        gate.hold(1, Duration.ofMinutes(5));
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(gate::await);

        gate.shorten(1, Duration.ofMillis(10));
        gate.shorten(7, Duration.ofMinutes(5)); // not held: nothing to shorten

        waiting.join();
    }

    @Test
    void interrupted_saysSoAndKeepsTheStatus() {
        gate.hold(1, Duration.ofMinutes(5));
        Thread.currentThread().interrupt();

        assertThatThrownBy(gate::await).isInstanceOf(IllegalStateException.class);

        assertThat(Thread.interrupted()).isTrue();
    }
}
