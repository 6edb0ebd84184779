package org.codeanatomy.plugin.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.PluginException.Stage;
import org.codeanatomy.plugin.api.expression.Expression;
import org.codeanatomy.plugin.api.expression.Expression.Call;
import org.codeanatomy.plugin.api.expression.Expression.ColumnPath;
import org.codeanatomy.plugin.api.expression.Expression.Literal;
import org.codeanatomy.plugin.api.expression.Operator;
import org.codeanatomy.plugin.api.function.Argument;
import org.codeanatomy.plugin.api.procedure.Procedure;
import org.codeanatomy.plugin.api.table.BatchReader;
import org.codeanatomy.plugin.api.table.PushDown;
import org.codeanatomy.plugin.api.table.ReadContext;
import org.codeanatomy.plugin.api.table.Scan;
import org.codeanatomy.plugin.api.table.ScanRequest;
import org.codeanatomy.plugin.api.table.Split;
import org.codeanatomy.plugin.api.table.Table;
import org.codeanatomy.plugin.api.table.TableSink;
import org.codeanatomy.plugin.api.table.WriteMode;
import org.codeanatomy.plugin.api.table.WriteResult;
import org.codeanatomy.plugin.api.vector.Batch;
import org.codeanatomy.plugin.api.vector.Selection;
import org.codeanatomy.plugin.delta.slots.DeltaProcedures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeltaWriteTest {

    private static final ArrowType BIGINT = new ArrowType.Int(64, true);

    @TempDir
    Path folder;

    @Test
    void create_thenRead_sameRowsAndStatistics() throws Exception {
        Path table = folder.resolve("a table with % and ü");
        WriteResult result = TestTable.write(table, WriteMode.CREATE, 1, 2501);
        assertThat(result.version()).isZero();
        assertThat(result.rows()).isEqualTo(2500);
        Table opened = TableRows.open(table);
        assertThat(TableRows.read(opened)).isEqualTo(TestTable.expected(1, 2501));
        assertThat(opened.schema()).isEqualTo(TestTable.SCHEMA);
        assertThat(opened.statistics().rows()).hasValue(2500);
        assertThat(opened.statistics().exact()).isTrue();
        assertThat(opened.statistics().columns().get("id").minimum()).isEqualTo(1L);
        assertThat(opened.statistics().columns().get("id").maximum()).isEqualTo(2500L);
        assertThat(opened.statistics().columns().get("name").nulls()).hasValue(357);
        assertThat(opened.statistics().columns().get("score").maximum()).isNull();
        assertThat(opened.details()).containsEntry("version", "0").containsEntry("protocol", "1, 2");
    }

    @Test
    void append_addsRows_andOldVersionsStay() throws Exception {
        TestTable.write(folder, WriteMode.CREATE, 0, 10);
        Table before = TableRows.open(folder);
        assertThat(TestTable.write(folder, WriteMode.APPEND, 10, 20).version()).isEqualTo(1);
        assertThat(TableRows.read(folder)).containsExactlyInAnyOrderElementsOf(TestTable.expected(0, 20));
        assertThat(TableRows.read(before)).isEqualTo(TestTable.expected(0, 10));
        assertThat(TableRows.read(TableRows.open(folder, "version", "0"))).isEqualTo(TestTable.expected(0, 10));
        assertThatThrownBy(() -> TableRows.open(folder, "version", "2")).isInstanceOf(PluginException.class);
    }

    @Test
    void overwrite_replacesRowsAndSchemaInOneVersion() throws Exception {
        TestTable.write(folder, WriteMode.CREATE, 0, 10);
        Schema other = new Schema(List.of(TestTable.nullable("n", BIGINT)));
        try (RootAllocator allocator = new RootAllocator();
                TableSink sink = TestTable.sink(folder, other, WriteMode.OVERWRITE)) {
            BigIntVector numbers = new BigIntVector("n", allocator);
            numbers.setSafe(0, 42);
            numbers.setValueCount(1);
            try (Batch batch = Batch.of(List.of(numbers), 1)) {
                sink.write(batch);
            }
            assertThat(sink.commit(Map.of()).version()).isEqualTo(1);
        }
        assertThat(TableRows.read(folder)).containsExactly("{42}");
        assertThat(TableRows.read(TableRows.open(folder, "version", "0"))).isEqualTo(TestTable.expected(0, 10));
    }

    @Test
    void write_withSelection_storesOnlyRowsThatCount() throws Exception {
        try (RootAllocator allocator = new RootAllocator();
                TableSink sink = TestTable.sink(folder, TestTable.SCHEMA, WriteMode.CREATE)) {
            try (Batch batch = TestTable.batch(allocator, 0, 10)) {
                sink.write(batch.withSelection(new Selection(new int[] {2, 3, 9}, 3)));
            }
            assertThat(sink.commit(Map.of()).rows()).isEqualTo(3);
        }
        List<String> all = TestTable.expected(0, 10);
        assertThat(TableRows.read(folder)).containsExactly(all.get(2), all.get(3), all.get(9));
    }

    @Test
    void commit_metadata_isAmongTheDetailsOfThatVersion() throws Exception {
        TestTable.write(folder, WriteMode.CREATE, 0, 5);
        try (TableSink sink = TestTable.sink(folder, TestTable.SCHEMA, WriteMode.APPEND)) {
            sink.commit(Map.of("reason", "a \"quoted\" word"));
        }
        assertThat(TableRows.open(folder).details()).containsEntry("commit reason", "a \"quoted\" word");
        TestTable.write(folder, WriteMode.APPEND, 5, 5);
        assertThat(TableRows.open(folder).details()).doesNotContainKey("commit reason");
    }

    @Test
    void create_withoutRows_isAnEmptyTable() throws Exception {
        try (TableSink sink = TestTable.sink(folder, TestTable.SCHEMA, WriteMode.CREATE)) {
            assertThat(sink.commit(Map.of()).files()).isZero();
        }
        assertThat(TableRows.read(folder)).isEmpty();
        assertThat(TableRows.open(folder).statistics().rows()).hasValue(0);
        TestTable.write(folder, WriteMode.APPEND, 0, 5);
        assertThat(TableRows.read(folder)).isEqualTo(TestTable.expected(0, 5));
    }

    @Test
    void create_localTimestamps_asksForTheirFeature() throws Exception {
        Schema schema =
                new Schema(List.of(TestTable.nullable("t", new ArrowType.Timestamp(TimeUnit.MICROSECOND, null))));
        try (TableSink sink = TestTable.sink(folder, schema, WriteMode.CREATE)) {
            sink.commit(Map.of());
        }
        assertThat(TableRows.open(folder).details())
                .containsEntry("protocol", "3, 7")
                .containsEntry("features", "timestampNtz");
        assertThat(TableRows.open(folder).schema()).isEqualTo(schema);
    }

    @Test
    void close_withoutCommit_leavesNothing() throws Exception {
        TestTable.write(folder, WriteMode.CREATE, 0, 10);
        List<String> before = files();
        try (TableSink sink = TestTable.sink(folder, TestTable.SCHEMA, WriteMode.APPEND)) {
            TestTable.add(sink, 10, 5000);
        }
        assertThat(files()).isEqualTo(before);
        assertThat(TableRows.read(folder)).isEqualTo(TestTable.expected(0, 10));
    }

    @Test
    void commit_afterAnotherOverwrite_isAConflictThatNamesTheVersion() throws Exception {
        TestTable.write(folder, WriteMode.CREATE, 0, 10);
        for (WriteMode mode : List.of(WriteMode.APPEND, WriteMode.OVERWRITE)) {
            try (TableSink loser = TestTable.sink(folder, TestTable.SCHEMA, mode)) {
                TestTable.add(loser, 20, 30);
                long winner =
                        TestTable.write(folder, WriteMode.OVERWRITE, 30, 40).version();
                PluginException conflict = catchThrowableOfType(PluginException.class, () -> loser.commit(Map.of()));
                assertThat(conflict.stage()).isEqualTo(Stage.COMMIT);
                assertThat(conflict.code()).isEqualTo("COMMIT_CONFLICT");
                assertThat(conflict).hasMessageContaining("version " + winner);
            }
        }
        assertThat(TableRows.read(folder)).isEqualTo(TestTable.expected(30, 40));
        assertThat(files().stream().filter(name -> name.endsWith(".parquet"))).hasSize(3);
    }

    @Test
    void commit_twiceOnOneSink_addsRowsOnce() throws Exception {
        try (TableSink sink = TestTable.sink(folder, TestTable.SCHEMA, WriteMode.CREATE)) {
            TestTable.add(sink, 0, 10);
            sink.commit(Map.of());
            assertThatThrownBy(() -> sink.commit(Map.of())).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> TestTable.add(sink, 10, 20)).isInstanceOf(IllegalStateException.class);
        }
        assertThat(TableRows.read(folder)).isEqualTo(TestTable.expected(0, 10));
    }

    @Test
    void commit_createTwice_secondIsRefused() throws Exception {
        try (TableSink second = TestTable.sink(folder, TestTable.SCHEMA, WriteMode.CREATE)) {
            TestTable.write(folder, WriteMode.CREATE, 0, 10);
            assertThatThrownBy(() -> second.commit(Map.of())).hasMessageContaining("version 0");
        }
        assertThatThrownBy(() -> TestTable.sink(folder, TestTable.SCHEMA, WriteMode.CREATE))
                .hasMessageContaining("there is a Delta table");
        assertThat(TableRows.read(folder)).isEqualTo(TestTable.expected(0, 10));
    }

    @Test
    void append_fromTwoThreads_losesNoCommit() throws Exception {
        TestTable.write(folder, WriteMode.CREATE, 0, 0);
        int commits = 12;
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Callable<List<Long>>> writers = new ArrayList<>();
            for (int writer = 0; writer < 2; writer++) {
                long base = writer * 1000L;
                writers.add(() -> {
                    List<Long> versions = new ArrayList<>();
                    for (int i = 0; i < commits; i++) {
                        long from = base + i * 10L;
                        versions.add(TestTable.write(folder, WriteMode.APPEND, from, from + 10)
                                .version());
                    }
                    return versions;
                });
            }
            List<Long> versions = new ArrayList<>();
            for (Future<List<Long>> future : threads.invokeAll(writers)) {
                versions.addAll(future.get());
            }
            assertThat(versions).doesNotHaveDuplicates().hasSize(2 * commits);
        } finally {
            threads.shutdownNow();
        }
        List<String> expected = new ArrayList<>(TestTable.expected(0, commits * 10L));
        expected.addAll(TestTable.expected(1000, 1000 + commits * 10L));
        assertThat(TableRows.read(folder)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(TableRows.open(folder).details()).containsEntry("version", Integer.toString(2 * commits));
    }

    @Test
    void openSink_schemaThatDoesNotFit_namesEveryProblem() throws Exception {
        TestTable.write(folder, WriteMode.CREATE, 0, 10);
        Schema wrong = new Schema(List.of(
                TestTable.nullable("name", BIGINT),
                TestTable.nullable("extra", BIGINT),
                TestTable.nullable("seconds", new ArrowType.Timestamp(TimeUnit.SECOND, null))));
        assertThatThrownBy(() -> TestTable.sink(folder, wrong, WriteMode.APPEND))
                .hasMessageContaining("column seconds is Timestamp(SECOND, null), which a Delta table cannot store");
        Schema misfit = new Schema(wrong.getFields().subList(0, 2));
        assertThatThrownBy(() -> TestTable.sink(folder, misfit, WriteMode.APPEND))
                .hasMessageContaining("column name is long, the table has string")
                .hasMessageContaining("column extra is not in the table")
                .hasMessageContaining("column id is missing");
    }

    @Test
    void plan_withConjuncts_readsOnlyFilesThatCanMatch() throws Exception {
        TestTable.write(folder, WriteMode.CREATE, 0, 100);
        TestTable.write(folder, WriteMode.APPEND, 100, 200);
        TestTable.write(folder, WriteMode.APPEND, 200, 300);
        Table table = TableRows.open(folder);
        Expression conjunct =
                new Call(Operator.GREATER_OR_EQUAL, List.of(new ColumnPath(List.of("id")), new Literal(BIGINT, 250L)));
        Scan scan = table.plan(new ScanRequest(List.of(0), List.of(conjunct), OptionalLong.empty()));
        assertThat(scan.pushDown()).containsExactly(PushDown.INEXACT);
        assertThat(scan.details()).containsEntry("files read", "1 of 3").containsEntry("version", "2");
        assertThat(TableRows.read(scan, 7)).hasSize(100).contains("{250}").doesNotContain("{199}");
        Expression nan = new Call(
                Operator.GREATER,
                List.of(
                        new ColumnPath(List.of("score")),
                        new Literal(TestTable.SCHEMA.findField("score").getType(), 1e9)));
        assertThat(TableRows.read(table, nan))
                .as("NaN is greater than every number")
                .hasSize(300);
        assertThat(TableRows.read(table.plan(new ScanRequest(List.of(), List.of(), OptionalLong.empty())), 64))
                .hasSize(300);
        Scan limited = table.plan(new ScanRequest(List.of(0), List.of(), OptionalLong.of(150)));
        assertThat(limited.details()).containsEntry("files read", "2 of 3");
    }

    @Test
    void splits_ofALargeFile_haveEveryRowOnce() throws Exception {
        int rows = 800_000;
        assertThat(TestTable.write(folder, WriteMode.CREATE, 0, rows).files()).isEqualTo(1);
        Scan scan = TableRows.open(folder).plan(new ScanRequest(List.of(0), List.of(), OptionalLong.empty()));
        List<Split> splits = new ArrayList<>();
        scan.splits().forEachRemaining(splits::add);
        assertThat(splits).hasSizeGreaterThan(1);
        assertThat(TableRows.read(scan, 8192))
                .hasSize(rows)
                .startsWith("{0}")
                .endsWith("{799999}")
                .doesNotHaveDuplicates();
    }

    @Test
    void checkpoint_carriesTheWholeState() throws Exception {
        TestTable.write(folder, WriteMode.CREATE, 0, 10);
        TestTable.write(folder, WriteMode.OVERWRITE, 10, 20);
        TestTable.write(folder, WriteMode.APPEND, 20, 30);
        assertThat(checkpoint(folder)).containsExactly("{2, '" + folder + "'}");
        assertThat(checkpoint(folder)).containsExactly("{2, '" + folder + "'}");
        TestTable.write(folder, WriteMode.APPEND, 30, 40);
        for (String version : List.of("0", "1")) {
            Files.delete(folder.resolve("_delta_log/0000000000000000000" + version + ".json"));
        }
        Table table = TableRows.open(folder);
        assertThat(TableRows.read(table)).containsExactlyInAnyOrderElementsOf(TestTable.expected(10, 40));
        assertThat(table.statistics().rows()).hasValue(30);
        assertThat(table.statistics().columns().get("id").minimum()).isEqualTo(10L);
    }

    private static List<String> checkpoint(Path table) throws Exception {
        Procedure procedure = new DeltaProcedures().procedures().get(0);
        Argument path = new Argument(TestTable.nullable("path", ArrowType.Utf8.INSTANCE), true, table.toString());
        List<String> rows = new ArrayList<>();
        try (RootAllocator allocator = new RootAllocator();
                BatchReader report = procedure.call(List.of(path), new ReadContext(allocator, 100));
                Batch batch = report.next()) {
            rows.add("{" + TableRows.value(batch.column(0).asArrow(), 0) + ", "
                    + TableRows.value(batch.column(1).asArrow(), 0) + "}");
        }
        return rows;
    }

    @Test
    void dataFiles_areReadByDuckDb() throws Exception {
        TestTable.write(folder, WriteMode.CREATE, 1, 3000);
        TestTable.write(folder, WriteMode.APPEND, 3000, 4000);
        try (DuckDb duckDb = new DuckDb()) {
            assertThat(duckDb.query("SELECT * FROM read_parquet('" + folder + "/*.parquet')"))
                    .containsExactlyInAnyOrderElementsOf(TestTable.expected(1, 4000));
        }
    }

    private List<String> files() throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(Path::toString).sorted().toList();
        }
    }
}
