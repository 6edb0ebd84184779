package org.codeanatomy.engine.build.internal.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.api.Result;
import org.codeanatomy.engine.api.Session;
import org.codeanatomy.engine.api.SessionSettings;
import org.codeanatomy.engine.build.BuildException;
import org.codeanatomy.engine.core.session.EngineComponent;
import org.codeanatomy.plugin.api.source.ModelView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeldViewsTest {

    private static final int ROWS = 100_000;

    private final NoPlugins host = new NoPlugins();
    private final EngineComponent engine = new EngineComponent(host, host);
    private Session session;
    private VectorSchemaRoot data;
    private int failures;

    @BeforeEach
    void registerData() {
        session = engine.openSession(SessionSettings.small());
        BigIntVector numbers = new BigIntVector("n", session.allocator());
        numbers.allocateNew(ROWS);
        for (int row = 0; row < ROWS; row++) {
            numbers.set(row, row);
        }
        data = VectorSchemaRoot.of(numbers);
        data.setRowCount(ROWS);
        session.register("numbers", data);
    }

    /** Allocators complain about whatever was not freed. */
    @AfterEach
    void close() {
        data.close();
        session.close();
        engine.close();
        host.close();
    }

    @Test
    void hold_rowsAreATableUntilClosed_andTheMemoryIsFreed() {
        long before = session.allocator().getAllocatedMemory();
        try (HeldViews held = new HeldViews(session, Long.MAX_VALUE)) {
            assertThat(held.hold(view("texts", "SELECT n, CAST(n AS VARCHAR) AS text FROM numbers")))
                    .isTrue();
            assertThat(held.hold(view("none", "SELECT CAST(n AS VARCHAR) AS text FROM numbers WHERE n < 0")))
                    .isTrue();
            assertThat(number("SELECT count(*) FROM texts WHERE CAST(n AS VARCHAR) = text"))
                    .isEqualTo(ROWS);
            assertThat(number("SELECT count(DISTINCT text) FROM texts")).isEqualTo(ROWS);
            assertThat(number("SELECT count(*) FROM none")).isZero();
            assertThat(session.allocator().getAllocatedMemory()).isGreaterThan(before);
        }
        assertThat(session.allocator().getAllocatedMemory()).isEqualTo(before);
        assertThatThrownBy(() -> number("SELECT count(*) FROM texts")).isInstanceOf(EngineException.class);
    }

    @Test
    void hold_moreThanTheLimit_isNotHeld_andFreesWhatItHad() {
        long before = session.allocator().getAllocatedMemory();
        try (HeldViews held = new HeldViews(session, 100_000)) {
            ModelView large = view("large", "SELECT n, n AS m FROM numbers");
            assertThat(held.hold(large)).isFalse();
            assertThat(held.hold(view("small", "SELECT n FROM numbers WHERE n < 10")))
                    .isTrue();
            session.execute("CREATE VIEW large AS " + large.sql()).close();
            assertThat(number("SELECT count(*) FROM large JOIN small ON large.n = small.n"))
                    .isEqualTo(10);
        }
        assertThat(session.allocator().getAllocatedMemory()).isEqualTo(before);
    }

    @Test
    void makingRoom_memoryRunsOut_givesUpWhatIsHeldAndTriesOnceMore() {
        long before = session.allocator().getAllocatedMemory();
        try (HeldViews held = new HeldViews(session, Long.MAX_VALUE)) {
            held.hold(view("texts", "SELECT n, CAST(n AS VARCHAR) AS text FROM numbers"));
            List<Long> found = new ArrayList<>();
            long count = held.makingRoom(() -> {
                found.add(number("SELECT count(*) FROM texts"));
                if (session.allocator().getAllocatedMemory() > before) {
                    throw new BuildException(BuildException.Kind.EXECUTION, "OUT_OF_MEMORY", "there is too little");
                }
                return number("SELECT count(DISTINCT text) FROM texts");
            });
            assertThat(count).isEqualTo(ROWS);
            assertThat(found).containsExactly((long) ROWS, (long) ROWS);
        }
    }

    @Test
    void makingRoom_otherFailureOrNothingHeld_isNotTriedAgain() {
        try (HeldViews held = new HeldViews(session, Long.MAX_VALUE)) {
            assertThatThrownBy(() -> held.makingRoom(() -> fail("OUT_OF_MEMORY")))
                    .hasMessage("1");
            held.hold(view("texts", "SELECT n FROM numbers"));
            assertThatThrownBy(() -> held.makingRoom(() -> fail("DISK_FULL"))).hasMessage("2");
        }
        assertThat(failures).isEqualTo(2);
    }

    private long fail(String code) {
        failures++;
        throw new BuildException(BuildException.Kind.EXECUTION, code, Integer.toString(failures));
    }

    @Test
    void hold_viewThatFails_isABuildFailureThatNamesIt() {
        try (HeldViews held = new HeldViews(session, Long.MAX_VALUE)) {
            assertThatThrownBy(() -> held.hold(view("broken", "SELECT nothing FROM numbers")))
                    .isInstanceOf(BuildException.class)
                    .hasMessageContaining("view broken");
        }
    }

    @Test
    void isShared_countsNamesOfLaterViews_wholeWordsOnly() {
        ModelView view = view("a", "SELECT 1");
        assertThat(HeldViews.isShared(view, List.of())).isFalse();
        assertThat(HeldViews.isShared(view, List.of(view("b", "SELECT * FROM a"), view("c", "SELECT * FROM a_b, ba"))))
                .isFalse();
        assertThat(HeldViews.isShared(view, List.of(view("b", "SELECT * FROM a"), view("c", "SELECT * FROM a"))))
                .isTrue();
        assertThat(HeldViews.isShared(view, List.of(view("b", "SELECT 1 FROM a UNION ALL SELECT 2 FROM a"))))
                .isTrue();
    }

    private static ModelView view(String name, String sql) {
        return ModelView.intermediate(name, sql, name);
    }

    private long number(String sql) {
        try (Result rows = session.execute(sql)) {
            return ((BigIntVector) rows.next().getVector(0)).get(0);
        }
    }
}
