package org.codeanatomy.plugin.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.codeanatomy.plugin.host.internal.journal.Commitments;
import org.codeanatomy.plugin.host.internal.journal.JournalEntry;
import org.codeanatomy.plugin.host.runtime.ChildProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledProcessTest {

    private static final int UPDATES = 200;

    @TempDir
    private Path folder;

    private ChildProcess child(Path older, Path newer, String what) throws IOException {
        return ChildProcess.start(
                FaultProgram.class,
                "96m",
                folder.resolve("child.log"),
                List.of(folder.toString(), older.toString(), newer.toString(), what));
    }

    @Test
    void restart_after200UpdatesAndAKill_servesExactlyWhatIsCommitted_andTheStoreIsPruned() throws Exception {
        Path older = FaultyRuntime.plugin("1.0.0", FaultyRuntime.OLD).to(folder);
        Path newer = FaultyRuntime.plugin("2.0.0", FaultyRuntime.NEW).to(folder);
        try (ChildProcess swapping = child(older, newer, "swap")) {
            String committed = "";
            while (!committed.startsWith(UPDATES + " ")) {
                committed = swapping.lineOf(FaultProgram.COMMITTED);
                assertThat(committed).as("what the process prints").isNotNull();
            }
            swapping.kill();
            swapping.exitCode();
        }
        JournalEntry last = Commitments.open(folder.resolve("state/journal.jsonl"), 20)
                .committed("faulty")
                .orElseThrow();
        assertThat(last.sequence()).isGreaterThanOrEqualTo(UPDATES);

        try (ChildProcess again = child(older, newer, "nothing")) {
            String answer = last.now().version().equals("1.0.0") ? FaultyRuntime.OLD : FaultyRuntime.NEW;
            assertThat(again.lineOf(FaultProgram.SERVES))
                    .isEqualTo(answer + " from [" + last.now().version() + "]");
            assertThat(again.exitCode()).isZero();
        }
        try (Stream<Path> jars = Files.list(folder.resolve("state/store"))) {
            assertThat(jars).hasSize(2); // two different jars were ever committed
        }
        assertThat(Files.readAllLines(folder.resolve("state/journal.jsonl"))).hasSize(20);
    }
}
