package org.codeanatomy.engine.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.codeanatomy.engine.core.pipeline.Plans.BIGINT;
import static org.codeanatomy.engine.core.pipeline.Plans.field;

import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.core.physical.Aggregate;
import org.codeanatomy.engine.core.physical.PhysicalPlan;
import org.codeanatomy.engine.core.physical.SortKey;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.table.BatchReader;
import org.codeanatomy.plugin.api.table.PushDown;
import org.codeanatomy.plugin.api.table.ReadContext;
import org.codeanatomy.plugin.api.table.Scan;
import org.codeanatomy.plugin.api.table.Split;
import org.codeanatomy.plugin.api.vector.Batch;
import org.codeanatomy.plugin.host.GenerationId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streaming, back-pressure, cancellation, memory limits and failing providers. */
@Timeout(60)
class RunControlTest {

    private static final Schema SCHEMA = new Schema(List.of(field("x", BIGINT)));

    /** A table without an end; its readers count what they hand out and what is still open. */
    private static final class Endless implements Scan, Split {

        private final AtomicInteger batches = new AtomicInteger();
        private final AtomicInteger open = new AtomicInteger();
        private final CountDownLatch begun = new CountDownLatch(1);
        private final int failAfter;

        Endless(int failAfter) {
            this.failAfter = failAfter;
        }

        PhysicalPlan plan() {
            return new PhysicalPlan.TableScan(
                    "endless",
                    new PhysicalPlan.ScanSource(this, new GenerationId("springs", "0.1", "0".repeat(64), 1)));
        }

        @Override
        public Schema schema() {
            return SCHEMA;
        }

        @Override
        public List<PushDown> pushDown() {
            return List.of();
        }

        @Override
        public Iterator<Split> splits() {
            return Stream.<Split>generate(() -> this).iterator();
        }

        @Override
        public OptionalLong rows() {
            return OptionalLong.empty();
        }

        @Override
        public BatchReader open(ReadContext context) {
            open.incrementAndGet();
            return new BatchReader() {
                private boolean closed;

                @Override
                public Batch next() throws PluginException {
                    begun.countDown();
                    if (batches.incrementAndGet() == failAfter) {
                        throw new PluginException(PluginException.Stage.EXECUTION, "DRY", "the spring is dry");
                    }
                    BigIntVector vector = new BigIntVector("x", context.allocator());
                    vector.allocateNew(1000);
                    for (int i = 0; i < 1000; i++) {
                        vector.set(i, i * 7919L % 1000);
                    }
                    vector.setValueCount(1000);
                    return Batch.of(List.of(vector), 1000);
                }

                @Override
                public void close() {
                    if (!closed) {
                        closed = true;
                        open.decrementAndGet();
                    }
                }
            };
        }
    }

    private static PhysicalPlan count(PhysicalPlan input) {
        return new PhysicalPlan.HashAggregate(
                input,
                List.of(),
                List.of(new Aggregate(Aggregate.Kind.COUNT, -1, false, -1, field("rows", BIGINT))),
                new Schema(List.of(field("rows", BIGINT))));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void next_ofAnEndlessTable_streamsAndHoldsBack(int threads) {
        Endless table = new Endless(-1);
        try (RootAllocator root = new RootAllocator();
                QueryExecutor executor = new QueryExecutor();
                BatchStream stream = executor.start(table.plan(), Plans.context(root, threads))) {
            for (int taken = 1; taken <= 50; taken++) {
                stream.next().close();
                assertThat(table.batches.get()).isLessThanOrEqualTo(taken + 4 + threads);
            }
        }
        assertThat(table.open).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void cancel_whileNobodyGetsRows_releasesTheOneWhoWaits(int threads) throws InterruptedException {
        Endless table = new Endless(-1);
        try (RootAllocator root = new RootAllocator();
                QueryExecutor executor = new QueryExecutor();
                BatchStream stream = executor.start(count(table.plan()), Plans.context(root, threads))) {
            Thread canceller = new Thread(() -> {
                try {
                    assertThat(table.begun.await(30, TimeUnit.SECONDS)).isTrue();
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
                stream.cancel("enough");
            });
            canceller.start();
            EngineException failure = catchThrowableOfType(EngineException.class, stream::next);
            canceller.join();

            assertThat(failure.code()).isEqualTo("CANCELLED");
            assertThat(failure).hasMessageContaining("enough");
        }
        assertThat(table.open).hasValue(0);
    }

    @Test
    void limit_overAnEndlessTable_ends() {
        Endless table = new Endless(-1);

        assertThat(Plans.rows(new PhysicalPlan.Limit(table.plan(), 1500, 2000), 2, false))
                .hasSize(2000);
        assertThat(table.open).hasValue(0);
    }

    @Test
    void sort_beyondTheLimit_namesOperatorAndSetting() {
        Endless table = new Endless(-1);
        PhysicalPlan sort = new PhysicalPlan.Sort(table.plan(), List.of(new SortKey(0, false, false)));
        try (RootAllocator root = new RootAllocator(1 << 22);
                QueryExecutor executor = new QueryExecutor();
                BatchStream stream = executor.start(sort, Plans.context(root, 2))) {
            EngineException failure = catchThrowableOfType(EngineException.class, stream::next);

            assertThat(failure.code()).isEqualTo("OUT_OF_MEMORY");
            assertThat(failure).hasMessageContaining("SET memory_limit").hasMessageContaining("4194304");
            assertThat(failure.details()).containsEntry("limit", "4194304").containsKey("operator");
        }
        assertThat(table.open).hasValue(0);
    }

    @Test
    void scan_whoseProviderFails_namesTableAndPlugin() {
        Endless table = new Endless(20);
        EngineException failure =
                catchThrowableOfType(EngineException.class, () -> Plans.rows(count(table.plan()), 2, false));

        assertThat(failure.code()).isEqualTo("SCAN_FAILED");
        assertThat(failure)
                .hasMessage("reading endless by springs 0.1 failed: the spring is dry")
                .hasNoCause();
        assertThat(table.open).hasValue(0);
    }

    @Test
    void statistics_ofAFinishedPlan_countRowsOfEveryNode() {
        Endless table = new Endless(-1);
        PhysicalPlan plan = count(new PhysicalPlan.Limit(table.plan(), 0, 2500));
        try (RootAllocator root = new RootAllocator();
                QueryExecutor executor = new QueryExecutor();
                BatchStream stream = executor.start(plan, Plans.context(root, 2))) {
            stream.next().close();
            assertThat(stream.next()).isNull();

            assertThat(stream.statistics().operators())
                    .extracting(PlanStatistics.OperatorStatistics::rows)
                    .containsExactly(1L, 2500L, 3000L);
            assertThat(stream.statistics().operators().get(0).bytes()).isPositive();
            assertThat(stream.statistics().operators().get(2).nanos()).isPositive();
        }
    }
}
