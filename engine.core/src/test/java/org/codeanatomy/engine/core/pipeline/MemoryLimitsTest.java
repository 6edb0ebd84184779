package org.codeanatomy.engine.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.codeanatomy.engine.core.pipeline.Plans.BIGINT;
import static org.codeanatomy.engine.core.pipeline.Plans.BOOL;
import static org.codeanatomy.engine.core.pipeline.Plans.TEXT;
import static org.codeanatomy.engine.core.pipeline.Plans.call;
import static org.codeanatomy.engine.core.pipeline.Plans.column;
import static org.codeanatomy.engine.core.pipeline.Plans.constant;
import static org.codeanatomy.engine.core.pipeline.Plans.field;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.core.expression.Operator;
import org.codeanatomy.engine.core.physical.Aggregate;
import org.codeanatomy.engine.core.physical.JoinKind;
import org.codeanatomy.engine.core.physical.PhysicalPlan;
import org.codeanatomy.engine.core.physical.SortKey;
import org.junit.jupiter.api.Test;

/** Memory that runs out at every possible place: the answer is right or the failure says so, and nothing leaks. */
class MemoryLimitsTest {

    private static final List<Field> FIELDS = List.of(field("k", BIGINT), field("t", TEXT));

    private static List<PhysicalPlan> plans() {
        List<List<?>> rows = new ArrayList<>();
        for (long i = 0; i < 3000; i++) {
            rows.add(List.of(i % 1500, "a text that is long enough " + i % 900));
        }
        PhysicalPlan table = MemoryTable.of(FIELDS, rows, 1000, 500).plan();
        PhysicalPlan filter = new PhysicalPlan.Filter(
                table,
                call(
                        Operator.OR,
                        BOOL,
                        call(Operator.LESS, BOOL, column(table, 0), constant(BIGINT, 1000L)),
                        call(Operator.STARTS_WITH, BOOL, column(table, 1), constant(TEXT, "b"))));
        PhysicalPlan upper = Plans.project(filter, column(filter, 0), call(Operator.UPPER, TEXT, column(filter, 1)));
        List<Field> fields = new ArrayList<>(FIELDS);
        fields.addAll(FIELDS);
        PhysicalPlan join = new PhysicalPlan.HashJoin(
                upper, table, JoinKind.FULL, List.of(0), List.of(0), List.of(false), null, new Schema(fields));
        List<Aggregate> aggregates = List.of(
                new Aggregate(Aggregate.Kind.COUNT, 0, true, -1, field("n", BIGINT)),
                new Aggregate(Aggregate.Kind.MAX, 1, false, -1, field("m", TEXT)));
        PhysicalPlan group = new PhysicalPlan.HashAggregate(
                join,
                List.of(3),
                aggregates,
                new Schema(List.of(
                        FIELDS.get(1),
                        aggregates.get(0).result(),
                        aggregates.get(1).result())));
        return List.of(
                upper,
                join,
                group,
                new PhysicalPlan.Sort(join, List.of(new SortKey(1, true, true))),
                new PhysicalPlan.TopN(join, List.of(new SortKey(3, false, true)), 1, 20));
    }

    @Test
    void anyPlan_underAnyLimit_answersOrSaysThatMemoryIsShort() {
        for (PhysicalPlan plan : plans()) {
            int expected = Plans.rows(plan, 1, true).size();
            int answered = 0;
            int refused = 0;
            for (long limit = 1 << 12; limit < 1 << 25; limit += limit / 5) {
                for (int threads = 1; threads <= 2; threads++) {
                    if (answers(plan, threads, limit, expected)) {
                        answered++;
                    } else {
                        refused++;
                    }
                }
            }
            assertThat(answered)
                    .as("answers of %s", plan.getClass().getSimpleName())
                    .isPositive();
            assertThat(refused)
                    .as("refusals of %s", plan.getClass().getSimpleName())
                    .isPositive();
        }
    }

    /** Whether the plan ran; closing the allocator fails the test if anything is left in it. */
    private static boolean answers(PhysicalPlan plan, int threads, long limit, int expected) {
        try (RootAllocator root = new RootAllocator(limit);
                QueryExecutor executor = new QueryExecutor()) {
            assertThat(Plans.rows(plan, executor, Plans.context(root, threads))).hasSize(expected);
            return true;
        } catch (EngineException failure) {
            assertThat(failure.code()).as(failure.getMessage()).isEqualTo("OUT_OF_MEMORY");
            assertThat(failure.getSuppressed()).isEmpty();
            return false;
        }
    }
}
