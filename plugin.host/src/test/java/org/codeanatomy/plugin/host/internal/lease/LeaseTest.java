package org.codeanatomy.plugin.host.internal.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.codeanatomy.plugin.host.GenerationId;
import org.codeanatomy.plugin.host.LeaseHolder;
import org.codeanatomy.plugin.host.ServedService;
import org.codeanatomy.plugin.host.SnapshotLease;
import org.codeanatomy.plugin.host.TestHolder;
import org.codeanatomy.plugin.host.internal.memory.GenerationMemory;
import org.codeanatomy.plugin.host.internal.memory.MemorySettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeaseTest {

    private final BufferAllocator allocator = new RootAllocator();
    private final GenerationMemory memory = new GenerationMemory(
            new GenerationId("all", "1.0.0", "", 0), allocator, new MemorySettings(property -> null));
    private final Publications publications = new Publications();

    @AfterEach
    void close() {
        memory.close();
        allocator.close();
    }

    private LiveGeneration generation(String plugin, long number) {
        GenerationId id = new GenerationId(plugin, "1.0.0", "0".repeat(64), number);
        return new LiveGeneration(id, Map.of(Callable.class, List.of((Callable<String>) () -> plugin)), memory);
    }

    private static TestHolder holder() {
        return new TestHolder("a statement");
    }

    @SuppressWarnings("rawtypes")
    private static List<Long> numbers(SnapshotLease lease) {
        return lease.services(Callable.class).stream()
                .map((ServedService<Callable> served) -> served.generation().number())
                .toList();
    }

    @Test
    void lease_seesOneSnapshotWhateverIsPublishedLater() {
        LiveGeneration first = generation("a", 1);
        publications.publish(first, null);
        try (SnapshotLease lease = publications.lease(holder())) {
            publications.publish(generation("a", 2), first);

            assertThat(numbers(lease)).containsExactly(1L);
            try (SnapshotLease later = publications.lease(holder())) {
                assertThat(numbers(later)).containsExactly(2L);
            }
        }
    }

    @Test
    void withdrawn_isDrainedOnlyWhenTheLastLeaseIsClosed() throws Exception {
        LiveGeneration generation = generation("a", 1);
        publications.publish(generation, null);
        SnapshotLease lease = publications.lease(holder());
        publications.withdraw(generation);

        SnapshotLease fork = lease.fork(holder());
        lease.close();
        lease.close();
        assertThat(generation.awaitDrained(Duration.ZERO)).isFalse();
        fork.close();

        assertThat(generation.awaitDrained(Duration.ZERO)).isTrue();
        assertThatThrownBy(() -> fork.fork(holder())).isInstanceOf(IllegalStateException.class);
        try (SnapshotLease after = publications.lease(holder())) {
            assertThat(numbers(after)).isEmpty();
        }
    }

    @Test
    void narrow_givesUpWhatIsNotUsed_andRefusesWhatIsNotHeld() throws Exception {
        LiveGeneration kept = generation("a", 1);
        LiveGeneration given = generation("b", 2);
        publications.publish(kept, null);
        publications.publish(given, null);
        try (SnapshotLease lease = publications.lease(holder())) {
            lease.narrow(Set.of(kept.id()));
            publications.withdraw(given);
            publications.withdraw(kept);

            assertThat(given.awaitDrained(Duration.ZERO)).isTrue();
            assertThat(kept.awaitDrained(Duration.ZERO)).isFalse();
            assertThat(numbers(lease)).containsExactly(1L);
            assertThatThrownBy(() -> lease.narrow(Set.of(given.id())))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("b 1.0.0");
        }
    }

    @Test
    void prospectiveLease_seesTheCandidate_othersDoNot() {
        LiveGeneration first = generation("a", 1);
        publications.publish(first, null);
        LiveGeneration candidate = generation("a", 2);
        try (SnapshotLease smoke = publications.leaseProspective(candidate, first, holder());
                SnapshotLease other = publications.lease(holder())) {
            assertThat(numbers(smoke)).containsExactly(2L);
            assertThat(numbers(other)).containsExactly(1L);
        }
    }

    @Test
    void publish_ofWithdrawnGeneration_changesNothing() {
        LiveGeneration generation = generation("a", 1);
        publications.withdraw(generation);

        assertThat(publications.publish(generation, null)).isFalse();
        assertThat(publications.snapshot().generations()).isEmpty();
    }

    @Test
    void cancel_reachesEveryHolder_alsoWhenOneThrows() {
        LiveGeneration generation = generation("a", 1);
        publications.publish(generation, null);
        TestHolder told = holder();
        try (SnapshotLease good = publications.lease(told);
                SnapshotLease bad = publications.lease(new ThrowingHolder())) {
            assertThat(generation.cancelHolders("a 1.0.0 was replaced")).isEqualTo(2);
            assertThat(told.cancellations()).containsExactly("a 1.0.0 was replaced");
        }
    }

    @Test
    void swapsUnderLoad_everyLeaseSeesExactlyOneUndrainedGeneration() throws Exception {
        LiveGeneration current = generation("a", 0);
        publications.publish(current, null);
        AtomicBoolean stop = new AtomicBoolean();
        CountDownLatch leasing = new CountDownLatch(2);
        ExecutorService readers = Executors.newFixedThreadPool(2);
        List<Future<Integer>> results = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            results.add(readers.submit(() -> leaseUntil(stop, leasing)));
        }
        leasing.await();
        for (int number = 1; number <= 100; number++) {
            LiveGeneration next = generation("a", number);
            publications.publish(next, current);
            publications.withdraw(current);
            assertThat(current.awaitDrained(Duration.ofSeconds(10))).isTrue();
            current = next;
        }
        stop.set(true);
        for (Future<Integer> result : results) {
            assertThat(result.get()).isPositive();
        }
        readers.shutdown();
    }

    private int leaseUntil(AtomicBoolean stop, CountDownLatch leasing) {
        int leases = 0;
        do {
            try (SnapshotLease lease = publications.lease(holder());
                    SnapshotLease fork = lease.fork(holder())) {
                assertThat(numbers(lease)).hasSize(1).isEqualTo(numbers(fork));
                leases++;
            }
            leasing.countDown();
        } while (!stop.get());
        return leases;
    }

    private static final class ThrowingHolder implements LeaseHolder {

        @Override
        public String description() {
            return "a statement with a bug";
        }

        @Override
        public void cancel(String reason) {
            throw new IllegalStateException("cannot be cancelled");
        }
    }
}
