package org.codeanatomy.plugin.host.internal.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A transaction takes a candidate through its steps while others stop its bundle and take its services away. */
class LifecycleStressTest {

    private static final int ROUNDS = 20_000;
    private static final long LIMIT_SECONDS = 30;

    private final ExecutorService others = Executors.newSingleThreadExecutor();

    @AfterEach
    void end() {
        others.shutdownNow();
    }

    @Test
    void whateverTheInterleaving_journalAndServiceAgree_andMemoryIsReleasedOnce() throws Exception {
        Random random = new Random(20261121);
        int stoppedBeforeItServed = 0;
        for (int round = 0; round < ROUNDS; round++) {
            ModelShell shell = new ModelShell(Origin.HOST);
            CyclicBarrier together = new CyclicBarrier(2);
            int turns = random.nextInt(300);
            Event disturbance = random.nextBoolean()
                    ? new Event.RetireAsked(random.nextBoolean(), "was stopped")
                    : new Event.ServiceLost("lost a service");
            Future<?> other = others.submit(() -> {
                together.await();
                for (int i = 0; i < turns; i++) {
                    Thread.onSpinWait();
                }
                shell.handle(disturbance);
                return null;
            });
            together.await();
            shell.handle(new Event.Discovered());
            shell.answerAll();
            other.get(LIMIT_SECONDS, TimeUnit.SECONDS);
            shell.answerAll(); // what the disturbance asked for when the first thread had no more to do

            assertThat(shell.journalled()).as("%s", shell).isEqualTo(shell.served());
            assertThat(shell.memoryReleased()).as("%s", shell).isLessThanOrEqualTo(1);
            assertThat(shell.phase())
                    .as("%s", shell)
                    .isIn(Phase.ACTIVE, Phase.REFUSED, Phase.SUSPENDED, Phase.STOPPED, Phase.WATCHED);
            stoppedBeforeItServed += shell.served() ? 0 : 1;
        }
        assertThat(stoppedBeforeItServed).isBetween(1, ROUNDS - 1); // both outcomes were seen
    }
}
