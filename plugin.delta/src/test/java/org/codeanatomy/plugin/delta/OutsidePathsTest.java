package org.codeanatomy.plugin.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.apache.arrow.memory.RootAllocator;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.function.Argument;
import org.codeanatomy.plugin.api.options.Options;
import org.codeanatomy.plugin.api.table.ReadContext;
import org.codeanatomy.plugin.api.table.TableSink;
import org.codeanatomy.plugin.api.table.WriteMode;
import org.codeanatomy.plugin.delta.slots.DeltaProcedures;
import org.codeanatomy.plugin.delta.slots.DeltaTables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roaringbitmap.RoaringBitmap;

/** Logs that somebody else wrote, with paths to a file that is not theirs: a whole table beside the table. */
class OutsidePathsTest {

    private static final String[] ALLOWED = {"allow_outside_paths", "true"};
    private static final List<String> OWN = TestTable.expected(0, 10);
    private static final List<String> BOTH = TestTable.expected(0, 20);

    @TempDir
    Path folder;

    private Path table;
    private Path secret;

    @BeforeEach
    void writeTableAndSecret() throws Exception {
        folder = folder.toRealPath();
        table = folder.resolve("table");
        TestTable.write(table, WriteMode.CREATE, 0, 10);
        Path other = folder.resolve("other");
        TestTable.write(other, WriteMode.CREATE, 10, 20);
        secret = other.resolve("secret.parquet");
        Files.move(dataFile(other), secret);
    }

    @Test
    void read_dataFileOutside_isRefusedInEveryForm_andReadIfAllowed() throws Exception {
        Files.createDirectory(table.resolve("inner"));
        Files.createSymbolicLink(table.resolve("file.parquet"), secret);
        Files.createSymbolicLink(table.resolve("folder"), secret.getParent());
        Files.createSymbolicLink(table.resolve("relative"), Path.of("..", "other"));
        List<String> forms = List.of(
                "../other/secret.parquet",
                "inner/../../other/secret.parquet",
                secret.toString(),
                "file:" + secret,
                "file://" + secret,
                "%2e%2e/other/secret.parquet",
                "..%2Fother%2Fsecret.parquet",
                "%2E%2E%2Fother%2F%73ecret.parquet",
                secret.toString().replace("/", "%2F"),
                "file:" + table + "/../other/secret.parquet",
                "file.parquet",
                "folder/secret.parquet",
                "relative/secret.parquet");
        for (String form : forms) {
            commit(1, add(form, secret, ""));
            PluginException refusal = refusal(table);
            assertThat(refusal.code()).as(form).isEqualTo("OUTSIDE_PATH");
            assertThat(refusal.getMessage())
                    .contains(table.toString())
                    .contains("version")
                    .contains(form)
                    .contains("leads to " + secret)
                    .contains("allow_outside_paths");
            assertThat(TableRows.read(TableRows.open(table, ALLOWED)))
                    .as(form)
                    .containsExactlyInAnyOrderElementsOf(BOTH);
            assertThat(TableRows.read(TableRows.open(table, "version", "0"))).isEqualTo(OWN);
        }
    }

    @Test
    void read_pathThatIsNoUriOfOurs_isRefusedEvenIfAllowed() throws Exception {
        for (String form : List.of(
                "..\\other\\secret.parquet",
                "file:../other/secret.parquet",
                "file://localhost" + secret,
                "//localhost" + secret,
                "s3://bucket/secret.parquet",
                "C:/secret.parquet",
                "secret%00.parquet")) {
            commit(1, add(form, secret, ""));
            assertThatThrownBy(() -> TableRows.read(TableRows.open(table, ALLOWED)))
                    .as(form)
                    .isInstanceOfSatisfying(PluginException.class, refusal -> assertThat(refusal.code())
                            .isEqualTo("DAMAGED_LOG"));
        }
    }

    @Test
    void read_absolutePathsInsideAndNamesThatOnlyLookLikeEscapes_areRead() throws Exception {
        Path inside = Files.copy(secret, table.resolve("..secret..parquet"));
        Path backslash = Files.copy(secret, table.resolve("..\\other\\secret.parquet"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), table);
        Files.createSymbolicLink(table.resolve("alias.parquet"), inside);
        for (String form : List.of(
                "..secret..parquet",
                "./inner/../..secret..parquet",
                inside.toString(),
                "file://" + inside,
                "..%5Cother%5Csecret.parquet",
                "alias.parquet",
                link + "/..secret..parquet")) {
            commit(1, add(form, backslash, ""));
            boolean throughLink = form.startsWith(link.toString());
            if (!throughLink) {
                assertThat(TableRows.read(table)).as(form).containsExactlyInAnyOrderElementsOf(BOTH);
            }
            assertThat(TableRows.read(link)).as(form).containsExactlyInAnyOrderElementsOf(BOTH);
        }
    }

    @Test
    void read_folderWhoseNameBeginsAsTheTables_isOutside() throws Exception {
        Path sibling = Files.createDirectory(folder.resolve("table2"));
        Files.copy(secret, sibling.resolve("secret.parquet"));
        commit(1, add("../table2/secret.parquet", secret, ""));
        assertThat(refusal(table).code()).isEqualTo("OUTSIDE_PATH");
    }

    @Test
    void read_dataFileOutsideInACheckpoint_isRefused() throws Exception {
        commit(1, add("../other/secret.parquet", secret, ""));
        checkpoint();
        Files.delete(commitFile(0));
        commit(1, "{\"commitInfo\":{}}");
        assertThat(refusal(table).code()).isEqualTo("OUTSIDE_PATH");
        assertThat(TableRows.read(TableRows.open(table, ALLOWED))).containsExactlyInAnyOrderElementsOf(BOTH);
    }

    @Test
    void read_deletionVectorOutside_isRefused_andReadIfAllowed() throws Exception {
        // the name that the protocol derives from the UUID of zeros, whose base 85 is twenty zeros
        Path vector = secret.resolveSibling("deletion_vector_00000000-0000-0000-0000-000000000000.bin");
        int bytes = writeDeletionVector(vector, 0, 3);
        upgradeProtocol(1);
        Path own = dataFile(table);
        Files.createSymbolicLink(table.resolve(vector.getFileName()), vector);
        for (Map.Entry<String, String> form : Map.of("p", vector.toUri().toString(), "u", "../other" + "0".repeat(20))
                .entrySet()) {
            assertVectorRefused(own, form.getKey(), form.getValue(), bytes);
        }
        assertVectorRefused(own, "u", "0".repeat(20), bytes);
    }

    private void assertVectorRefused(Path own, String storage, String path, int bytes) throws Exception {
        String vector = ",\"deletionVector\":{\"storageType\":\"" + storage + "\",\"pathOrInlineDv\":\"" + path
                + "\",\"offset\":1,\"sizeInBytes\":" + bytes + ",\"cardinality\":2}";
        String name = own.getFileName().toString();
        commit(2, "{\"remove\":{\"path\":\"" + name + "\",\"dataChange\":true}}", add(name, own, vector));
        PluginException refusal = refusal(table);
        assertThat(refusal.code()).as(path).isEqualTo("OUTSIDE_PATH");
        assertThat(refusal.getMessage())
                .contains(table.toString(), "version 2", "deletion_vector_", "allow_outside_paths");
        List<String> left = new ArrayList<>(OWN);
        left.removeAll(List.of(OWN.get(0), OWN.get(3)));
        assertThat(TableRows.read(TableRows.open(table, ALLOWED))).as(path).isEqualTo(left);
    }

    @Test
    void read_sidecarOutside_isRefused() throws Exception {
        upgradeProtocol(1);
        List<String> state = new ArrayList<>();
        state.add("{\"checkpointMetadata\":{\"version\":1}}");
        for (long version = 0; version <= 1; version++) {
            Files.readAllLines(commitFile(version)).stream()
                    .filter(line -> version(line) == 3 || line.startsWith("{\"metaData\""))
                    .forEach(state::add);
        }
        Files.createDirectory(log().resolve("_sidecars"));
        Files.createSymbolicLink(log().resolve("_sidecars").resolve("link.parquet"), secret);
        for (String path : List.of("../../../other/secret.parquet", "link.parquet")) {
            List<String> lines = new ArrayList<>(state);
            lines.add("{\"sidecar\":{\"path\":\"" + path + "\",\"sizeInBytes\":" + Files.size(secret)
                    + ",\"modificationTime\":0}}");
            Path checkpoint =
                    log().resolve("00000000000000000001.checkpoint.11111111-2222-3333-4444-555555555555.json");
            Files.write(checkpoint, lines);
            PluginException refusal = refusal(table);
            assertThat(refusal.code()).as(path).isEqualTo("OUTSIDE_PATH");
            assertThat(refusal.getMessage()).contains("newest version", "_sidecars/" + path, secret.toString());
            assertThat(TableRows.read(TableRows.open(table, ALLOWED))).isEmpty();
        }
    }

    @Test
    void read_linkInTheLog_isRefused() throws Exception {
        commit(1, add("part.parquet", Files.copy(secret, table.resolve("part.parquet")), ""));
        for (String name : List.of("00000000000000000001.json", "_last_checkpoint")) {
            Path linked = log().resolve(name);
            Path outside = folder.resolve(name);
            if (Files.exists(linked)) {
                Files.move(linked, outside);
            } else {
                Files.writeString(outside, "{\"version\":0,\"size\":1}");
            }
            Files.createSymbolicLink(linked, outside);
            PluginException refusal = refusal(table);
            assertThat(refusal.code()).as(name).isEqualTo("OUTSIDE_PATH");
            assertThat(refusal.getMessage()).contains(linked.toString(), outside.toString());
            Files.delete(linked);
            if (name.endsWith(".json")) {
                Files.move(outside, linked);
            }
        }
        assertThat(TableRows.read(table)).containsExactlyInAnyOrderElementsOf(BOTH);
        Files.move(log(), folder.resolve("log"));
        Files.createSymbolicLink(log(), folder.resolve("log"));
        assertThat(refusal(table).code()).isEqualTo("OUTSIDE_PATH");
        assertThatThrownBy(this::checkpoint).hasMessageContaining("out of the table's folder");
        assertThat(TableRows.read(TableRows.open(table, ALLOWED))).containsExactlyInAnyOrderElementsOf(BOTH);
    }

    @Test
    void read_removedAndChangedFilesOutside_areNotFollowed() throws Exception {
        commit(
                1,
                "{\"remove\":{\"path\":\"/etc/passwd\",\"dataChange\":true}}",
                "{\"cdc\":{\"path\":\"../other/secret.parquet\",\"partitionValues\":{},\"size\":1,"
                        + "\"dataChange\":false}}");
        assertThat(TableRows.read(table)).isEqualTo(OWN);
    }

    @Test
    void write_tableWithPathsOutside_isRefusedUnlessAllowed_andLeavesThemAlone() throws Exception {
        commit(1, add("../other/secret.parquet", secret, ""));
        assertThatThrownBy(() -> TestTable.write(table, WriteMode.APPEND, 20, 30))
                .hasMessageContaining("out of the table's folder");
        DeltaTables tables = new DeltaTables();
        Options allowed = tables.options().parse(Map.of("location", table.toString(), "allow_outside_paths", "true"));
        try (TableSink sink = tables.openSink(allowed, TestTable.SCHEMA, WriteMode.OVERWRITE)) {
            TestTable.add(sink, 20, 30);
            sink.commit(Map.of());
        }
        assertThat(TableRows.read(table)).isEqualTo(TestTable.expected(20, 30));
        assertThat(secret).exists();
    }

    @Test
    void create_whereTheLogIsALinkElsewhere_isRefused() throws Exception {
        Path target = Files.createDirectory(folder.resolve("elsewhere"));
        Path fresh = Files.createDirectory(folder.resolve("fresh"));
        Files.createSymbolicLink(fresh.resolve("_delta_log"), target);
        assertThatThrownBy(() -> TestTable.write(fresh, WriteMode.CREATE, 0, 1))
                .hasMessageContaining("out of the table's folder");
        assertThat(target).isEmptyDirectory();
    }

    /** Opens and reads, one of which must be refused. */
    private static PluginException refusal(Path table) {
        return catchThrowableOfType(PluginException.class, () -> TableRows.read(table));
    }

    private Path log() {
        return table.resolve("_delta_log");
    }

    private Path commitFile(long version) {
        return log().resolve(String.format("%020d.json", version));
    }

    private void commit(long version, String... actions) throws IOException {
        Files.write(commitFile(version), List.of(actions));
    }

    private static String add(String path, Path file, String more) throws IOException {
        return "{\"add\":{\"path\":" + JsonNodeFactory.instance.textNode(path) + ",\"partitionValues\":{},\"size\":"
                + Files.size(file) + ",\"modificationTime\":0,\"dataChange\":true" + more + "}}";
    }

    /** A protocol with deletion vectors and sidecars. */
    private void upgradeProtocol(long version) throws IOException {
        commit(
                version,
                "{\"protocol\":{\"minReaderVersion\":3,\"minWriterVersion\":7,"
                        + "\"readerFeatures\":[\"deletionVectors\",\"v2Checkpoint\"],"
                        + "\"writerFeatures\":[\"deletionVectors\",\"v2Checkpoint\"]}}");
    }

    private static int version(String line) {
        try {
            JsonNode action = new ObjectMapper().readTree(line);
            return action.path("protocol").path("minReaderVersion").asInt();
        } catch (IOException impossible) {
            throw new AssertionError(line, impossible);
        }
    }

    private static Path dataFile(Path table) throws IOException {
        try (Stream<Path> files = Files.list(table)) {
            return files.filter(file -> file.toString().endsWith(".parquet"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** The file form of the protocol: a version byte, then size, vector and checksum. Returns the vector's size. */
    private static int writeDeletionVector(Path file, int... rows) throws IOException {
        RoaringBitmap bitmap = RoaringBitmap.bitmapOf(rows);
        ByteBuffer vector =
                ByteBuffer.allocate(16 + bitmap.serializedSizeInBytes()).order(ByteOrder.LITTLE_ENDIAN);
        vector.putInt(1681511377).putLong(1).putInt(0);
        bitmap.serialize(vector);
        CRC32 checksum = new CRC32();
        checksum.update(vector.array());
        try (OutputStream stream = Files.newOutputStream(file);
                DataOutputStream out = new DataOutputStream(stream)) {
            out.writeByte(1);
            out.writeInt(vector.capacity());
            out.write(vector.array());
            out.writeInt((int) checksum.getValue());
        }
        return vector.capacity();
    }

    private void checkpoint() throws Exception {
        Argument path = new Argument(TestTable.SCHEMA.findField("name"), true, table.toString());
        try (RootAllocator allocator = new RootAllocator()) {
            new DeltaProcedures()
                    .procedures()
                    .get(0)
                    .call(List.of(path), new ReadContext(allocator, 10))
                    .close();
        }
    }
}
