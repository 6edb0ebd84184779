package org.codeanatomy.engine.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.codeanatomy.engine.core.pipeline.Plans.BIGINT;
import static org.codeanatomy.engine.core.pipeline.Plans.BOOL;
import static org.codeanatomy.engine.core.pipeline.Plans.DOUBLE;
import static org.codeanatomy.engine.core.pipeline.Plans.TEXT;
import static org.codeanatomy.engine.core.pipeline.Plans.call;
import static org.codeanatomy.engine.core.pipeline.Plans.column;
import static org.codeanatomy.engine.core.pipeline.Plans.constant;
import static org.codeanatomy.engine.core.pipeline.Plans.field;
import static org.codeanatomy.engine.core.pipeline.Plans.rows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.engine.core.expression.Operator;
import org.codeanatomy.engine.core.expression.ScalarExpression;
import org.codeanatomy.engine.core.physical.Aggregate;
import org.codeanatomy.engine.core.physical.JoinKind;
import org.codeanatomy.engine.core.physical.PhysicalPlan;
import org.codeanatomy.engine.core.physical.SortKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryExecutorTest {

    private static final List<Field> FIELDS =
            List.of(field("id", BIGINT), field("name", TEXT), field("price", DOUBLE), field("flag", BOOL));

    private static PhysicalPlan table(int count, int splitRows, int batchRows) {
        List<List<?>> rows = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            rows.add(Arrays.asList(
                    i % 7 == 0 ? null : i,
                    "name" + i % 10,
                    i % 5 == 0 ? null : i / 2.0,
                    i % 3 == 0 ? null : i % 2 == 0));
        }
        return MemoryTable.of(FIELDS, rows, splitRows, batchRows).plan();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void scan_manySplits_allRowsInOrder(int threads) {
        List<List<Object>> rows = rows(table(20_000, 777, 100), threads, true);

        assertThat(rows).hasSize(20_000);
        assertThat(rows.get(12_345)).containsExactly(12_345L, "name5", null, null);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void filterProject_threeValued_nullIsNotTrue(int threads) {
        PhysicalPlan table = table(10_000, 1000, 300);
        PhysicalPlan filter = new PhysicalPlan.Filter(
                table, call(Operator.GREATER_OR_EQUAL, BOOL, column(table, 0), constant(BIGINT, 9_990L)));
        PhysicalPlan project = Plans.project(
                filter,
                call(Operator.ADD, BIGINT, column(filter, 0), constant(BIGINT, 1L)),
                column(filter, 1),
                column(filter, 1));

        assertThat(rows(project, threads, true))
                .contains(List.of(9_991L, "name0", "name0"), List.of(10_000L, "name9", "name9"))
                .hasSize(9);
    }

    /** Among so many values some share the 32 bits of their hash that a table keeps, whatever the hash. */
    @Test
    void aggregate_distinctValuesWhoseHashesCollide_countEachOnce() {
        List<List<?>> values = new ArrayList<>();
        long sum = 0;
        for (long i = 0; i < 400_000; i++) {
            values.add(List.of(i));
            sum += i;
        }
        PhysicalPlan table = MemoryTable.of(List.of(field("n", BIGINT)), values, 100_000, 4_000)
                .plan();
        PhysicalPlan aggregate = new PhysicalPlan.HashAggregate(
                table,
                List.of(),
                List.of(
                        new Aggregate(Aggregate.Kind.COUNT, 0, true, -1, field("count", BIGINT)),
                        new Aggregate(Aggregate.Kind.SUM, 0, true, -1, field("sum", BIGINT))),
                new Schema(List.of(field("count", BIGINT), field("sum", BIGINT))));
        assertThat(rows(aggregate, 1, false)).containsExactly(List.of(400_000L, sum));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aggregate_keysWithNulls_everyKind(int threads) {
        PhysicalPlan table = table(10_000, 1000, 300);
        Schema schema = new Schema(List.of(
                field("name", TEXT),
                field("rows", BIGINT),
                field("sum", BIGINT),
                field("avg", DOUBLE),
                field("least", TEXT),
                field("distinct", BIGINT)));
        PhysicalPlan aggregate = new PhysicalPlan.HashAggregate(
                table,
                List.of(1),
                List.of(
                        new Aggregate(Aggregate.Kind.COUNT, -1, false, -1, field("rows", BIGINT)),
                        new Aggregate(Aggregate.Kind.SUM, 0, false, -1, field("sum", BIGINT)),
                        new Aggregate(Aggregate.Kind.AVG, 2, false, 3, field("avg", DOUBLE)),
                        new Aggregate(Aggregate.Kind.MIN, 1, false, -1, field("least", TEXT)),
                        new Aggregate(Aggregate.Kind.COUNT, 3, true, -1, field("distinct", BIGINT))),
                schema);

        List<List<Object>> rows = rows(aggregate, threads, false);

        assertThat(rows).hasSize(10);
        List<Object> four = rows.stream()
                .filter(row -> row.get(0).equals("name4"))
                .findFirst()
                .orElseThrow();
        long sum = 0;
        double prices = 0;
        int priced = 0;
        for (long i = 4; i < 10_000; i += 10) {
            sum += i % 7 == 0 ? 0 : i;
            if (i % 3 != 0) {
                prices += i / 2.0;
                priced++;
            }
        }
        assertThat(four).containsExactly("name4", 1000L, sum, prices / priced, "name4", 1L);
    }

    @Test
    void aggregate_withoutKeysOrRows_isOneGroup() {
        PhysicalPlan aggregate = new PhysicalPlan.HashAggregate(
                table(0, 1, 1),
                List.of(),
                List.of(
                        new Aggregate(Aggregate.Kind.COUNT, -1, false, -1, field("rows", BIGINT)),
                        new Aggregate(Aggregate.Kind.SUM, 0, false, -1, field("sum", BIGINT))),
                new Schema(List.of(field("rows", BIGINT), field("sum", BIGINT))));

        assertThat(rows(aggregate, 2, true)).containsExactly(Arrays.asList(0L, null));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void sort_nullsFirstDescending_limitAbove(int threads) {
        PhysicalPlan sort = new PhysicalPlan.Sort(
                table(10_000, 1000, 300), List.of(new SortKey(0, true, true), new SortKey(1, false, false)));
        PhysicalPlan limit = new PhysicalPlan.Limit(sort, 1428, 3);

        assertThat(rows(limit, threads, false)).extracting(row -> row.get(0)).containsExactly(null, 9999L, 9998L);
    }

    @Test
    void union_ofValues_allRows() {
        PhysicalPlan.Values values = new PhysicalPlan.Values(
                List.of(
                        List.of(new ScalarExpression.Constant(1L, field("x", BIGINT))),
                        List.of(new ScalarExpression.Constant(null, field("x", BIGINT)))),
                new Schema(List.of(field("x", BIGINT))));
        PhysicalPlan union = new PhysicalPlan.UnionAll(List.of(values, values), values.schema());

        assertThat(rows(union, 2, true)).extracting(row -> row.get(0)).containsExactly(1L, null, 1L, null);
    }

    /** Tables know 32 bits of a hash: among so many keys some share them, and only comparing tells them apart. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aggregateAndJoin_keysOfEqualHash_areToldApart(int threads) {
        int count = 200_000;
        List<List<?>> rows = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            rows.add(List.of(i * 1_000_003));
        }
        List<Field> key = List.of(field("k", BIGINT));
        PhysicalPlan table = MemoryTable.of(key, rows, 50_000, 4_000).plan();
        PhysicalPlan join = new PhysicalPlan.HashJoin(
                table,
                table,
                JoinKind.INNER,
                List.of(0),
                List.of(0),
                List.of(false),
                null,
                new Schema(List.of(key.get(0), key.get(0))));
        PhysicalPlan distinct = new PhysicalPlan.HashAggregate(join, List.of(0, 1), List.of(), join.schema());

        List<List<Object>> pairs = rows(distinct, threads, true);

        assertThat(pairs).hasSize(count).allMatch(pair -> pair.get(0).equals(pair.get(1)));
        assertThat(pairs).isSortedAccordingTo(Comparator.comparingLong(pair -> (Long) pair.get(0)));
    }

    @Test
    void topN_offset_isPartOfTheOrder() {
        PhysicalPlan top = new PhysicalPlan.TopN(table(5_000, 600, 600), List.of(new SortKey(0, false, false)), 2, 2);

        assertThat(rows(top, 2, true)).extracting(row -> row.get(0)).containsExactly(3L, 4L);
    }
}
