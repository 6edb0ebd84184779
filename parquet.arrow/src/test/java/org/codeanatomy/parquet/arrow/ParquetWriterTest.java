package org.codeanatomy.parquet.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.arrow.vector.util.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetWriterTest {

    private static final ArrowType INT64 = new ArrowType.Int(64, true);
    private static final ArrowType FLOAT64 = new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);

    private BufferAllocator allocator;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() {
        allocator = new RootAllocator();
    }

    @AfterEach
    void close() {
        allocator.close();
    }

    private static Schema schema(ArrowType type) {
        return new Schema(List.of(new Field("c", FieldType.nullable(type), List.of())));
    }

    private WrittenFile write(String name, VectorSchemaRoot root, WriteOptions options) throws Exception {
        try (ParquetWriter writer = ParquetWriter.create(folder.resolve(name), root.getSchema(), options)) {
            writer.write(root);
            return writer.finish();
        }
    }

    @Test
    void sameRows_giveTheSameBytes() throws Exception {
        try (VectorSchemaRoot root = new RandomVectors(5).rows(RandomVectors.everyLeaf(), 3000, allocator)) {
            for (Compression compression : Compression.values()) {
                WriteOptions options = WriteOptions.defaults().withCompression(compression);
                WrittenFile first = write(compression + "1", root, options);
                WrittenFile second = write(compression + "2", root, options);
                assertThat(Files.mismatch(first.path(), second.path())).isEqualTo(-1);
            }
        }
    }

    @Test
    void numbers_haveStatisticsOverAllRowGroups() throws Exception {
        try (VectorSchemaRoot root = VectorSchemaRoot.create(schema(INT64), allocator)) {
            BigIntVector column = (BigIntVector) root.getVector(0);
            for (int i = 0; i < 5000; i++) {
                if (i % 10 == 0) {
                    column.setNull(i);
                } else {
                    column.setSafe(i, 1000 - i);
                }
            }
            root.setRowCount(5000);
            WrittenFile file = write("n", root, WriteOptions.defaults().withRowGroupRows(2048));
            ColumnStatistics statistics = file.columns().get(0).statistics();
            assertThat(statistics.valueCount()).isEqualTo(5000);
            assertThat(statistics.nullCount()).hasValue(500);
            assertThat(statistics.min()).contains(-3999L);
            assertThat(statistics.max()).contains(999L);
            assertThat(statistics.minExact() && statistics.maxExact()).isTrue();
            try (ParquetFile parquet = ParquetFile.open(file.path(), allocator)) {
                assertThat(parquet.rowGroups()).extracting(RowGroup::rowCount).containsExactly(2048L, 2048L, 904L);
                ColumnStatistics second =
                        parquet.rowGroups().get(1).columns().get(0).statistics();
                assertThat(second.mayMatch(Comparison.GREATER, -1049)).isTrue();
                assertThat(second.mayMatch(Comparison.GREATER, -1048)).isFalse();
                assertThat(second.mayMatch(Comparison.EQUAL, 0)).isFalse();
            }
        }
    }

    @Test
    void longText_hasShortBoundsThatHold() throws Exception {
        String least = "a".repeat(63) + "ä" + "b";
        String greatest = "z".repeat(63) + "\uD7FF" + "tail";
        ColumnStatistics statistics = text(least, greatest);
        assertThat(statistics.min()).contains("a".repeat(63));
        assertThat(statistics.max()).contains("z".repeat(62) + "{");
        assertThat(statistics.minExact() || statistics.maxExact()).isFalse();
        assertThat(statistics.mayMatch(Comparison.EQUAL, greatest)).isTrue();
        assertThat(text("a", "b").maxExact()).isTrue();
    }

    @Test
    void textOfGreatestCharacters_hasNoUpperBound() throws Exception {
        String greatest = new String(Character.toChars(Character.MAX_CODE_POINT)).repeat(20);
        assertThat(text("a", greatest).max()).isEmpty();
    }

    private ColumnStatistics text(String... values) throws Exception {
        try (VectorSchemaRoot root = VectorSchemaRoot.create(schema(ArrowType.Utf8.INSTANCE), allocator)) {
            VarCharVector column = (VarCharVector) root.getVector(0);
            for (int i = 0; i < values.length; i++) {
                column.setSafe(i, new Text(values[i]));
            }
            root.setRowCount(values.length);
            WrittenFile file = write("t" + values[values.length - 1].hashCode(), root, WriteOptions.defaults());
            return file.columns().get(0).statistics();
        }
    }

    @Test
    void binaryOfGreatestBytes_hasNoUpperBound() throws Exception {
        try (VectorSchemaRoot root = VectorSchemaRoot.create(schema(ArrowType.Binary.INSTANCE), allocator)) {
            byte[] greatest = new byte[100];
            Arrays.fill(greatest, (byte) -1);
            ((VarBinaryVector) root.getVector(0)).setSafe(0, greatest);
            root.setRowCount(1);
            ColumnStatistics statistics =
                    write("b", root, WriteOptions.defaults()).columns().get(0).statistics();
            assertThat(statistics.max()).isEmpty();
            assertThat((byte[]) statistics.min().orElseThrow()).hasSize(64);
        }
    }

    @Test
    void nanAndZeros_doNotSpoilBounds() throws Exception {
        try (VectorSchemaRoot root = VectorSchemaRoot.create(schema(FLOAT64), allocator)) {
            Float8Vector column = (Float8Vector) root.getVector(0);
            column.setSafe(0, Double.NaN);
            column.setSafe(1, 0.0);
            column.setSafe(2, -0.0);
            root.setRowCount(3);
            ColumnStatistics statistics =
                    write("f", root, WriteOptions.defaults()).columns().get(0).statistics();
            assertThat(statistics.min()).contains(-0.0);
            assertThat(statistics.max()).contains(0.0);
            assertThat(statistics.mayMatch(Comparison.GREATER, 5.0))
                    .as("NaN is greater")
                    .isTrue();
            assertThat(statistics.mayMatch(Comparison.LESS, 0.0)).isFalse();
        }
    }

    @Test
    void fieldIdsAndMetadata_comeBack() throws Exception {
        Field leaf = new Field("x", new FieldType(true, INT64, null, Map.of("PARQUET:field_id", "7")), List.of());
        Field struct = new Field(
                "s",
                new FieldType(false, ArrowType.Struct.INSTANCE, null, Map.of("PARQUET:field_id", "3")),
                List.of(leaf));
        Schema schema = new Schema(List.of(struct), Map.of("from", "schema", "both", "schema"));
        WriteOptions options = WriteOptions.defaults().withKeyValueMetadata(Map.of("both", "options"));
        try (VectorSchemaRoot root = VectorSchemaRoot.create(schema, allocator)) {
            WrittenFile file = write("ids", root, options.withFsync(true));
            assertThat(file.size()).isEqualTo(Files.size(file.path()));
            try (ParquetFile parquet = ParquetFile.open(file.path(), allocator)) {
                assertThat(parquet.schema().getFields()).isEqualTo(schema.getFields());
                assertThat(parquet.keyValueMetadata()).isEqualTo(Map.of("from", "schema", "both", "options"));
            }
        }
    }

    @Test
    void unfinishedFile_isDeleted() throws Exception {
        Path path = folder.resolve("gone");
        try (ParquetWriter writer = ParquetWriter.create(path, schema(INT64), WriteOptions.defaults())) {
            assertThat(path).exists();
            assertThat(writer).isNotNull();
        }
        assertThat(path).doesNotExist();
    }

    @Test
    void existingFile_isNotOverwritten() throws Exception {
        Path path = Files.writeString(folder.resolve("there"), "mine");
        assertThatThrownBy(() -> ParquetWriter.create(path, schema(INT64), WriteOptions.defaults()))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(path).hasContent("mine");
    }

    @Test
    void unknownTypes_areAllNamed() {
        Schema schema = new Schema(List.of(
                new Field("a", FieldType.nullable(new ArrowType.Timestamp(TimeUnit.SECOND, null)), List.of()),
                new Field("b", FieldType.nullable(INT64), List.of()),
                new Field("c", FieldType.nullable(ArrowType.LargeUtf8.INSTANCE), List.of())));
        Path path = folder.resolve("types");
        assertThatThrownBy(() -> ParquetWriter.create(path, schema, WriteOptions.defaults()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Parquet files cannot hold these columns: a of type Timestamp(SECOND, null);"
                        + " c of type LargeUtf8");
        assertThat(path).doesNotExist();
    }

    @Test
    void decimalWithTooManyDigits_isRefused() throws Exception {
        try (VectorSchemaRoot root = VectorSchemaRoot.create(schema(new ArrowType.Decimal(5, 0, 128)), allocator)) {
            DecimalVector column = (DecimalVector) root.getVector(0);
            column.allocateNew(1);
            column.set(0, 99_999_999_999L);
            root.setRowCount(1);
            assertThat(column.getObject(0)).isEqualTo(new BigDecimal(99_999_999_999L));
            assertThatThrownBy(() -> write("d", root, WriteOptions.defaults()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("more digits than the type allows");
            assertThat(folder.resolve("d")).doesNotExist();
        }
    }

    @Test
    void nullInARequiredColumn_isRefused() throws Exception {
        Schema required = new Schema(List.of(new Field("c", FieldType.notNullable(INT64), List.of())));
        try (VectorSchemaRoot root = VectorSchemaRoot.create(required, allocator)) {
            root.getVector(0).allocateNew();
            root.setRowCount(4);
            assertThatThrownBy(() -> write("r", root, WriteOptions.defaults()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("column c is declared not nullable and is null at position 0");
        }
    }
}
