package org.codeanatomy.engine.build.internal.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.codeanatomy.engine.build.BuildException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class EvidenceOrderTest {

    private static final int CHUNKS = 200;

    private final BufferAllocator allocator = new RootAllocator();

    @AfterEach
    void nothingIsLeftBehind() {
        allocator.close();
    }

    @Test
    void rows_ofALaterChunk_waitForTheEarlierOne() {
        List<String> written = new ArrayList<>();
        try (EvidenceOrder order = order(rows -> written.addAll(Rows.texts(rows)), Long.MAX_VALUE)) {
            order.deliver(1, "t", Rows.of(allocator, "1a"));
            order.finish(1);
            assertThat(written).isEmpty();

            order.deliver(0, "t", Rows.of(allocator, "0a"));
            assertThat(written).containsExactly("0a");
            order.deliver(0, "t", Rows.of(allocator, "0b"));
            order.finish(0);
            assertThat(written).containsExactly("0a", "0b", "1a");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 5_000, Long.MAX_VALUE})
    void rows_ofManyThreads_areWrittenInChunkOrder_howeverLittleMayWait(long mostWaitingBytes) throws Exception {
        List<String> first = new ArrayList<>();
        List<String> second = new ArrayList<>();
        Map<String, Consumer<VectorSchemaRoot>> writers = Map.of(
                "t", rows -> first.addAll(Rows.texts(rows)),
                "u", rows -> second.addAll(Rows.texts(rows)));
        List<String> expected = new ArrayList<>();
        for (int chunk = 0; chunk < CHUNKS; chunk++) {
            for (int part = 0; part < chunk % 4; part++) {
                expected.add(chunk + "." + part);
            }
        }
        try (EvidenceOrder order = new EvidenceOrder(writers, mostWaitingBytes)) {
            AtomicInteger next = new AtomicInteger();
            runOnThreads(4, () -> deliverChunks(order, next));
        }
        assertThat(first).isEqualTo(expected);
        assertThat(second).isEqualTo(expected);
    }

    private void deliverChunks(EvidenceOrder order, AtomicInteger next) {
        for (int chunk = next.getAndIncrement(); chunk < CHUNKS; chunk = next.getAndIncrement()) {
            for (int part = 0; part < chunk % 4; part++) {
                order.deliver(chunk, "t", Rows.of(allocator, chunk + "." + part));
                order.deliver(chunk, "u", Rows.of(allocator, chunk + "." + part));
            }
            order.finish(chunk);
        }
    }

    private static void runOnThreads(int threads, Runnable task) throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                futures.add(workers.submit(task));
            }
            for (Future<?> future : futures) {
                future.get(30, TimeUnit.SECONDS);
            }
        } finally {
            workers.shutdownNow();
        }
    }

    @Test
    void failureOfAWriter_reachesEveryThreadThatDelivers_andReleasesTheirRows() {
        BuildException full = new BuildException(BuildException.Kind.EXECUTION, "WRITE_FAILED", "disk full");
        try (EvidenceOrder order = order(
                rows -> {
                    throw full;
                },
                Long.MAX_VALUE)) {
            order.deliver(1, "t", Rows.of(allocator, "waits"));
            assertThatThrownBy(() -> order.deliver(0, "t", Rows.of(allocator, "due")))
                    .isSameAs(full);
            assertThatThrownBy(() -> order.deliver(2, "t", Rows.of(allocator, "late")))
                    .isSameAs(full);
        }
    }

    @Test
    void unknownTable_isRefusedNamingTheKnownOnes() {
        try (EvidenceOrder order = order(rows -> {}, Long.MAX_VALUE)) {
            assertThatThrownBy(() -> order.deliver(0, "other", Rows.of(allocator, "x")))
                    .isInstanceOf(BuildException.class)
                    .hasMessage("an extractor wrote to other, declared are [t]");
        }
    }

    @Test
    void interruptedThread_thatHasToWait_isCancelled() {
        try (EvidenceOrder order = order(rows -> {}, 0)) {
            order.deliver(1, "t", Rows.of(allocator, "waits"));
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> order.deliver(2, "t", Rows.of(allocator, "x")))
                    .isInstanceOf(BuildException.class)
                    .hasMessage("the build was cancelled");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static EvidenceOrder order(Consumer<VectorSchemaRoot> writer, long mostWaitingBytes) {
        return new EvidenceOrder(Map.of("t", writer), mostWaitingBytes);
    }
}
