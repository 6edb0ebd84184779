package org.codeanatomy.engine.build.internal.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.codeanatomy.plugin.api.source.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileContentTest {

    @TempDir
    Path root;

    @Test
    void read_ofFile_hasItsBytes() throws IOException {
        SourceFile file = FileContent.read(entry(Files.writeString(root.resolve("a.py"), "x")));

        assertThat(file.status()).isEqualTo(SourceFile.Status.READ);
        assertThat(file.content()).containsExactly('x');
    }

    @Test
    void read_atTheLimit_reads_andBeyondIt_says() throws IOException {
        assertThat(FileContent.read(entry(ofSize(FileContent.LARGEST_FILE))).status())
                .isEqualTo(SourceFile.Status.READ);
        SourceFile large = FileContent.read(entry(ofSize(FileContent.LARGEST_FILE + 1)));
        assertThat(large.status()).isEqualTo(SourceFile.Status.TOO_LARGE);
        assertThat(large.sizeBytes()).isEqualTo(FileContent.LARGEST_FILE + 1L);
        assertThat(large.content()).isEmpty();
    }

    @Test
    void read_ofFileThatGrewSinceItWasFound_isTooLarge() throws IOException {
        Path file = ofSize(FileContent.LARGEST_FILE + 1);

        assertThat(FileContent.read(new SourceEntry("a.py", file, 1)).status()).isEqualTo(SourceFile.Status.TOO_LARGE);
    }

    @Test
    void read_ofFileThatVanished_isEvidence() {
        SourceFile file = FileContent.read(new SourceEntry("a.py", root.resolve("a.py"), 5));

        assertThat(file.status()).isEqualTo(SourceFile.Status.UNREADABLE);
        assertThat(file.problem()).isEqualTo("the file cannot be read: NoSuchFileException");
    }

    @Test
    void entryWithAProblem_isEvidence_andNeverOpened() throws IOException {
        SourceEntry entry = new SourceEntry("a.py", Files.writeString(root.resolve("a.py"), "x"), 0, "it is not ours");

        assertThat(FileContent.head(entry)).isEmpty();
        SourceFile file = FileContent.read(entry);
        assertThat(file.status()).isEqualTo(SourceFile.Status.UNREADABLE);
        assertThat(file.problem()).isEqualTo("it is not ours");
        assertThat(file.content()).isEmpty();
    }

    @Test
    void head_isAtMost256Bytes_andEmptyIfUnreadable() throws IOException {
        assertThat(FileContent.head(entry(ofSize(1000)))).hasSize(256);
        assertThat(FileContent.head(new SourceEntry("b.py", root.resolve("b.py"), 5)))
                .isEmpty();
    }

    private static SourceEntry entry(Path file) throws IOException {
        return new SourceEntry("a.py", file, Files.size(file));
    }

    private Path ofSize(int bytes) throws IOException {
        Path file = root.resolve("sized.py");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(bytes);
        }
        return file;
    }
}
