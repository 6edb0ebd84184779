package org.codeanatomy.engine.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.api.PreparedStatement;
import org.codeanatomy.engine.api.Result;
import org.codeanatomy.engine.core.testing.live.LiveEngine;
import org.codeanatomy.plugin.host.PluginUse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prepared statements and views while the plugin they use comes, changes and goes. */
class RebindingTest {

    private static final String WORDS = " FROM (VALUES ('a'), ('be')) AS t(w)";

    @TempDir
    Path folder;

    private LiveEngine live;

    @BeforeEach
    void start() throws Exception {
        live = LiveEngine.started(folder, Map.of("org.codeanatomy.engine.rehearsal.millis", "0"));
        live.install("words", "1.0.0", "!");
    }

    @AfterEach
    void stop() throws Exception {
        live.close();
    }

    private static List<String> rows(PreparedStatement statement, Object... values) {
        try (Result result = statement.execute(values)) {
            return LiveEngine.rows(result);
        }
    }

    @Test
    void preparedStatement_acrossUpdateAndRollback_runsOnWhatServes() throws Exception {
        try (PreparedStatement statement = live.session().prepare("SELECT tag(w || CAST(? AS VARCHAR))" + WORDS);
                PreparedStatement folded = live.session().prepare("SELECT tag('be')")) {
            assertThat(rows(statement, "")).containsExactly("a!", "be!");
            assertThat(rows(folded)).containsExactly("be!");

            live.install("words", "2.0.0", "?");
            assertThat(rows(statement, "")).containsExactly("a!", "be?");
            assertThat(rows(folded)).containsExactly("be?");

            live.install("words", "1.5.0", ".");
            assertThat(rows(statement, "x")).containsExactly("ax.", "bex.");
            assertThat(rows(folded)).containsExactly("be.");
        }
    }

    @Test
    void preparedStatement_whosePluginIsGone_saysWhichItWasAndRunsAgainWhenItIsBack() throws Exception {
        try (PreparedStatement statement = live.session().prepare("SELECT tag(w)" + WORDS)) {
            live.host().uninstall("words");
            assertThatThrownBy(statement::execute)
                    .isInstanceOfSatisfying(EngineException.class, failure -> assertThat(failure.code())
                            .isEqualTo("UNKNOWN_FUNCTION"))
                    .hasMessageContaining("the prepared statement cannot be planned any more: function tag was served"
                            + " by words 1.0.0, which serves no longer");

            live.install("words", "3.0.0", "?");
            assertThat(rows(statement)).containsExactly("a!", "be?");
        }
    }

    @Test
    void preparedStatement_whoseFunctionTakesOtherArgumentsNow_saysSo() throws Exception {
        try (PreparedStatement statement = live.session().prepare("SELECT tag(w)" + WORDS)) {
            live.install("wide", "2.0.0", "?");
            assertThatThrownBy(statement::execute)
                    .hasMessageContaining("cannot be planned any more: tag(text, times) was called with 1 argument");

            live.install("gone", "3.0.0", "?");
            assertThatThrownBy(statement::execute)
                    .hasMessageContaining("cannot be planned any more: function tag was served by");
        }
    }

    @Test
    void oldGeneration_ofAPreparedStatementAndAViewThatStayOpen_isCollected() throws Exception {
        live.rows("SELECT 1");
        live.session()
                .execute("CREATE VIEW tagged_words AS SELECT tag(w) AS x" + WORDS)
                .close();
        try (PreparedStatement statement =
                live.session().prepare("SELECT tag(w || CAST(? AS VARCHAR)), tag('be')" + WORDS)) {
            assertThat(rows(statement, "")).containsExactly("a! | be!", "be! | be!");
            assertThat(live.rows("SELECT * FROM tagged_words")).containsExactly("a!", "be!");

            live.install("words", "2.0.0", "?");

            assertThat(live.isEverythingCollected()).isTrue();
            live.host().uninstall("words");
            assertThat(live.isEverythingCollected()).isTrue();
            assertThatThrownBy(() -> statement.execute("")).hasMessageContaining("words 2.0.0");
        }
    }

    @Test
    void view_acrossUpdateRollbackAndUninstall_isBoundAtEachUse() throws Exception {
        live.session().execute("CREATE VIEW v AS SELECT tag(w) AS x" + WORDS).close();
        assertThat(live.rows("SELECT x FROM v")).containsExactly("a!", "be!");

        live.install("words", "2.0.0", "?");
        assertThat(live.rows("SELECT x FROM v")).containsExactly("a!", "be?");
        live.install("words", "1.5.0", ".");
        assertThat(live.rows("SELECT x FROM v")).containsExactly("a!", "be.");

        live.install("wide", "2.0.0", "?");
        assertThatThrownBy(() -> live.rows("SELECT x FROM v"))
                .hasMessageContaining("in view v: tag(text, times) was called with 1 argument");
        live.host().uninstall("words");
        assertThatThrownBy(() -> live.rows("SELECT x FROM v"))
                .hasMessageContaining("in view v: function tag was served by");
        live.install("words", "4.0.0", "~");
        assertThat(live.rows("SELECT x FROM v")).containsExactly("a!", "be~");
    }

    @Test
    void usersOfAPlugin_areItsQueriesPreparedStatementsAndViews() throws Exception {
        live.session().execute("CREATE VIEW v AS SELECT tag(w) AS x" + WORDS).close();
        live.session().execute("CREATE VIEW other AS SELECT 1 AS one").close();
        try (PreparedStatement statement = live.session().prepare("SELECT moody(w)" + WORDS);
                Result running = live.session().execute("SELECT tag(w)" + WORDS)) {
            assertThat(live.engine().usersOf("words"))
                    .containsExactly(
                            new PluginUse("query", "q4: SELECT tag(w)" + WORDS),
                            new PluginUse("prepared statement", statement.sql()),
                            new PluginUse("view", "v: SELECT tag(w) AS x" + WORDS));
            assertThat(running.returnsRows()).isTrue();
            assertThat(live.engine().usersOf("nobody")).isEmpty();
        }
        assertThat(live.engine().usersOf("words")).extracting(PluginUse::kind).containsExactly("view");
    }
}
