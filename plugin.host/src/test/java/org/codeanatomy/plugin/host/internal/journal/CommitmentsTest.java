package org.codeanatomy.plugin.host.internal.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitmentsTest {

    private static final int LIMIT = 5;
    private static final PluginContent NONE = PluginContent.NONE;

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("journal.jsonl");
    }

    private Commitments open() throws IOException {
        return Commitments.open(file(), LIMIT);
    }

    private static PluginContent jar(String version) {
        return new PluginContent(version, "hash-of-" + version, "build-of-" + version);
    }

    private static void update(Commitments commitments, String plugin, String... versions) throws IOException {
        for (String version : versions) {
            PluginContent before =
                    commitments.committed(plugin).map(JournalEntry::now).orElse(NONE);
            commitments.commit(Change.UPDATE, plugin, jar(version), before, "");
        }
    }

    @Test
    void committed_isTheSameAfterReopening() throws Exception {
        Commitments commitments = open();
        update(commitments, "hello", "1", "2");
        update(commitments, "other", "1");
        commitments.commit(Change.UNINSTALL, "other", jar("1"), jar("1"), "");

        Commitments again = open();

        assertThat(again.committed())
                .isEqualTo(commitments.committed())
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.now()).isEqualTo(jar("2"));
                    assertThat(entry.before()).isEqualTo(jar("1"));
                });
        assertThat(again.history()).isEqualTo(commitments.history());
    }

    /** A process can be killed, or the power cut, after any byte. */
    @Test
    void journalCutAtAnyByte_hasEveryWholeLineAndTakesFurtherOnes() throws Exception {
        update(open(), "hello", "1", "2", "3");
        byte[] whole = Files.readAllBytes(file());
        int lastLine = Files.readAllLines(file()).get(2).length() + 1;
        for (int length = whole.length - lastLine;
                length <= whole.length;
                length += length < whole.length - 8 ? 8 : 1) {
            byte[] cut = Arrays.copyOf(whole, length);
            Files.write(file(), cut);
            long lines = new String(cut, StandardCharsets.UTF_8)
                    .chars()
                    .filter(c -> c == '\n')
                    .count();

            Commitments commitments = open();
            assertThat(commitments.history()).hasSize((int) lines);
            update(commitments, "hello", "after");

            assertThat(open().committed("hello").orElseThrow().now()).isEqualTo(jar("after"));
        }
    }

    @Test
    void damagedLineInTheMiddle_isAnErrorThatNamesFileAndLine() throws Exception {
        update(open(), "hello", "1", "2", "3");
        List<String> lines = Files.readAllLines(file());
        Files.write(file(), List.of(lines.get(0), lines.get(1).substring(20), lines.get(2)));

        assertThatThrownBy(this::open)
                .isInstanceOf(IOException.class)
                .hasMessage("line 2 of the journal " + file() + " is damaged (it is no JSON object); restore the file"
                        + " from a backup, or move it away to begin without plugins");
    }

    @Test
    void lineThatIsMissing_isAnError() throws Exception {
        update(open(), "hello", "1", "2");
        List<String> lines = Files.readAllLines(file());
        Files.write(file(), List.of(lines.get(1), lines.get(0)));

        assertThatThrownBy(this::open).hasMessageContaining("line 2").hasMessageContaining("number 1 follows 2");
    }

    @Test
    void fullDisk_commitsNothing_andTheNextCommitFindsItsPlace() throws Exception {
        Commitments commitments = open();
        update(commitments, "hello", "1");
        Path aside = Files.move(file(), folder.resolve("aside"));
        Files.createSymbolicLink(file(), Path.of("/dev/full"));

        assertThatThrownBy(() -> update(commitments, "hello", "2"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("No space left on device");

        assertThat(commitments.committed("hello").orElseThrow().now()).isEqualTo(jar("1"));
        Files.delete(file());
        Files.move(aside, file());
        Files.writeString(file(), "half a li", StandardOpenOption.APPEND);
        update(commitments, "hello", "3");
        assertThat(open().history()).isEqualTo(commitments.history()).hasSize(2);
    }

    @Test
    void undo_commitsWhatWasCommittedBefore() throws Exception {
        Commitments commitments = open();
        update(commitments, "hello", "1");

        commitments.undo(commitments.commit(Change.UPDATE, "hello", jar("2"), jar("1"), ""));
        commitments.undo(commitments.commit(Change.INSTALL, "other", jar("1"), NONE, "/drop/other.jar"));

        for (Commitments read : List.of(commitments, open())) {
            assertThat(read.committed()).singleElement().satisfies(entry -> assertThat(entry.now())
                    .isEqualTo(jar("1")));
            assertThat(read.taken()).isEmpty();
        }
    }

    @Test
    void historyIsForgottenBeyondItsLimit_butNeverWhatIsCommittedOrTaken() throws Exception {
        Commitments commitments = open();
        commitments.commit(Change.INSTALL, "quiet", jar("0"), NONE, "/drop/quiet.jar");
        for (int i = 0; i < 2 * LIMIT; i++) {
            commitments.commit(Change.TAKE, "quiet", jar("0"), jar("0"), "/drop/again.jar");
            update(commitments, "hello", "version-" + i);
        }
        long sizeBefore = Files.size(file());

        Commitments again = open();

        assertThat(again.history()).isEqualTo(commitments.history());
        assertThat(again.committed()).isEqualTo(commitments.committed()).hasSize(2);
        assertThat(again.taken()).isEqualTo(commitments.taken()).containsOnlyKeys("/drop/quiet.jar", "/drop/again.jar");
        assertThat(again.jars())
                .contains("hash-of-0", "hash-of-version-9", "hash-of-version-5", "hash-of-version-4")
                .doesNotContain("hash-of-version-3");
        assertThat(Files.size(file())).isLessThan(sizeBefore);
        update(again, "hello", "next");
        assertThat(open().lastDecisionOn("hello").orElseThrow().sequence()).isEqualTo(4 * LIMIT + 2);
    }

    @Test
    void contents_areNewestFirst_eachOnce() throws Exception {
        Commitments commitments = open();
        update(commitments, "hello", "1", "2", "1");

        assertThat(commitments.contents("hello")).containsExactly(jar("1"), jar("2"));
    }
}
