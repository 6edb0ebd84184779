package org.codeanatomy.engine.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.codeanatomy.engine.core.pipeline.Plans.BIGINT;
import static org.codeanatomy.engine.core.pipeline.Plans.TEXT;
import static org.codeanatomy.engine.core.pipeline.Plans.column;
import static org.codeanatomy.engine.core.pipeline.Plans.constant;
import static org.codeanatomy.engine.core.pipeline.Plans.field;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.core.expression.Operator;
import org.codeanatomy.engine.core.physical.Aggregate;
import org.codeanatomy.engine.core.physical.JoinKind;
import org.codeanatomy.engine.core.physical.PhysicalPlan;
import org.codeanatomy.engine.core.physical.SortKey;
import org.codeanatomy.engine.core.testing.OneFunction;
import org.codeanatomy.plugin.api.vector.Batch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many plans at once on one executor, some cancelled and some failing, from one allocator that must come out empty. */
class ConcurrentRunsTest {

    private static final List<Field> FIELDS = List.of(field("k", BIGINT), field("t", TEXT));
    private static final int ROWS = 6000;

    private static PhysicalPlan table() {
        List<List<?>> rows = new ArrayList<>();
        for (long i = 0; i < ROWS; i++) {
            rows.add(List.of(i % 100, "text " + i));
        }
        return MemoryTable.of(FIELDS, rows, 500, 200).plan();
    }

    private static PhysicalPlan joined(PhysicalPlan table) {
        List<Field> fields = new ArrayList<>(FIELDS);
        fields.addAll(FIELDS);
        return new PhysicalPlan.HashJoin(
                table, table, JoinKind.FULL, List.of(1), List.of(1), List.of(false), null, new Schema(fields));
    }

    private static PhysicalPlan grouped(PhysicalPlan input) {
        Aggregate count = new Aggregate(Aggregate.Kind.COUNT, 1, true, -1, field("n", BIGINT));
        return new PhysicalPlan.HashAggregate(
                input, List.of(0), List.of(count), new Schema(List.of(FIELDS.get(0), count.result())));
    }

    private static PhysicalPlan failing(PhysicalPlan input) {
        return Plans.project(
                input,
                Plans.call(
                        Operator.DIVIDE,
                        BIGINT,
                        constant(BIGINT, 1L),
                        Plans.call(Operator.SUBTRACT, BIGINT, column(input, 0), constant(BIGINT, 77L))));
    }

    private record Work(PhysicalPlan plan, int rows) {}

    @Test
    @Timeout(60)
    void runs_manyAtOnce_rightOrCancelledOrFailedAndNeverLeaking() throws Exception {
        PhysicalPlan table = table();
        List<Work> works = List.of(
                new Work(table, ROWS),
                new Work(joined(table), ROWS),
                new Work(grouped(joined(table)), 100),
                new Work(new PhysicalPlan.Sort(joined(table), List.of(new SortKey(3, true, false))), ROWS),
                new Work(
                        new PhysicalPlan.UnionAll(
                                List.of(grouped(table), grouped(joined(table))),
                                grouped(table).schema()),
                        200),
                new Work(failing(table), -1));
        ExecutorService clients = Executors.newFixedThreadPool(6);
        try (RootAllocator root = new RootAllocator();
                QueryExecutor executor = new QueryExecutor()) {
            List<Future<?>> futures = new ArrayList<>();
            for (int client = 0; client < 6; client++) {
                Random random = new Random(client);
                futures.add(clients.submit(() -> {
                    for (int round = 0; round < 25; round++) {
                        run(works.get(random.nextInt(works.size())), random, executor, root);
                    }
                }));
            }
            for (Future<?> future : futures) {
                future.get();
            }
            assertThat(root.getAllocatedMemory()).isZero();
        } finally {
            clients.shutdownNow();
            assertThat(clients.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void run(Work work, Random random, QueryExecutor executor, BufferAllocator root) {
        int cancelAfter = random.nextInt(5) == 0 ? random.nextInt(4) : Integer.MAX_VALUE;
        boolean abandon = random.nextInt(10) == 0;
        int rows = 0;
        int batches = 0;
        QueryContext context =
                new QueryContext(root, new OneFunction(null), 1 + random.nextInt(3), random.nextBoolean());
        try (BatchStream stream = executor.start(work.plan(), context)) {
            if (cancelAfter == 0) {
                stream.cancel("at once");
            }
            Batch batch;
            while ((batch = stream.next()) != null) {
                rows += batch.rowCount();
                batch.close();
                if (++batches == cancelAfter) {
                    stream.cancel("after some batches");
                }
                if (abandon) {
                    return;
                }
            }
            assertThat(rows).isEqualTo(work.rows());
        } catch (EngineException failure) {
            String expected = work.rows() < 0 ? "DIVISION_BY_ZERO|CANCELLED" : "CANCELLED";
            assertThat(failure.code()).matches(expected);
        }
    }
}
