package org.codeanatomy.engine.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.codeanatomy.engine.core.pipeline.Plans.BIGINT;
import static org.codeanatomy.engine.core.pipeline.Plans.BOOL;
import static org.codeanatomy.engine.core.pipeline.Plans.DOUBLE;
import static org.codeanatomy.engine.core.pipeline.Plans.INTEGER;
import static org.codeanatomy.engine.core.pipeline.Plans.TEXT;
import static org.codeanatomy.engine.core.pipeline.Plans.field;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.engine.core.physical.Aggregate;
import org.codeanatomy.engine.core.physical.PhysicalPlan;
import org.codeanatomy.engine.core.physical.SortKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Groupings and orders of random rows, against DuckDB over the same rows, with one thread and with two. */
class RandomisedTest {

    private static final ArrowType MONEY = new ArrowType.Decimal(12, 2, 128);
    private static final List<Field> FIELDS = List.of(
            field("b", BIGINT),
            field("i", INTEGER),
            field("t", TEXT),
            field("d", DOUBLE),
            field("m", MONEY),
            field("f", BOOL));
    private static final String[] SQL_TYPES = {"BIGINT", "INTEGER", "VARCHAR", "DOUBLE", "DECIMAL(12,2)", "BOOLEAN"};

    private static Connection duckdb;

    @BeforeAll
    static void open() throws SQLException {
        duckdb = DriverManager.getConnection("jdbc:duckdb:");
    }

    @AfterAll
    static void close() throws SQLException {
        duckdb.close();
    }

    private static List<List<?>> rows(Random random, int count) throws SQLException {
        List<List<?>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Object> row = new ArrayList<>();
            row.add((long) random.nextInt(20) - 10);
            row.add((long) random.nextInt(5));
            row.add("text " + random.nextInt(30) + (random.nextBoolean() ? "" : " with a longer tail"));
            row.add(random.nextInt(16) / 4.0 - 2);
            row.add(BigDecimal.valueOf(random.nextInt(100_000) - 50_000, 2));
            row.add(random.nextBoolean());
            for (int column = 0; column < row.size(); column++) {
                if (random.nextInt(8) == 0) {
                    row.set(column, null);
                }
            }
            rows.add(row);
        }
        load(rows);
        return rows;
    }

    private static void load(List<List<?>> rows) throws SQLException {
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < SQL_TYPES.length; i++) {
            columns.add(FIELDS.get(i).getName() + " " + SQL_TYPES[i]);
        }
        try (Statement statement = duckdb.createStatement()) {
            statement.execute("CREATE OR REPLACE TABLE r (" + String.join(", ", columns) + ")");
        }
        try (PreparedStatement insert = duckdb.prepareStatement("INSERT INTO r VALUES (?, ?, ?, ?, ?, ?)")) {
            for (List<?> row : rows) {
                for (int i = 0; i < row.size(); i++) {
                    insert.setObject(i + 1, row.get(i));
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static List<String> query(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = duckdb.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<Object> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    row.add(result.getObject(i));
                }
                rows.add(row.toString());
            }
        }
        return rows;
    }

    private static List<String> ours(PhysicalPlan plan, int threads) {
        return Plans.rows(plan, threads, false).stream().map(List::toString).toList();
    }

    private static PhysicalPlan aggregate(PhysicalPlan input, List<Integer> keys) {
        List<Aggregate> aggregates = List.of(
                new Aggregate(Aggregate.Kind.COUNT, -1, false, -1, field("a0", BIGINT)),
                new Aggregate(Aggregate.Kind.COUNT, 2, true, 5, field("a1", BIGINT)),
                new Aggregate(Aggregate.Kind.SUM, 1, false, -1, field("a2", BIGINT)),
                new Aggregate(Aggregate.Kind.SUM, 4, true, -1, field("a3", new ArrowType.Decimal(38, 2, 128))),
                new Aggregate(Aggregate.Kind.AVG, 3, false, 5, field("a4", DOUBLE)),
                new Aggregate(Aggregate.Kind.MIN, 2, false, -1, field("a5", TEXT)),
                new Aggregate(Aggregate.Kind.MAX, 4, false, 5, field("a6", MONEY)),
                new Aggregate(Aggregate.Kind.MAX, 3, false, -1, field("a7", DOUBLE)),
                new Aggregate(Aggregate.Kind.MIN, 5, false, -1, field("a8", BOOL)));
        List<Field> fields = new ArrayList<>();
        keys.forEach(key -> fields.add(FIELDS.get(key)));
        aggregates.forEach(aggregate -> fields.add(aggregate.result()));
        return new PhysicalPlan.HashAggregate(input, keys, aggregates, new Schema(fields));
    }

    @Test
    void aggregates_randomRows_sameAsDuckDb() throws SQLException {
        Random random = new Random(7);
        for (int count : new int[] {0, 1, 100, 6000}) {
            List<List<?>> rows = rows(random, count);
            PhysicalPlan table = MemoryTable.of(FIELDS, rows, 700, 150).plan();
            for (List<Integer> keys : List.of(List.<Integer>of(), List.of(0), List.of(2, 3), List.of(5, 4, 1))) {
                String names = String.join(
                        ", ",
                        keys.stream().map(key -> FIELDS.get(key).getName()).toList());
                String sql = "SELECT " + (keys.isEmpty() ? "" : names + ", ")
                        + "count(*), count(DISTINCT t) FILTER (f), sum(i)::BIGINT, sum(DISTINCT m), avg(d) FILTER (f),"
                        + " min(t), max(m) FILTER (f), max(d), min(f) FROM r"
                        + (keys.isEmpty() ? "" : " GROUP BY " + names);
                List<String> expected = query(sql).stream().sorted().toList();
                for (int threads = 1; threads <= 2; threads++) {
                    assertThat(ours(aggregate(table, keys), threads).stream()
                                    .sorted()
                                    .toList())
                            .as("%d rows by %s, %d threads", count, names, threads)
                            .isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void sorts_randomKeys_sameAsDuckDb() throws SQLException {
        Random random = new Random(11);
        List<List<?>> rows = rows(random, 6000);
        PhysicalPlan table = MemoryTable.of(FIELDS, rows, 700, 150).plan();
        for (int round = 0; round < 20; round++) {
            List<Integer> columns = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5));
            Collections.shuffle(columns, random);
            List<SortKey> keys = new ArrayList<>();
            List<String> terms = new ArrayList<>();
            for (int column : columns) {
                SortKey key = new SortKey(column, random.nextBoolean(), random.nextBoolean());
                keys.add(key);
                terms.add(FIELDS.get(column).getName()
                        + (key.descending() ? " DESC" : " ASC")
                        + (key.nullsFirst() ? " NULLS FIRST" : " NULLS LAST"));
            }
            String sql = "SELECT * FROM r ORDER BY " + String.join(", ", terms);
            int threads = 1 + round % 2;
            assertThat(ours(new PhysicalPlan.Sort(table, keys), threads)).isEqualTo(query(sql));
            assertThat(ours(new PhysicalPlan.TopN(table, keys, 5, 40), threads))
                    .isEqualTo(query(sql + " LIMIT 40 OFFSET 5"));
        }
    }

    @Test
    void topN_ofManyRows_dropsWhatLiesBehind() throws SQLException {
        List<List<?>> rows = new ArrayList<>();
        for (long i = 0; i < 60_000; i++) {
            rows.add(List.of((i * 7919) % 60_000, i));
        }
        PhysicalPlan table = MemoryTable.of(List.of(field("k", BIGINT), field("v", BIGINT)), rows, 5000, 1000)
                .plan();
        for (int threads = 1; threads <= 2; threads++) {
            assertThat(Plans.rows(
                            new PhysicalPlan.TopN(table, List.of(new SortKey(0, true, false)), 1, 3), threads, false))
                    .extracting(row -> row.get(0))
                    .containsExactly(59_998L, 59_997L, 59_996L);
        }
    }

    @Test
    void deterministic_oneOrTwoThreads_sameRowsInSameOrder() throws SQLException {
        PhysicalPlan table =
                MemoryTable.of(FIELDS, rows(new Random(3), 20_000), 300, 100).plan();
        PhysicalPlan plan = new PhysicalPlan.UnionAll(
                List.of(table, new PhysicalPlan.Filter(table, Plans.column(table, 5))), table.schema());
        PhysicalPlan doubles = aggregate(plan, List.of(2, 1));
        Aggregate count = new Aggregate(Aggregate.Kind.COUNT, -1, false, -1, field("n", BIGINT));
        PhysicalPlan exact = new PhysicalPlan.HashAggregate(
                plan, List.of(4, 2), List.of(count), new Schema(List.of(FIELDS.get(4), FIELDS.get(2), count.result())));
        for (PhysicalPlan each : List.of(plan, doubles, exact)) {
            List<List<Object>> expected = Plans.rows(each, 1, true);
            for (int round = 0; round < 3; round++) {
                assertThat(Plans.rows(each, 2, true)).isEqualTo(expected);
            }
        }
    }
}
