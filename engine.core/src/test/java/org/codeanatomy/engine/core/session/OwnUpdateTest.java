package org.codeanatomy.engine.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.codeanatomy.engine.api.Result;
import org.codeanatomy.engine.core.testing.live.LiveEngine;
import org.codeanatomy.engine.core.testing.live.PluginJar;
import org.codeanatomy.plugin.host.ChangeOptions;
import org.codeanatomy.plugin.host.GenerationState;
import org.codeanatomy.plugin.host.UpdateReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

/** A session that reads rows of the very plugin that is replaced. */
class OwnUpdateTest {

    private static final String TAGS = "SELECT tag(w) FROM (VALUES ('a'), ('be')) AS t(w)";

    @TempDir
    Path folder;

    private LiveEngine live;

    @BeforeEach
    void start() throws Exception {
        live = LiveEngine.started(folder, Map.of("org.codeanatomy.engine.rehearsal.bytes", "0"));
        live.install("words", "1.0.0", "!");
    }

    @AfterEach
    void stop() throws Exception {
        live.close();
    }

    private CompletableFuture<Void> updateInPlace(Path jar) {
        Bundle words = Arrays.stream(live.context().getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals("org.example.words"))
                .findFirst()
                .orElseThrow();
        return CompletableFuture.runAsync(() -> {
            try (InputStream content = Files.newInputStream(jar)) {
                words.update(content);
            } catch (Exception failed) { // a checked one, which a Runnable cannot throw
                throw new CompletionException(failed);
            }
        });
    }

    private void awaitDraining() {
        while (live.host().plugins().stream().noneMatch(plugin -> plugin.state() == GenerationState.DRAINING)) {
            Thread.onSpinWait();
        }
    }

    @Test
    void sessionWithAnOpenStreamOnADrainingGeneration_leasesItAgainInsteadOfWaitingForItself() {
        Path second = new PluginJar("words", "2.0.0", "?").to(folder);
        CompletableFuture<Void> update;
        try (Result open = live.session().execute(TAGS)) {
            update = updateInPlace(second);
            awaitDraining();
            assertThat(live.rows(TAGS)).containsExactly("a!", "be!");
            assertThat(update).isNotDone();
            assertThat(LiveEngine.rows(open)).containsExactly("a!", "be!");
        }
        update.join();
        assertThat(live.rows(TAGS)).containsExactly("a!", "be?");
    }

    @Test
    void sessionWithAnOpenStream_seesThePluginThatReplacedItsOwn() throws Exception {
        try (Result open = live.session().execute(TAGS)) {
            CompletableFuture<UpdateReport> update = CompletableFuture.supplyAsync(() -> replace("?"));
            awaitDraining();
            assertThat(live.rows(TAGS)).containsExactly("a!", "be?");
            assertThat(LiveEngine.rows(open)).containsExactly("a!", "be!");
            assertThat(update.join().cancelled()).isZero();
        }
    }

    private UpdateReport replace(String build) {
        try {
            return live.install("words", "2.0.0", build);
        } catch (Exception failed) { // a checked one, which a Supplier cannot throw
            throw new CompletionException(failed);
        }
    }

    /** No statement can ask for an update; a thread that reads rows can, and then waits for itself, but not for ever. */
    @Test
    void updateByTheThreadThatReadsThePluginsRows_endsAtTheDrainLimitAndTellsTheReader() throws Exception {
        try (Result open = live.session().execute(TAGS)) {
            UpdateReport report =
                    live.install("words", "2.0.0", "?", ChangeOptions.defaults().withDrain(Duration.ofMillis(20)));

            assertThat(report.cancelled()).isEqualTo(1);
            assertThatThrownBy(open::next)
                    .hasMessageContaining("words 1.0.0 was replaced by words 2.0.0, and statements on it had");
        }
        assertThat(live.rows(TAGS)).containsExactly("a!", "be?");
        assertThat(live.rows("SELECT state, error FROM sys.queries WHERE id = 'q2'"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("CANCELLED | ")
                .contains("words 1.0.0 was replaced by words 2.0.0");
        assertThat(List.of(live.isEverythingCollected())).containsExactly(true);
    }
}
