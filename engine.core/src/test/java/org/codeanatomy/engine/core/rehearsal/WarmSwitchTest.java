package org.codeanatomy.engine.core.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.codeanatomy.engine.core.testing.live.LiveEngine;
import org.codeanatomy.plugin.host.ChangeOptions;
import org.codeanatomy.plugin.host.UpdateReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

class WarmSwitchTest {

    private static final String TAGS = "SELECT tag(w) FROM (VALUES ('a'), ('be'), ('see'), (NULL)) AS t(w)";
    private static final String SWITCHED_OFF = "off";

    @TempDir
    Path folder;

    private LiveEngine live;

    @BeforeEach
    void start(TestInfo test) throws Exception {
        boolean off = test.getTags().contains(SWITCHED_OFF);
        live = LiveEngine.started(
                folder,
                Map.of(
                        "org.codeanatomy.engine.rehearsal.millis",
                        "50",
                        "org.codeanatomy.engine.rehearsal.bytes.words",
                        off ? "0" : "1048576"));
    }

    @AfterEach
    void stop() throws Exception {
        live.close();
    }

    private BufferAllocator recordings() {
        return live.host().rootAllocator().getChildAllocators().stream()
                .flatMap(child -> child.getChildAllocators().stream())
                .filter(child -> child.getName().equals("rehearsal"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void update_afterQueries_runsTheCandidatesFunctionsBeforeItServes() throws Exception {
        live.install("words", "1.0.0", "!");
        live.rows(TAGS);

        UpdateReport report = live.install("words", "2.0.0", "!");

        assertThat(report.summary())
                .containsPattern("; 1 function was rehearsed on 1 recorded batch in \\d+ ms")
                .doesNotContain("differ");
        String calls = live.rows("SELECT tagged('x')").get(0);
        assertThat(Long.parseLong(calls))
                .as("rows the new version has seen by now")
                .isGreaterThanOrEqualTo(3);
    }

    @Test
    void update_whoseAnswersDiffer_saysWhichAndServes() throws Exception {
        live.install("words", "1.0.0", "!");
        live.rows(TAGS);
        live.rows(TAGS);

        UpdateReport report = live.install("words", "2.0.0", "?");

        assertThat(report.summary()).contains("tag('be') was 'be!' and becomes 'be?' (4 of 6 recorded rows differ)");
        assertThat(live.rows(TAGS)).containsExactly("a!", "be?", "see?", "null");
    }

    @Test
    void update_asShadow_isRefusedForADifference() throws Exception {
        live.install("words", "1.0.0", "!");
        live.rows(TAGS);
        ChangeOptions shadow = ChangeOptions.defaults().withShadow(true);

        assertThatThrownBy(() -> live.install("words", "2.0.0", "?", shadow))
                .hasMessage("words 2.0.0 is refused: tag('be') was 'be!' and becomes 'be?'"
                        + " (2 of 3 recorded rows differ)");
        assertThat(live.rows(TAGS)).containsExactly("a!", "be!", "see!", "null");

        assertThat(live.install("words", "2.1.0", "!", shadow).summary()).contains("rehearsed");
        assertThat(live.isEverythingCollected()).isTrue();
    }

    @Test
    void update_toFunctionsThatFailOrAreGoneOrTakeOtherArguments_saysSo() throws Exception {
        live.install("words", "1.0.0", "!");
        live.rows(TAGS);
        ChangeOptions shadow = ChangeOptions.defaults().withShadow(true);

        assertThatThrownBy(() -> live.install("words", "2.0.0", "fails", shadow))
                .hasMessageContaining("tag('a') was answered and fails now: function tag of words 2.0.0 failed with"
                        + " java.lang.IllegalStateException: two letters (3 of 3 recorded rows differ)");
        assertThatThrownBy(() -> live.install("gone", "2.0.0", "!", shadow))
                .hasMessageContaining(
                        "tag('a') was answered and cannot be called now: there is no function tag any more");
        assertThatThrownBy(() -> live.install("wide", "2.0.0", "!", shadow))
                .hasMessageContaining("tag('a') was answered and cannot be called now: it is now tag(text, times)");
    }

    @Test
    void answersOfFunctionsThatAreNotImmutable_areNotCompared() throws Exception {
        live.install("words", "1.0.0", "one");
        live.rows("SELECT moody(w) FROM (VALUES ('a')) AS t(w)");

        UpdateReport report = live.install("words", "2.0.0", "two");

        assertThat(report.summary()).contains("1 function was rehearsed").doesNotContain("becomes");
    }

    @Test
    void constants_areRecordedWithTheCall() throws Exception {
        live.install("wide", "1.0.0", "!");
        live.rows("SELECT tag(w, 3) FROM (VALUES ('a'), ('it''s')) AS t(w)");

        assertThat(live.install("wide", "2.0.0", "?").summary())
                .contains("tag('a', 3) was 'a!' and becomes 'a?' (2 of 2 recorded rows differ)");
    }

    @Test
    void recordings_ofManyQueries_stayWithinTheirBudgetAndKeepNoPluginAlive() throws Exception {
        live.install("words", "1.0.0", "!");
        for (int i = 0; i < 20; i++) {
            live.rows(TAGS);
        }
        assertThat(recordings().getAllocatedMemory()).isPositive().isLessThanOrEqualTo(1 << 20);

        live.install("words", "2.0.0", "!");

        assertThat(recordings().getAllocatedMemory()).isPositive();
        assertThat(live.isEverythingCollected()).isTrue();
    }

    @Test
    void uninstall_dropsWhatWasRecorded() throws Exception {
        live.install("words", "1.0.0", "!");
        live.rows(TAGS);
        live.install("words", "2.0.0", "!");
        assertThat(recordings().getAllocatedMemory()).isPositive();

        live.host().uninstall("words");

        assertThat(recordings().getAllocatedMemory()).isZero();
        assertThat(live.isEverythingCollected()).isTrue();
    }

    @Test
    void update_withoutQueriesBefore_rehearsesNothing() throws Exception {
        live.install("words", "1.0.0", "!");

        assertThat(List.of(live.install("words", "2.0.0", "?").summary()))
                .noneMatch(summary -> summary.contains("rehearsed"));
    }

    @Test
    @Tag(SWITCHED_OFF)
    void recording_turnedOff_keepsNothing() throws Exception {
        live.install("words", "1.0.0", "!");
        live.rows(TAGS);

        assertThat(recordings().getAllocatedMemory()).isZero();
        assertThat(live.install("words", "2.0.0", "?").summary()).doesNotContain("rehearsed");
    }
}
