package org.codeanatomy.engine.core.session;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.api.Result;
import org.codeanatomy.engine.api.Session;
import org.codeanatomy.engine.api.SessionSettings;
import org.codeanatomy.engine.api.SlotLease;
import org.codeanatomy.engine.core.testing.DemoEngine;
import org.codeanatomy.engine.core.testing.DemoSinks;
import org.codeanatomy.engine.core.testing.ResultText;
import org.codeanatomy.engine.core.testing.TextTable;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.function.ScalarFunctions;
import org.codeanatomy.plugin.api.table.TableProviderFactory;
import org.codeanatomy.plugin.api.table.TableSink;
import org.codeanatomy.plugin.api.table.WriteMode;
import org.codeanatomy.plugin.api.vector.Batch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EngineSessionTest {

    private DemoEngine demo;
    private Session session;

    @BeforeEach
    void open() {
        demo = new DemoEngine();
        demo.host().with("unused");
        session = demo.session();
    }

    @AfterEach
    void close() {
        demo.close();
    }

    private static String code(EngineException failure) {
        return failure.stage() + " " + failure.code();
    }

    @Test
    void split_scriptWithTextsNamesAndComments_cutsAtStatementsOnly() {
        assertThat(session.split("SELECT ';' ; -- a; b\n; /* ; */ SELECT \"x;y\" FROM t;\n\n"))
                .containsExactly("SELECT ';'", "SELECT \"x;y\" FROM t");
        assertThatThrownBy(() -> session.split("SELECT 1; SELECT 'x"))
                .isInstanceOfSatisfying(EngineException.class, failure -> assertThat(code(failure))
                        .isEqualTo("PARSE SYNTAX_ERROR"));
    }

    @Test
    void execute_query_holdsOnlyTheGenerationsItUses() {
        try (Result own = session.execute("SELECT id FROM things");
                Result foreign = session.execute("SELECT shout(kind) FROM things")) {
            assertThat(demo.host().leased()).containsExactly("demo");
            assertThat(ResultText.rows(own)).hasSize(4);
            assertThat(ResultText.rows(foreign)).hasSize(4);
        }
    }

    @Test
    void next_atTheEnd_givesTheLeaseUpBeforeTheResultIsClosed() {
        try (Result result = session.execute("SELECT * FROM numbers(3)")) {
            assertThat(demo.host().openLeases()).isOne();
            ResultText.rows(result);
            assertThat(demo.host().openLeases()).isZero();
        }
    }

    @Test
    void execute_statementThatFails_leavesNoLease() {
        assertThatThrownBy(() -> session.execute("SELECT nothing FROM things")).isInstanceOf(EngineException.class);
        assertThatThrownBy(() -> session.execute("CALL demo.greet(1)")).isInstanceOf(EngineException.class);
        assertThatThrownBy(() -> session.execute("EXPLAIN ANALYZE SELECT broken(id) FROM things"))
                .isInstanceOf(EngineException.class);
        assertThat(demo.host().openLeases()).isZero();
    }

    @Test
    void cancelByHost_runningQuery_failsWithTheHostsReason() {
        try (Result result = session.execute("SELECT * FROM numbers(5)")) {
            demo.host().cancelAll("demo 1.0.0 was updated, and its drain limit passed");
            assertThatThrownBy(result::next).isInstanceOfSatisfying(EngineException.class, failure -> {
                assertThat(code(failure)).isEqualTo("EXECUTE CANCELLED");
                assertThat(failure).hasMessageContaining("demo 1.0.0 was updated");
            });
            assertThat(demo.host().openLeases()).isZero();
        }
    }

    @Test
    void closeSession_withOpenResult_cancelsIt() {
        Session other = demo.engine().openSession(SessionSettings.small().withThreads(1));
        Result result = other.execute("SELECT * FROM numbers(5)");
        other.close();
        assertThat(demo.host().openLeases()).isZero();
        assertThat(result.next()).isNull();
        result.close();
    }

    @Test
    void pluginFailure_inAQuery_carriesNoExceptionOfThePlugin() {
        try (Result result = session.execute("SELECT broken(id) FROM things")) {
            assertThatThrownBy(result::next).isInstanceOfSatisfying(EngineException.class, failure -> {
                assertThat(code(failure)).isEqualTo("EXECUTE FUNCTION_FAILED");
                assertThat(failure).hasNoCause().hasMessageContaining("demo 1.0.0");
            });
        }
        assertThat(demo.host().openLeases()).isZero();
    }

    @Test
    void explainAnalyze_query_saysRowsTimeAndMemory() {
        try (Result result =
                session.execute("EXPLAIN ANALYZE SELECT kind, count(*) FROM things WHERE id > 1 GROUP BY kind")) {
            String plan = String.join(
                    "\n",
                    ResultText.rows(result).stream().map(row -> row.get(0)).toList());
            assertThat(plan)
                    .containsPattern("HashAggregate \\(~\\d+ rows\\) \\[3 rows, [0-9.]+ ms")
                    .containsPattern("Filter \\(~\\d+ rows\\) \\[3 rows")
                    .containsPattern("TableScan things \\(~4 rows\\) \\[4 rows")
                    .contains("peak memory: ");
        }
    }

    @Test
    void register_dataOfAnotherRoot_isReadWithoutACopy() {
        try (RootAllocator allocator = new RootAllocator();
                VectorSchemaRoot data =
                        TextTable.of(allocator, List.of("v text"), List.of(List.of("one"), List.of("two")))) {
            long before = allocator.getAllocatedMemory();
            session.register("foreign", data);
            try (Result result = session.execute("SELECT v FROM \"FOREIGN\" ORDER BY v DESC")) {
                assertThat(ResultText.rows(result)).containsExactly(List.of("two"), List.of("one"));
            }
            assertThat(allocator.getAllocatedMemory()).isEqualTo(before);
            session.execute("DROP TABLE foreign").close();
        }
    }

    /** The rewriting of sub-queries makes tables of these names, and looks its columns up by theirs. */
    @Test
    void execute_subQueriesOverTablesNamedLikeThoseOfTheRewriting_readTheirColumns() {
        for (String name : List.of("q", "ct", "dt")) {
            VectorSchemaRoot data = TextTable.of(
                    session.allocator(),
                    List.of("c int", "d int", "m int", "ck int", "i int", "cs bool"),
                    List.of(
                            asList("1", "2", "7", "5", "1", "true"),
                            asList("2", "3", null, "6", null, null),
                            asList(null, "4", "9", null, "3", "false")));
            session.register(name, data);
            String query =
                    """
                    SELECT c < ANY (SELECT d FROM q), d >= ALL (SELECT c FROM q), m <> ANY (SELECT m FROM q),
                        ck = ANY (SELECT m FROM q), i NOT IN (SELECT c FROM q WHERE c > 1), cs IN (SELECT cs FROM q),
                        c > ANY (SELECT x.d FROM q x WHERE x.d = q.d - 1), 7 IN (SELECT m FROM q)
                    FROM q WHERE c < ANY (SELECT d FROM q) OR m > ALL (SELECT ck FROM q) OR d IN (SELECT d FROM q)
                    ORDER BY d""";
            try (Result result = session.execute(query.replaceAll("\\bq\\b", name))) {
                assertThat(ResultText.rows(result))
                        .containsExactly(
                                List.of("true", "null", "true", "null", "true", "true", "false", "true"),
                                List.of("true", "null", "null", "null", "null", "null", "false", "true"),
                                List.of("null", "null", "true", "null", "true", "true", "null", "true"));
            }
            session.execute("DROP TABLE " + name).close();
            data.close();
        }
    }

    @Test
    void register_dataThatContradictsItself_isRefusedWithEveryColumn() {
        try (RootAllocator allocator = new RootAllocator();
                VectorSchemaRoot data = TextTable.of(
                        allocator, List.of("a text", "b text"), List.of(List.of("x", "y"), List.of("z", "w")))) {
            data.getVector("b").setValueCount(1);
            ((VarCharVector) data.getVector("a")).getOffsetBuffer().setInt(Integer.BYTES, 77);
            assertThatThrownBy(() -> session.register("bad", data))
                    .isInstanceOfSatisfying(EngineException.class, failure -> {
                        assertThat(code(failure)).isEqualTo("CONFIGURE INVALID_DATA");
                        assertThat(failure)
                                .hasMessageContaining("column a has offset")
                                .hasMessageContaining("column b has 1 values where 2 are needed");
                    });
        }
    }

    @Test
    void register_takenName_isRefused() {
        assertThatThrownBy(() -> session.register("THINGS", "numbers", Map.of("count", "1")))
                .isInstanceOfSatisfying(EngineException.class, failure -> assertThat(code(failure))
                        .isEqualTo("VALIDATE NAME_TAKEN"));
    }

    @Test
    void lease_slot_holdsEachGenerationUntilItIsClosed() {
        List<SlotLease<ScalarFunctions>> leases = session.lease(ScalarFunctions.class);
        assertThat(leases).hasSize(1);
        SlotLease<ScalarFunctions> lease = leases.get(0);
        assertThat(lease.plugin()).isEqualTo("demo");
        assertThat(lease.version()).isEqualTo("1.0.0 (b1)");
        assertThat(lease.service().functions()).isNotEmpty();
        assertThat(demo.host().leased()).containsExactly("demo");
        lease.close();
        assertThat(demo.host().openLeases()).isZero();
        assertThatThrownBy(lease::service).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void openSink_kindThatCannotBeWritten_isRefused() {
        assertThat(session.lease(TableProviderFactory.class)).hasSize(1).allSatisfy(SlotLease::close);
        assertThatThrownBy(() -> session.openSink("numbers", Map.of(), new Schema(List.of()), WriteMode.CREATE))
                .isInstanceOfSatisfying(EngineException.class, failure -> assertThat(code(failure))
                        .isEqualTo("CONFIGURE READ_ONLY_TABLE_KIND"));
        assertThat(demo.host().openLeases()).isZero();
    }

    @Test
    void completions_ofASession_nameTablesColumnsFunctionsAndKeywords() {
        session.execute("CREATE VIEW few AS SELECT id AS ident FROM things").close();
        assertThat(session.completions())
                .contains("things", "price", "few", "ident", "shout", "numbers", "upper", "SELECT")
                .isSorted();
    }

    @Test
    void smokeQuery_ofACandidate_runsOnTheGivenPlugins() {
        try (var lease = demo.host().lease(new RunningStatement("candidate"))) {
            demo.engine().run("SELECT shout('x')", lease);
            assertThatThrownBy(() -> demo.engine().run("SELECT broken(1)", lease))
                    .hasMessageContaining("broken, as promised");
        }
    }

    @Test
    void execute_queryNestedTooDeeply_isRefused() {
        String nested = "SELECT " + "(".repeat(20_000) + "1" + ")".repeat(20_000);
        String wide = "SELECT 1" + " + 1".repeat(50_000);
        for (String sql : List.of(nested, wide)) {
            assertThatThrownBy(() -> session.execute(sql))
                    .isInstanceOfSatisfying(EngineException.class, failure -> assertThat(failure.code())
                            .isEqualTo("QUERY_TOO_COMPLEX"));
        }
        assertThat(demo.host().openLeases()).isZero();
    }

    @Test
    void openSink_kindThatCanBeWritten_holdsItsPluginUntilItIsClosed() throws PluginException {
        demo.host().with("writer", new DemoSinks());
        SlotLease<TableSink> lease = session.openSink("COUNTER", Map.of(), new Schema(List.of()), WriteMode.CREATE);
        assertThat(demo.host().leased()).containsExactly("writer");
        lease.service().write(new Batch(List.of(), 3, null));
        lease.service().write(new Batch(List.of(), 4, null));
        assertThat(lease.service().commit(Map.of()).rows()).isEqualTo(7);
        lease.close();
        assertThat(demo.host().openLeases()).isZero();
    }

    @Test
    void sinkThatFails_carriesNoExceptionOfThePlugin() {
        demo.host().with("writer", new DemoSinks());
        try (SlotLease<TableSink> lease =
                session.openSink("counter", Map.of(), new Schema(List.of()), WriteMode.CREATE)) {
            assertThatThrownBy(() -> lease.service().write(new Batch(List.of(), 13, null)))
                    .isInstanceOf(PluginException.class)
                    .hasNoCause()
                    .hasMessageContaining("writer 1.0.0 failed to write rows: IllegalStateException, thirteen");
            assertThatThrownBy(() -> lease.service().commit(Map.of()))
                    .isInstanceOf(PluginException.class)
                    .hasNoCause()
                    .hasMessage("nothing was written");
        }
        assertThatThrownBy(() -> session.openSink("counter", Map.of("a", "b"), new Schema(List.of()), WriteMode.CREATE))
                .isInstanceOfSatisfying(EngineException.class, failure -> assertThat(code(failure))
                        .isEqualTo("CONFIGURE INVALID_OPTIONS"));
        assertThat(demo.host().openLeases()).isZero();
    }
}
