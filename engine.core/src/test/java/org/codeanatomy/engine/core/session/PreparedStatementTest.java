package org.codeanatomy.engine.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.api.PreparedStatement;
import org.codeanatomy.engine.api.Result;
import org.codeanatomy.engine.api.Session;
import org.codeanatomy.engine.core.testing.DemoEngine;
import org.codeanatomy.engine.core.testing.ResultText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PreparedStatementTest {

    private DemoEngine demo;
    private Session session;

    @BeforeEach
    void open() {
        demo = new DemoEngine();
        session = demo.session();
    }

    @AfterEach
    void close() {
        demo.close();
    }

    private static List<List<String>> rows(PreparedStatement statement, Object... values) {
        try (Result result = statement.execute(values)) {
            return ResultText.rows(result);
        }
    }

    private static List<String> types(PreparedStatement statement) {
        return statement.parameters().stream()
                .map(field -> field.getName() + " " + field.getType())
                .toList();
    }

    @Test
    void execute_withOtherValues_givesOtherRows() {
        try (PreparedStatement statement =
                session.prepare("SELECT id, price * ? AS p FROM things WHERE id >= ? AND kind = ? ORDER BY id")) {
            assertThat(statement.schema().getFields()).extracting("name").containsExactly("id", "p");
            assertThat(types(statement))
                    .containsExactly(
                            "parameter 1 Decimal(10, 2, 128)", "parameter 2 Int(32, true)", "parameter 3 Utf8");
            assertThat(rows(statement, 2, 1, "a")).containsExactly(List.of("1", "3.0000"), List.of("3", "null"));
            assertThat(rows(statement, new BigDecimal("0.5"), 2L, "a")).containsExactly(List.of("3", "null"));
            assertThat(rows(statement, 1, 1, null)).isEmpty();
        }
        assertThat(demo.host().openLeases()).isZero();
    }

    @Test
    void parameters_everywhereAnExpressionStands_areBound() {
        try (PreparedStatement statement = session.prepare(
                """
                SELECT t.kind, shout(CAST(? AS VARCHAR)) AS s, count(*) AS n FROM things t
                LEFT JOIN parts p ON p.thing = t.id AND p.n > ?
                WHERE t.id IN (?, ?) GROUP BY t.kind
                UNION ALL SELECT 'x', CAST(? AS VARCHAR), 1 ORDER BY n DESC, s LIMIT 3""")) {
            assertThat(rows(statement, "hi", 10, 1, 3, "last"))
                    .containsExactly(List.of("a", "HI!", "2"), List.of("x", "last", "1"));
        }
    }

    @Test
    void parameter_ofAPluginsFunction_hasTheTypeThatTheFunctionTakes() {
        try (PreparedStatement statement = session.prepare("SELECT shout(?), plus(?, 1)")) {
            assertThat(types(statement)).containsExactly("parameter 1 Utf8", "parameter 2 Int(64, true)");
            assertThat(rows(statement, "a", 2)).containsExactly(List.of("A!", "3"));
            assertThat(rows(statement, null, 41)).containsExactly(List.of("null", "42"));
        }
    }

    @Test
    void values_ofEveryType_arriveAsTheyAre() {
        try (PreparedStatement statement = session.prepare("SELECT CAST(? AS BOOLEAN), CAST(? AS DOUBLE),"
                + " CAST(? AS DATE), CAST(? AS TIMESTAMP), CAST(? AS TIMESTAMP WITH LOCAL TIME ZONE),"
                + " CAST(? AS DECIMAL(5, 2)), CAST(? AS SMALLINT)")) {
            assertThat(rows(
                            statement,
                            true,
                            2.5f,
                            LocalDate.of(2024, 2, 29),
                            LocalDateTime.of(1970, 1, 1, 0, 0, 1),
                            Instant.EPOCH.plusSeconds(2),
                            new BigDecimal("1.50"),
                            (byte) 3))
                    .containsExactly(
                            List.of("true", "2.5", "2024-02-29", "1970-01-01T00:00:01", "2000000", "1.50", "3"));
        }
    }

    @Test
    void values_thatDoNotFit_areAllNamed() {
        try (PreparedStatement statement =
                session.prepare("SELECT CAST(? AS SMALLINT), CAST(? AS VARCHAR), CAST(? AS DECIMAL(5, 2))")) {
            assertThatThrownBy(() -> statement.execute(40_000, 1, new BigDecimal("1.505")))
                    .isInstanceOfSatisfying(EngineException.class, failure -> assertThat(failure.code())
                            .isEqualTo("WRONG_PARAMETERS"))
                    .hasMessage("parameter 1 is a SMALLINT, which Integer '40000' cannot be; parameter 2 is a VARCHAR,"
                            + " which Integer '1' cannot be; parameter 3 is a DECIMAL(5, 2), which BigDecimal '1.505'"
                            + " cannot be");
            assertThatThrownBy(() -> statement.execute(1))
                    .hasMessage("the statement has 3 parameters and was given 1 value");
        }
        assertThat(demo.host().openLeases()).isZero();
    }

    @Test
    void prepare_whatCannotBePrepared_saysWhy() {
        assertThatThrownBy(() -> session.prepare("DROP TABLE things")).hasMessageContaining("only queries");
        assertThatThrownBy(() -> session.prepare("SELECT ?")).hasMessageContaining("write CAST(? AS type)");
        assertThatThrownBy(() -> session.execute("SELECT id FROM things WHERE id = ?"))
                .hasMessageContaining("a parameter has no value here; prepare the statement")
                .hasMessageContaining("line 1, column 34");
        assertThatThrownBy(() -> session.execute("CREATE VIEW v AS SELECT id FROM things WHERE id = ?"))
                .hasMessageContaining("a parameter has no value here");
        assertThat(demo.host().openLeases()).isZero();
    }

    @Test
    void execute_afterAViewWasReplaced_plansItAgain() {
        session.execute("CREATE VIEW few AS SELECT id FROM things WHERE id < 3").close();
        try (PreparedStatement statement = session.prepare("SELECT count(*) FROM few WHERE id > ?")) {
            assertThat(rows(statement, 1)).containsExactly(List.of("1"));
            session.execute("CREATE OR REPLACE VIEW few AS SELECT id FROM things")
                    .close();
            assertThat(rows(statement, 1)).containsExactly(List.of("3"));
            session.execute("CREATE OR REPLACE VIEW few AS SELECT kind AS id FROM things")
                    .close();
            assertThatThrownBy(() -> statement.execute(1)).hasMessageContaining("the prepared statement cannot be");
            session.execute("DROP VIEW few").close();
            assertThatThrownBy(() -> statement.execute(1))
                    .hasMessageContaining("the prepared statement cannot be planned any more: there is no table few");
        }
    }

    @Test
    void execute_ofWhatSaysTheMoment_isPlannedEachTime() {
        try (PreparedStatement queries = session.prepare("SELECT count(*) FROM sys.queries WHERE id <> ?");
                PreparedStatement clock = session.prepare("SELECT CURRENT_TIMESTAMP > ?")) {
            long before = Long.parseLong(rows(queries, "").get(0).get(0));
            assertThat(rows(queries, "")).containsExactly(List.of(Long.toString(before + 1)));
            LocalDateTime first = LocalDateTime.now(ZoneOffset.UTC);
            while (!LocalDateTime.now(ZoneOffset.UTC).isAfter(first.plusNanos(2_000_000))) {
                Thread.onSpinWait(); // until the clock has moved
            }
            assertThat(rows(clock, first)).containsExactly(List.of("true"));
        }
    }

    @Test
    void execute_onAPluginsTable_offersConditionsWithTheirValues() {
        try (PreparedStatement statement = session.prepare("SELECT n FROM numbers(9) WHERE n > ?");
                StatementScope scope = new StatementScope(
                        demo.host(), demo.host().lease(new RunningStatement("a look at the plan")), (EngineSession)
                                session)) {
            assertThat(rows(statement, 7)).containsExactly(List.of("8"), List.of("9"));
            assertThat(rows(statement, 8)).containsExactly(List.of("9"));
            assertThat(((PreparedQuery) statement).plan(scope, List.of(6L)).text(null))
                    .contains("pushed: n > 6: EXACT");
        }
    }

    @Test
    void execute_fromManyThreads_keepsTheirValuesApart() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (PreparedStatement statement = session.prepare("SELECT plus(id, ?) FROM things WHERE id = 1")) {
            List<Future<List<List<String>>>> answers = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                int value = i;
                answers.add(threads.submit(() -> rows(statement, value)));
            }
            for (int i = 0; i < 100; i++) {
                assertThat(answers.get(i).get()).containsExactly(List.of(Integer.toString(i + 1)));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void execute_closed_isRefused() {
        PreparedStatement statement = session.prepare("SELECT 1");
        statement.close();
        assertThatThrownBy(statement::execute).isInstanceOf(IllegalStateException.class);
    }
}
