package org.codeanatomy.engine.build.internal.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.codeanatomy.engine.build.BuildException;
import org.codeanatomy.engine.build.BuildReport;
import org.codeanatomy.engine.build.OutputManifest;
import org.codeanatomy.engine.build.OutputManifest.PluginVersion;
import org.codeanatomy.engine.build.OutputManifest.Source;
import org.codeanatomy.engine.build.OutputManifest.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {

    @TempDir
    Path temporary;

    @Test
    void manifest_publishedAndRead_isTheSame() throws IOException {
        Path path = temporary.resolve("new/folder");
        assertThat(OutputManifest.read(path)).isEmpty();

        publish(path, manifest(3));

        assertThat(OutputManifest.read(path)).contains(manifest(3));
        assertThat(Files.readString(path.resolve("codeanatomy.json")))
                .contains("\"content_hash\" : \"00ff\"")
                .contains("\"format\" : 1");
    }

    @Test
    void manifest_ofLaterFormat_isRefusedNamingBoth() throws IOException {
        write("{\"format\": 2, \"something\": []}");

        assertThatThrownBy(() -> OutputManifest.read(temporary))
                .isInstanceOf(BuildException.class)
                .hasMessageContaining("it has format 2, this version reads up to 1");
    }

    @Test
    void manifest_thatIsDamaged_isRefusedWithTheWayOut() throws IOException {
        for (String json :
                List.of("", "{", "[]", "{\"format\": \"1\"}", "{\"format\": 1}", "{\"format\": 1, \"tables\": 5}")) {
            write(json);
            assertThatThrownBy(() -> OutputManifest.read(temporary))
                    .as(json)
                    .isInstanceOfSatisfying(
                            BuildException.class,
                            failure -> assertThat(failure.kind().exitCode()).isEqualTo(4))
                    .hasMessageContaining("build again into an empty folder");
        }
    }

    @Test
    void manifest_withFieldsOfALaterVersion_isRead() throws IOException {
        write("{\"format\":1,\"source\":{\"path\":\"/r\",\"revision\":null},\"plugins\":[],\"tables\":[],\"later\":1}");

        assertThat(OutputManifest.read(temporary).orElseThrow().source()).isEqualTo(new Source("/r", null));
    }

    @Test
    void secondBuild_intoTheSameFolder_isRefusedUntilTheFirstEnds() {
        try (OutputFolder first = OutputFolder.open(temporary)) {
            assertThatThrownBy(() -> OutputFolder.open(first.path()))
                    .isInstanceOf(BuildException.class)
                    .hasMessageContaining("another build is writing to " + temporary);
        }
        OutputFolder.open(temporary).close();
    }

    @Test
    void folder_ofABuildThatNeverSucceeded_mayBeUsedAgain() throws IOException {
        OutputFolder.open(temporary).close();
        Files.createDirectory(temporary.resolve("cpg_nodes"));

        assertThat(OutputFolder.refusal(temporary)).isEmpty();
    }

    @Test
    void leftovers_ofAKilledBuild_areRemoved_nothingElse() throws IOException {
        publish(temporary, manifest(1));
        Files.writeString(temporary.resolve(".codeanatomy-manifest.json"), "{ torn");
        Files.writeString(temporary.resolve(".codeanatomy-7.rows"), "torn");

        assertThat(OutputManifest.read(temporary)).contains(manifest(1));
        try (OutputFolder folder = OutputFolder.open(temporary)) {
            assertThat(folder.removeLeftovers()).isEqualTo(2);
        }
        assertThat(OutputManifest.read(temporary)).contains(manifest(1));
    }

    @Test
    void scratchFile_isGoneWhenItsChannelIsClosed() throws IOException {
        try (OutputFolder folder = OutputFolder.open(temporary)) {
            FileChannel scratch = folder.openScratch();
            scratch.close();
            assertThat(folder.removeLeftovers()).isZero();
        }
    }

    @Test
    void killedWhilePublishing_readersSeeAWholeManifest_andTheLockIsFree() throws Exception {
        publish(temporary, manifest(0));
        for (int round = 0; round < 5; round++) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            PublishForever.class.getName(),
                            temporary.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            assertThat(process.getInputStream().read()).isEqualTo('!');
            for (int i = 0; i < 20; i++) {
                assertThat(OutputManifest.read(temporary).orElseThrow().tables())
                        .hasSize(1);
            }
            process.destroyForcibly();
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(OutputManifest.read(temporary).orElseThrow().tables()).hasSize(1);
            OutputFolder.open(temporary).close();
        }
    }

    /** Publishes manifests until it is killed. */
    static final class PublishForever {

        public static void main(String[] arguments) throws IOException {
            try (OutputFolder folder = OutputFolder.open(Path.of(arguments[0]))) {
                for (long version = 1; true; version++) {
                    folder.publish(manifest(version));
                    if (version == 1) {
                        System.out.write('!');
                        System.out.flush();
                    }
                }
            }
        }
    }

    @Test
    void report_asJson_isOneLineInSnakeCase() {
        BuildReport report = new BuildReport(
                "/r",
                null,
                "/o",
                1.5,
                300,
                200,
                Map.of("ok", 2L),
                Map.of(),
                Map.of(),
                manifest(4).tables(),
                List.of("link a leads nowhere and was left out"));

        assertThat(report.toJson())
                .isEqualTo("{\"source\":\"/r\",\"revision\":null,\"output\":\"/o\",\"seconds\":1.5,\"lines\":300,"
                        + "\"lines_per_second\":200,\"files\":{\"ok\":2},\"nodes\":{},\"edges\":{},"
                        + "\"tables\":[{\"name\":\"t\",\"version\":4,\"rows\":10,\"bytes\":99,\"content_hash\":\"00ff\"}],"
                        + "\"warnings\":[\"link a leads nowhere and was left out\"]}");
    }

    @Test
    void table_isFoundAtItsVersion() {
        assertThat(manifest(4).tables().get(0).options(Path.of("/o")))
                .isEqualTo(Map.of("location", "/o/t", "version", "4"));
    }

    @Test
    void manifest_withTablesThatAreNotInTheFolder_isRefusedNamingAll() throws IOException {
        Path outside = Files.createDirectory(temporary.resolve("outside"));
        Path output = Files.createDirectory(temporary.resolve("output"));
        Files.createSymbolicLink(output.resolve("linked"), outside);
        List<String> names = List.of(
                "../outside",
                "..",
                ".",
                "",
                outside.toString(),
                "inner/../../outside",
                "..\\\\outside",
                "%2e%2e",
                "file:" + outside,
                "a/b",
                "t\\u0000",
                "linked");
        StringBuilder tables = new StringBuilder();
        for (String name : names) {
            tables.append(tables.length() == 0 ? "" : ",").append(table(name));
            Files.writeString(output.resolve(OutputManifest.FILE_NAME), document(table(name)));
            assertThatThrownBy(() -> OutputManifest.read(output))
                    .as(name)
                    .isInstanceOfSatisfying(BuildException.class, refusal -> {
                        assertThat(refusal.code()).isEqualTo("OUTSIDE_OUTPUT");
                        assertThat(refusal.kind().exitCode()).isEqualTo(4);
                    })
                    .hasMessageContaining(output.toString());
        }
        Files.writeString(output.resolve(OutputManifest.FILE_NAME), document(tables + "," + table("fine")));
        assertThatThrownBy(() -> OutputManifest.read(output))
                .hasMessageContainingAll("'../outside'", "'a/b'", "table linked", "leads to " + outside.toRealPath())
                .hasMessageNotContaining("fine");
    }

    @Test
    void manifest_inAFolderThatIsALink_isRead() throws IOException {
        Path output = Files.createDirectory(temporary.resolve("output"));
        Files.createDirectory(output.resolve("t"));
        publish(output, manifest(1));
        Path link = Files.createSymbolicLink(temporary.resolve("link"), output);
        assertThat(OutputManifest.read(link)).contains(manifest(1));
    }

    @Test
    void build_intoAFolderOfLinks_writesThroughNone() throws IOException {
        Path output = Files.createDirectory(temporary.resolve("output"));
        Path outside = Files.writeString(temporary.resolve("precious"), "precious");
        Path folder = Files.createDirectory(temporary.resolve("folder"));
        Files.createSymbolicLink(output.resolve(".codeanatomy-manifest.json"), outside);
        Files.createSymbolicLink(output.resolve("codeanatomy.json"), outside);
        Files.createSymbolicLink(output.resolve("t"), folder);
        try (OutputFolder opened = OutputFolder.open(output)) {
            assertThatThrownBy(() -> opened.table("t")).hasMessageContaining("out of the folder");
            assertThatThrownBy(() -> opened.table("../t")).isInstanceOf(BuildException.class);
            opened.publish(manifest(1));
        }
        Files.delete(output.resolve(".codeanatomy.lock"));
        Files.createSymbolicLink(output.resolve(".codeanatomy.lock"), temporary.resolve("new"));
        assertThatThrownBy(() -> OutputFolder.open(output)).isInstanceOf(BuildException.class);
        assertThat(outside).hasContent("precious");
        assertThat(temporary.resolve("new")).doesNotExist();
        assertThat(output.resolve("codeanatomy.json")).isRegularFile().content().contains("content_hash");
    }

    private static String table(String name) {
        return "{\"name\":\"" + name + "\",\"version\":1,\"rows\":1,\"bytes\":1,\"content_hash\":\"00\"}";
    }

    private static String document(String tables) {
        return "{\"format\":1,\"source\":{\"path\":\"/r\",\"revision\":null},\"plugins\":[],\"tables\":[" + tables
                + "]}";
    }

    private static OutputManifest manifest(long version) {
        return new OutputManifest(
                OutputManifest.FORMAT,
                new Source("/r", "abc"),
                List.of(new PluginVersion("delta", "1.0.0 (3f2a1c)")),
                List.of(new Table("t", version, 10, 99, "00ff")));
    }

    private static void publish(Path path, OutputManifest manifest) throws IOException {
        try (OutputFolder folder = OutputFolder.open(path)) {
            folder.publish(manifest);
        }
    }

    private void write(String json) throws IOException {
        Files.writeString(temporary.resolve(OutputManifest.FILE_NAME), json);
    }
}
