package org.codeanatomy.engine.build.internal.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.codeanatomy.engine.build.BuildException;
import org.codeanatomy.engine.build.BuildException.Kind;
import org.codeanatomy.engine.build.OutputManifest;
import org.codeanatomy.engine.build.internal.evidence.LineExtractor;
import org.codeanatomy.engine.build.internal.files.PathFilter;
import org.codeanatomy.plugin.api.source.SourceExtractor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Schedules and extracts real files with a small extractor. */
@Timeout(60)
class EvidenceStageTest {

    @TempDir
    Path temporary;

    private final LineExtractor extractor = new LineExtractor();
    private final MemoryTables tables = new MemoryTables();
    private Path root;

    @BeforeEach
    void makeRoot() throws IOException {
        root = temporary.toRealPath();
    }

    @Test
    void rows_areTheSame_whateverTheNumberOfThreads() throws IOException {
        for (int i = 0; i < 500; i++) {
            write(String.format("d%d/f%03d.txt", i % 7, i), "line " + i + "\nx\n");
        }
        List<OutputManifest.Table> one = extract(1, Long.MAX_VALUE);
        List<String> lines = tables.rows("lines");
        List<String> files = tables.rows("files");
        assertThat(lines).hasSize(1000).isSorted();
        assertThat(files).hasSize(501).endsWith("total:500");

        List<OutputManifest.Table> many = extract(8, 0);

        assertThat(tables.rows("lines")).isEqualTo(lines);
        assertThat(tables.rows("files")).isEqualTo(files);
        assertThat(many)
                .extracting(OutputManifest.Table::contentHash)
                .isEqualTo(one.stream().map(OutputManifest.Table::contentHash).toList());
        assertThat(many).extracting(OutputManifest.Table::version).containsExactly(1L, 1L);
    }

    @Test
    void files_areAcceptedByPathOrFirstLine_andReportedAsTheyWereRead() throws IOException {
        write("a.txt", "");
        write("script", "#!lines\n");
        write("other.bin", "no");

        extract(2, Long.MAX_VALUE);

        assertThat(tables.rows("files")).containsExactly("a.txt:READ", "script:READ", "total:2");
    }

    @Test
    void failingExtractor_failsTheBuild_commitsNothing_closesEverything() throws IOException {
        for (int i = 0; i < 300; i++) {
            write("f" + i + ".txt", i == 150 ? "fail\n" : "x\n");
        }
        assertThatThrownBy(() -> extract(4, 0)).isInstanceOfSatisfying(BuildException.class, failure -> {
            assertThat(failure.kind()).isEqualTo(Kind.EXTRACTION);
            assertThat(failure.code()).isEqualTo("ASKED_TO");
            assertThat(failure)
                    .hasMessageContaining("the lines extractor failed")
                    .hasMessageContaining("a line says so");
        });
        assertThat(tables.names()).isEmpty();
        assertThat(tables.open()).isZero();
        assertThat(extractor.open).hasValue(0);
    }

    @Test
    void extractorThatBreaks_leavesTextOnly() throws IOException {
        write("f.txt", "crash\n");

        assertThatThrownBy(() -> extract(2, 0))
                .isInstanceOf(BuildException.class)
                .hasNoCause()
                .hasMessageContaining("NoClassDefFoundError: com/example/Gone");
    }

    @Test
    void sinkThatFails_failsTheBuildWithItsCode() throws IOException {
        for (int i = 0; i < 200; i++) {
            write("f" + i + ".txt", i == 77 ? "full\n" : "x\n");
        }
        assertThatThrownBy(() -> extract(3, 0)).isInstanceOfSatisfying(BuildException.class, failure -> {
            assertThat(failure.kind()).isEqualTo(Kind.EXECUTION);
            assertThat(failure.code()).isEqualTo("DISK_FULL");
            assertThat(failure).hasMessage("plugin memory cannot write table lines: no space left");
        });
        assertThat(tables.open()).isZero();
    }

    @Test
    void extractorThatFailsToJudgeAFile_failsTheBuildNamingTheFile() throws IOException {
        for (int i = 0; i < 100; i++) {
            write("f" + i + (i == 50 ? ".judge-me-not" : ".txt"), "x\n");
        }
        assertThatThrownBy(() -> extract(2, 0))
                .isInstanceOfSatisfying(BuildException.class, failure -> assertThat(failure.kind())
                        .isEqualTo(Kind.EXTRACTION))
                .hasNoCause()
                .hasMessageContaining("failed to judge f50.judge-me-not");
    }

    @Test
    void interruptedBuild_isCancelled() throws IOException {
        write("f.txt", "x\n");
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> extract(2, 0))
                .isInstanceOf(BuildException.class)
                .hasMessage("the build was cancelled");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(tables.names()).isEmpty();
    }

    @Test
    void repositoryWithoutSourceFiles_isRefusedInOneSentence() throws IOException {
        write("other.bin", "no");

        assertThatThrownBy(() -> extract(2, 0)).isInstanceOfSatisfying(BuildException.class, failure -> {
            assertThat(failure.kind()).isEqualTo(Kind.CONFIGURATION);
            assertThat(failure.code()).isEqualTo("NO_SOURCE_FILES");
            assertThat(failure)
                    .hasMessage("there are no source files (lines) in " + root
                            + ", of 1 files looked at; check the path and the globs");
        });
    }

    @Test
    void progress_endsWithAllFiles() throws IOException {
        for (int i = 0; i < 200; i++) {
            write("f" + i + ".txt", "x\n");
        }
        List<Long> seen = new ArrayList<>();
        Schedule schedule = schedule(List.of(extractor));
        try (BufferAllocator allocator = new RootAllocator()) {
            new EvidenceStage(List.of(extractor), extractor.tables(), tables, allocator)
                    .run(schedule, 1, Long.MAX_VALUE, seen::add);
        }
        assertThat(seen).isSorted().endsWith(200L);
        assertThat(schedule.files()).isEqualTo(200);
    }

    private List<OutputManifest.Table> extract(int threads, long mostWaitingBytes) {
        Schedule schedule = schedule(List.of(extractor));
        try (BufferAllocator allocator = new RootAllocator()) {
            return new EvidenceStage(List.of(extractor), extractor.tables(), tables, allocator)
                    .run(schedule, threads, mostWaitingBytes, done -> {})
                    .tables();
        }
    }

    private Schedule schedule(List<SourceExtractor> extractors) {
        PathFilter everything = new PathFilter(List.of(), List.of(), null);
        return Schedule.of(new ValidRequest(root, root.resolve("out"), everything), extractors, 2);
    }

    private void write(String path, String content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
