package org.codeanatomy.parquet.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetFileTest {

    private BufferAllocator allocator;
    private Path file;

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws Exception {
        allocator = new RootAllocator();
        file = folder.resolve("file.parquet");
        try (DuckDb duck = new DuckDb()) {
            duck.run("COPY (SELECT i AS a, 'x' || i AS b, {'c': i / 2} AS s FROM range(10000) r(i)) TO '" + file
                    + "' (FORMAT parquet, ROW_GROUP_SIZE 4096)");
        }
    }

    @AfterEach
    void close() {
        allocator.close();
    }

    @Test
    void chosenColumns_comeInTheOrderAskedFor() throws Exception {
        ReadOptions options = ReadOptions.all().withColumns(List.of("b", "a"));
        assertThat(TestFiles.rows(file, options, allocator)).hasSize(10_000).startsWith("x0, 0", "x1, 1");
    }

    @Test
    void noColumns_giveRowCounts() throws Exception {
        ReadOptions options = ReadOptions.all().withColumns(List.of()).withBatchRows(3000);
        try (ParquetFile parquet = ParquetFile.open(file, allocator);
                RowGroupReader reader = parquet.read(0, options)) {
            assertThat(reader.next()).map(Batch::rowCount).hasValue(3000);
            assertThat(reader.next()).map(Batch::rowCount).hasValue(1096);
            assertThat(reader.next()).isEmpty();
        }
    }

    @Test
    void unknownColumns_areAllNamed() throws Exception {
        try (ParquetFile parquet = ParquetFile.open(file, allocator)) {
            ReadOptions options = ReadOptions.all().withColumns(List.of("a", "y", "z"));
            assertThatThrownBy(() -> parquet.read(0, options))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(file + ": columns [y, z] were asked for; the file has [a, b, s]");
        }
    }

    @Test
    void rowsBehindTheEnd_areRefused() throws Exception {
        try (ParquetFile parquet = ParquetFile.open(file, allocator)) {
            ReadOptions options = ReadOptions.all().withRows(List.of(new RowRange(4000, 4097)));
            assertThatThrownBy(() -> parquet.read(0, options))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("rows up to 4097 were asked for; row group 0 has 4096");
        }
    }

    @Test
    void footer_tellsRowGroupsAndStatistics() throws Exception {
        try (ParquetFile parquet = ParquetFile.open(file, allocator)) {
            assertThat(parquet.rowCount()).isEqualTo(10_000);
            assertThat(parquet.createdBy())
                    .hasValueSatisfying(by -> assertThat(by).contains("DuckDB"));
            assertThat(parquet.rowGroups()).extracting(RowGroup::firstRow).containsExactly(0L, 4096L, 8192L);
            RowGroup second = parquet.rowGroups().get(1);
            ColumnStatistics a = second.column(List.of("a")).orElseThrow().statistics();
            assertThat(a.min()).contains(4096L);
            assertThat(a.max()).contains(8191L);
            assertThat(second.column(List.of("s", "c"))).isPresent();
            assertThat(second.compressedBytes()).isPositive();
        }
    }

    @Test
    void batches_outliveReaderAndFile() throws Exception {
        VectorSchemaRoot root;
        try (ParquetFile parquet = ParquetFile.open(file, allocator);
                RowGroupReader reader = parquet.read(2, ReadOptions.all())) {
            Optional<Batch> batch = reader.next();
            assertThat(batch).map(Batch::firstRow).hasValue(8192L);
            root = batch.orElseThrow().root();
        }
        assertThat(Rows.of(root)).hasSize(1808).startsWith("8192, x8192, {c=d40b0000000000000}");
        root.close();
    }
}
