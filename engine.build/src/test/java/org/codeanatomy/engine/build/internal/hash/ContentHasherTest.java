package org.codeanatomy.engine.build.internal.hash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.plugin.api.hash.Blake2b;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentHasherTest {

    private static final Schema SCHEMA = new Schema(List.of(
            Field.nullable("text", ArrowType.Utf8.INSTANCE),
            Field.nullable("number", new ArrowType.Int(64, true)),
            Field.nullable("real", new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE)),
            Field.nullable("flag", ArrowType.Bool.INSTANCE)));

    private record Row(String text, Long number, Double real, Boolean flag) {}

    @TempDir
    Path temporary;

    private BufferAllocator allocator;

    @BeforeEach
    void open() {
        allocator = new RootAllocator();
    }

    @AfterEach
    void nothingIsLeftBehind() throws IOException {
        allocator.close();
        try (var files = Files.list(temporary)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void hash_isBlake2bOverTheSortedFramedRows() throws IOException {
        List<Row> rows = List.of(
                new Row("b", 1L, 0.5, true),
                new Row(null, -1L, null, false),
                new Row("a", null, -0.0, null),
                new Row("", Long.MAX_VALUE, Double.NaN, true));

        assertThat(hash(rows, 1 << 20, 4)).isEqualTo(naive(rows));
    }

    @Test
    void hash_ofRandomRows_equalsTheNaiveOne_inMemoryAndSpilled() throws IOException {
        Random random = new Random(7);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            rows.add(randomRow(random));
        }
        String expected = naive(rows);
        assertThat(hash(rows, 8 << 20, 700)).isEqualTo(expected);
        Collections.shuffle(rows, random);
        assertThat(hash(rows, 4000, 64)).isEqualTo(expected);
        Collections.shuffle(rows, random);
        assertThat(hash(rows, 1, 1000)).isEqualTo(expected);
    }

    @Test
    void hash_ofLongSharedPrefixesAndDuplicates_equalsTheNaiveOne() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String shared = "file:".repeat(40);
            rows.add(new Row(shared + i % 50, (long) (i % 3), null, i % 2 == 0));
            rows.add(new Row(shared, 0L, null, null));
            rows.add(new Row("\u0000".repeat(i % 20), 0L, null, null));
        }
        assertThat(hash(rows, 1 << 20, 100)).isEqualTo(naive(rows));
    }

    @Test
    void hash_tellsMultisetsApart() throws IOException {
        Row row = new Row("a", 1L, null, null);
        Row other = new Row("b", 1L, null, null);

        assertThat(hash(List.of(row, other), 1 << 20, 9)).isEqualTo(hash(List.of(other, row), 1 << 20, 9));
        assertThat(hash(List.of(row, row), 1 << 20, 9)).isNotEqualTo(hash(List.of(row), 1 << 20, 9));
        assertThat(hash(List.of(new Row(null, 1L, null, null)), 1 << 20, 9))
                .isNotEqualTo(hash(List.of(new Row("", 1L, null, null)), 1 << 20, 9));
    }

    @Test
    void hash_knowsOneNaN() throws IOException {
        Row quiet = new Row("a", 1L, Double.NaN, null);
        Row odd = new Row("a", 1L, Double.longBitsToDouble(0x7ff8_0000_0000_0001L), null);

        assertThat(hash(List.of(odd), 1 << 20, 9)).isEqualTo(hash(List.of(quiet), 1 << 20, 9));
    }

    @Test
    void hash_ofNoRows_isThatOfNothing() throws IOException {
        assertThat(hash(List.of(), 1 << 20, 9)).isEqualTo(HexFormat.of().formatHex(new Blake2b(32).digest()));
    }

    @Test
    void schema_withTypesThatHaveNoCanonicalValue_isRefusedNamingAll() {
        Schema nested = new Schema(List.of(
                Field.nullable("a", ArrowType.Struct.INSTANCE),
                Field.nullable("b", ArrowType.Utf8.INSTANCE),
                Field.nullable("c", new ArrowType.Decimal(38, 0, 128))));

        assertThatThrownBy(() -> new ContentHasher(nested, this::scratch))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("column a is Struct")
                .hasMessageContaining("column c is Decimal");
    }

    private static Row randomRow(Random random) {
        String text = random.nextInt(10) == 0 ? null : "t" + random.nextInt(400) + "é".repeat(random.nextInt(6));
        return new Row(
                text,
                random.nextInt(5) == 0 ? null : random.nextLong(),
                random.nextInt(5) == 0 ? null : random.nextGaussian(),
                random.nextBoolean() ? null : random.nextBoolean());
    }

    private FileChannel scratch() throws IOException {
        Path file = Files.createTempFile(temporary, "rows", ".tmp");
        return FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }

    private String hash(List<Row> rows, int runBytes, int batchRows) throws IOException {
        try (ContentHasher hasher = new ContentHasher(SCHEMA, this::scratch, runBytes)) {
            for (int from = 0; from < rows.size(); from += batchRows) {
                List<Row> part = rows.subList(from, Math.min(rows.size(), from + batchRows));
                try (VectorSchemaRoot batch = batch(part)) {
                    hasher.add(batch.getFieldVectors(), part.size());
                }
            }
            return hasher.finish();
        }
    }

    private VectorSchemaRoot batch(List<Row> rows) {
        VectorSchemaRoot root = VectorSchemaRoot.create(SCHEMA, allocator);
        root.allocateNew();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            if (row.text() != null) {
                ((VarCharVector) root.getVector(0)).setSafe(i, row.text().getBytes(UTF_8));
            }
            if (row.number() != null) {
                ((BigIntVector) root.getVector(1)).setSafe(i, row.number());
            }
            if (row.real() != null) {
                ((Float8Vector) root.getVector(2)).setSafe(i, row.real());
            }
            if (row.flag() != null) {
                ((BitVector) root.getVector(3)).setSafe(i, row.flag() ? 1 : 0);
            }
        }
        root.getFieldVectors().forEach((FieldVector vector) -> vector.setValueCount(rows.size()));
        root.setRowCount(rows.size());
        return root;
    }

    /** The definition, word by word. */
    private static String naive(List<Row> rows) throws IOException {
        List<byte[]> framed = new ArrayList<>();
        for (Row row : rows) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            put(out, row.text() == null ? null : row.text().getBytes(UTF_8));
            put(out, row.number() == null ? null : eight(row.number()));
            put(out, row.real() == null ? null : eight(Double.doubleToLongBits(row.real())));
            put(out, row.flag() == null ? null : new byte[] {(byte) (row.flag() ? 1 : 0)});
            framed.add(bytes.toByteArray());
        }
        framed.sort(Arrays::compareUnsigned);
        Blake2b hash = new Blake2b(32);
        framed.forEach(hash::update);
        return HexFormat.of().formatHex(hash.digest());
    }

    private static byte[] eight(long value) {
        byte[] bytes = new byte[8];
        for (int i = 0; i < 8; i++) {
            bytes[i] = (byte) (value >>> (56 - 8 * i));
        }
        return bytes;
    }

    private static void put(DataOutputStream out, byte[] value) throws IOException {
        out.writeByte(value == null ? 0 : 1);
        if (value != null) {
            out.writeInt(value.length);
            out.write(value);
        }
    }
}
