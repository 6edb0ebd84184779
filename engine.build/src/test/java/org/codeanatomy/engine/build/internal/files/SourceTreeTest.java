package org.codeanatomy.engine.build.internal.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Finds files in real directories and real git work trees. */
class SourceTreeTest {

    private static final PathFilter EVERYTHING = new PathFilter(List.of(), List.of(), null);

    @TempDir
    Path temporary;

    private Path root;

    @BeforeEach
    void makeRoot() throws IOException {
        root = Files.createDirectory(temporary.toRealPath().resolve("repo"));
    }

    @Test
    void find_inGitWorkTree_takesTrackedAndUntracked_notIgnored() throws Exception {
        write("tracked.py", "untracked.py", "nested/keep.py", "ignored.py", "ignored_dir/x.py", "deleted.py");
        Files.writeString(root.resolve(".gitignore"), "ignored.py\nignored_dir/\n");
        git("init", "-q");
        git("add", "tracked.py", "deleted.py");
        Files.delete(root.resolve("deleted.py"));

        assertThat(paths(EVERYTHING)).containsExactly(".gitignore", "nested/keep.py", "tracked.py", "untracked.py");
    }

    @Test
    void find_inSubdirectoryOfWorkTree_isRelativeToIt() throws Exception {
        write("outside.py", "sub/pkg/a.py");
        git("init", "-q");
        root = root.resolve("sub");

        assertThat(paths(EVERYTHING)).containsExactly("pkg/a.py");
    }

    @Test
    void find_inDirectoryThatTheWorkTreeIgnores_walksIt() throws Exception {
        write("ignored/a.py");
        Files.writeString(root.resolve(".gitignore"), "ignored/\n");
        git("init", "-q");
        root = root.resolve("ignored");

        assertThat(paths(EVERYTHING)).containsExactly("a.py");
    }

    @Test
    void find_withRepositoryConfigThatNamesAProgram_doesNotRunIt() throws Exception {
        write("a.py");
        git("init", "-q");
        Path mark = temporary.resolve("was-run");
        Path program = Files.writeString(temporary.resolve("monitor.sh"), "#!/bin/sh\ntouch " + mark + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        git("config", "core.fsmonitor", program.toString());

        assertThat(paths(EVERYTHING)).containsExactly("a.py");
        assertThat(mark).doesNotExist();
    }

    @Test
    void find_withoutGit_walks_andLeavesToolDirectoriesOut() throws IOException {
        write("a.py", "pkg/b.py", "pkg/__pycache__/b.py", ".venv/lib/c.py", "node_modules/d.py", "x/build/e.py");

        assertThat(paths(EVERYTHING)).containsExactly("a.py", "pkg/b.py");
    }

    @Test
    void find_withGlobs_takesWhatIsIncludedAndNotExcluded() throws IOException {
        write("a.py", "src/b.py", "src/gen/c.py", "src/d.txt");
        PathFilter filter = new PathFilter(
                List.of(GlobPattern.parse("src/**")),
                List.of(GlobPattern.parse("gen/"), GlobPattern.parse("*.txt")),
                null);

        assertThat(paths(filter)).containsExactly("src/b.py");
    }

    @Test
    void find_withIncludeThatNamesAToolDirectory_looksThere() throws IOException {
        write("a.py", "build/gen/b.py", "build/dist/c.py", "x/build/d.py", "dist/e.py", "node_modules/build/f.py");

        assertThat(paths(including("build/"))).containsExactly("build/dist/c.py", "build/gen/b.py", "x/build/d.py");
        assertThat(paths(including("/build/gen/*.py"))).containsExactly("build/gen/b.py");
        assertThat(paths(including("*.py", "dist/**"))).containsExactly("a.py", "dist/e.py");
    }

    @Test
    void find_withIncludeThatOnlyMatches_leavesToolDirectoriesOut() throws IOException {
        write("a.py", "build/b.py", ".git/hooks/c.py");

        assertThat(paths(including("*.py"))).containsExactly("a.py");
        assertThat(paths(including("*/b.py", "**"))).containsExactly("a.py");
        assertThat(paths(including(".git/"))).isEmpty();
    }

    @Test
    void find_withIncludeAndExcludeOfAToolDirectory_leavesOutWhatIsExcluded() throws IOException {
        write("build/a.py", "build/b.py", "out/build/c.py");
        PathFilter filter =
                new PathFilter(List.of(GlobPattern.parse("build/")), List.of(GlobPattern.parse("b.py")), "out");

        assertThat(paths(filter)).containsExactly("build/a.py");
    }

    @Test
    void find_inGitWorkTree_withIncludeThatNamesAnIgnoredToolDirectory_looksThere() throws Exception {
        write("a.py", "build/b.py", "build/tracked.py", "ignored/build/c.py");
        Files.writeString(root.resolve(".gitignore"), "build/\nignored/\n");
        git("init", "-q");
        git("add", "-f", "build/tracked.py");

        assertThat(paths(EVERYTHING)).containsExactly(".gitignore", "a.py");
        assertThat(paths(including("/build/"))).containsExactly("build/b.py", "build/tracked.py");
    }

    private static PathFilter including(String... globs) {
        return new PathFilter(Stream.of(globs).map(GlobPattern::parse).toList(), List.of(), null);
    }

    @Test
    void find_withOutputInside_neverLooksThere() throws IOException {
        write("a.py", "out/b.py", "outer/c.py");

        assertThat(paths(new PathFilter(List.of(), List.of(), "out"))).containsExactly("a.py", "outer/c.py");
    }

    @Test
    void find_withLinks_followsThoseToFilesInside_andSaysWhatItLeavesOut() throws IOException {
        write("pkg/a.py");
        Path outside = Files.writeString(temporary.resolve("secret.py"), "x");
        Files.createSymbolicLink(root.resolve("inside.py"), root.resolve("pkg/a.py"));
        Files.createSymbolicLink(root.resolve("outside.py"), outside);
        Files.createSymbolicLink(root.resolve("pkg/loop"), root);
        Files.createSymbolicLink(root.resolve("self.py"), root.resolve("self.py"));
        Files.createSymbolicLink(root.resolve("dangling.py"), root.resolve("nothing"));

        Files.createSymbolicLink(root.resolve("elsewhere"), Files.createDirectory(temporary.resolve("library")));
        Files.createSymbolicLink(root.resolve("latest"), root.resolve("nothing"));

        SourceTree.Found found = SourceTree.find(root, EVERYTHING);

        assertThat(found.entries())
                .extracting(SourceEntry::path, SourceEntry::problem)
                .containsExactly(
                        tuple("dangling.py", "the link leads nowhere"),
                        tuple("inside.py", null),
                        tuple("latest", "the link leads nowhere"),
                        tuple("outside.py", "the link leads out of the repository"),
                        tuple("pkg/a.py", null),
                        tuple("self.py", "the link leads nowhere"));
        assertThat(found.warnings())
                .containsExactly("link elsewhere leads to a directory outside of the repository and was left out");
    }

    @Test
    void find_withNamesThatAreNotUtf8_escapesTheirBytes_andReadsThem() throws Exception {
        createWithBytes("caf\u00e9.py".getBytes(UTF_8), "utf-8");
        createWithBytes("caf\u00e9.py".getBytes(ISO_8859_1), "latin-1");

        for (boolean inGit : new boolean[] {false, true}) {
            if (inGit) {
                git("init", "-q");
            }
            List<SourceEntry> entries = SourceTree.find(root, EVERYTHING).entries();
            assertThat(entries).extracting(SourceEntry::path).containsExactly("caf\\xe9.py", "café.py");
            assertThat(new String(FileContent.read(entries.get(0)).content(), UTF_8))
                    .isEqualTo("latin-1");
            assertThat(new String(FileContent.read(entries.get(1)).content(), UTF_8))
                    .isEqualTo("utf-8");
        }
    }

    @Test
    void find_inLocaleC_findsTheSamePaths() throws Exception {
        createWithBytes("caf\u00e9.py".getBytes(UTF_8), "utf-8");
        createWithBytes("caf\u00e9.py".getBytes(ISO_8859_1), "latin-1");
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ListFiles.class.getName());
        java.directory(root.toFile());
        java.environment().put("LC_ALL", "C");
        Process process = java.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).isZero();
        assertThat(output.lines()).containsExactly("caf\\xe9.py latin-1", "café.py utf-8");
    }

    /** Prints the files of the working directory, with their contents, as UTF-8. */
    static final class ListFiles {

        public static void main(String[] arguments) throws IOException {
            StringBuilder text = new StringBuilder();
            for (SourceEntry entry :
                    SourceTree.find(Path.of("").toRealPath(), EVERYTHING).entries()) {
                String content = new String(FileContent.read(entry).content(), UTF_8);
                text.append(entry.path()).append(' ').append(content).append('\n');
            }
            System.out.write(text.toString().getBytes(UTF_8));
            System.out.flush();
        }
    }

    @Test
    void find_withUnreadableDirectory_warnsAndGoesOn() throws IOException {
        write("a.py", "closed/b.py");
        Path closed = root.resolve("closed");
        assertThat(closed.toFile().setReadable(false)).isTrue();
        boolean closedForUs = !Files.isReadable(closed);
        try {
            if (!closedForUs) {
                Assumptions.abort("this user may read every directory");
            }
            SourceTree.Found found = SourceTree.find(root, EVERYTHING);
            assertThat(found.entries()).extracting(SourceEntry::path).containsExactly("a.py");
            assertThat(found.warnings()).singleElement().asString().contains("closed");
        } finally {
            assertThat(closed.toFile().setReadable(true)).isTrue();
        }
    }

    @Test
    void revision_isTheCommitThatIsCheckedOut_ifThereIsOne() throws Exception {
        write("a.py");
        assertThat(new Git(root).revision()).isEmpty();
        git("init", "-q");
        assertThat(new Git(root).revision()).isEmpty();
        git("add", "a.py");
        git("-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-q", "-m", "a");
        assertThat(new Git(root).revision())
                .hasValueSatisfying(commit -> assertThat(commit).matches("[0-9a-f]{40,64}"));
    }

    private List<String> paths(PathFilter filter) throws IOException {
        return SourceTree.find(root, filter).entries().stream()
                .map(SourceEntry::path)
                .toList();
    }

    private void write(String... paths) throws IOException {
        for (String path : paths) {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "x = 1\n");
        }
    }

    private void createWithBytes(byte[] name, String content) throws IOException {
        Files.writeString(PathText.resolve(root, name), content);
    }

    private void git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(root.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException absent) {
            Assumptions.abort("git is not installed");
            return;
        }
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
    }
}
