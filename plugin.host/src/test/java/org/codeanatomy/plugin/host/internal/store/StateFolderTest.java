package org.codeanatomy.plugin.host.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.codeanatomy.plugin.host.internal.bundle.Sha256;
import org.codeanatomy.plugin.host.internal.journal.Change;
import org.codeanatomy.plugin.host.internal.journal.PluginContent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {

    @TempDir
    Path folder;

    private StateFolder open() throws StateException {
        return StateFolder.open(folder.resolve("state"), 5);
    }

    private Path jar(String content) throws IOException {
        return Files.writeString(folder.resolve(content + ".jar"), content);
    }

    @Test
    void secondRuntime_isRefusedWithASentence_untilTheFirstEnds() throws Exception {
        StateFolder first = open();

        assertThatThrownBy(this::open)
                .isInstanceOf(StateException.class)
                .hasMessage("another runtime uses the state folder " + first.folder()
                        + "; end that one first, or name another folder for this one");

        first.close();
        open().close();
    }

    @Test
    void damagedJournal_isASentenceThatNamesIt_andLocksNobodyOut() throws Exception {
        open().close();
        Path journal = folder.resolve("state/journal.jsonl");
        Files.writeString(journal, "what is this\n");

        assertThatThrownBy(this::open)
                .hasMessageContaining("the plugins' state cannot be read: ")
                .hasMessageContaining("line 1 of the journal " + journal + " is damaged");
        Files.delete(journal);
        open().close();
    }

    @Test
    void jar_isKeptUnderItsHash_andADamagedOneIsNone() throws Exception {
        Path jar = jar("content");
        String sha256 = Sha256.of(jar);
        try (StateFolder state = open()) {
            Path kept = state.jars().add(jar, sha256);
            assertThat(state.jars().find(sha256)).contains(kept);

            Files.writeString(kept, "damaged");

            assertThat(state.jars().find(sha256)).isEmpty();
            state.jars().add(jar, sha256);
            assertThat(state.jars().find(sha256)).contains(kept);
        }
    }

    @Test
    void jarThatChangesWhileItIsCopied_isNotKept() throws Exception {
        try (StateFolder state = open()) {
            String sha256 = Sha256.of(jar("content"));

            assertThatThrownBy(() -> state.jars().add(jar("other"), sha256))
                    .isInstanceOf(IOException.class)
                    .hasMessage("its content changed while it was copied");
            assertThat(state.folder().resolve("store")).isEmptyDirectory();
        }
    }

    @Test
    void fullDisk_leavesNothingBehind() throws Exception {
        Path jar = jar("content");
        String sha256 = Sha256.of(jar);
        try (StateFolder state = open()) {
            Path half = state.folder().resolve("store").resolve(sha256 + ".half");
            Files.createSymbolicLink(half, Path.of("/dev/full"));

            assertThatThrownBy(() -> state.jars().add(jar, sha256)).hasMessageContaining("No space left on device");

            assertThat(state.folder().resolve("store")).isEmptyDirectory();
        }
    }

    @Test
    void halfWrittenJarsAndJarsThatNothingNames_areGoneAfterReopening() throws Exception {
        Path named = jar("named");
        try (StateFolder state = open()) {
            String sha256 = Sha256.of(named);
            state.jars().add(named, sha256);
            state.jars().add(jar("unnamed"), Sha256.of(jar("unnamed")));
            state.commitments()
                    .commit(Change.INSTALL, "hello", new PluginContent("1", sha256, ""), PluginContent.NONE, "");
            Files.writeString(state.folder().resolve("store/abc.half"), "half");
        }
        try (StateFolder state = open()) {
            assertThat(state.folder().resolve("store"))
                    .isDirectoryContaining("glob:**/" + Sha256.of(named) + ".jar")
                    .satisfies(store -> assertThat(store.toFile().list()).hasSize(1));
            state.jars().retain(Set.of());
            assertThat(state.folder().resolve("store")).isEmptyDirectory();
        }
    }
}
