package org.codeanatomy.parquet.arrow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;

/** What is written is what is read: any schema, any rows, any layout, any part of the rows. */
class RoundTripTest {

    private BufferAllocator allocator;
    private Path folder;

    @BeforeProperty
    void open() throws Exception {
        allocator = new RootAllocator(1L << 30);
        folder = Files.createTempDirectory("round-trip");
    }

    @AfterProperty
    void close() throws Exception {
        allocator.close();
        Files.delete(folder);
    }

    @Property(tries = 150, seed = "20261121", edgeCases = EdgeCasesMode.NONE)
    void everyRowComesBack(
            @ForAll long seed,
            @ForAll @IntRange(max = 5000) int rows,
            @ForAll @IntRange(min = 1, max = 3000) int batchRows,
            @ForAll @IntRange(min = 500, max = 6000) int rowGroupRows,
            @ForAll Compression compression,
            @ForAll boolean dictionary)
            throws Exception {
        RandomVectors vectors = new RandomVectors(seed);
        Schema schema = vectors.schema();
        Path file = folder.resolve("file.parquet");
        WriteOptions options = WriteOptions.defaults()
                .withCompression(compression)
                .withDictionary(dictionary)
                .withRowGroupRows(rowGroupRows)
                .withPageBytes(3000);
        try (VectorSchemaRoot root = vectors.rows(schema, rows, allocator)) {
            write(file, root, options);
            List<String> expected = Rows.of(root);
            assertThat(TestFiles.rows(file, ReadOptions.all().withBatchRows(batchRows), allocator))
                    .isEqualTo(expected);
            try (ParquetFile parquet = ParquetFile.open(file, allocator)) {
                assertThat(parquet.schema().getFields()).isEqualTo(schema.getFields());
                checkRanges(parquet, batchRows, expected, new Random(seed));
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void write(Path file, VectorSchemaRoot root, WriteOptions options) throws Exception {
        try (ParquetWriter writer = ParquetWriter.create(file, root.getSchema(), options)) {
            writer.write(root);
            assertThat(writer.finish().rowCount()).isEqualTo(root.getRowCount());
        }
    }

    private static void checkRanges(ParquetFile parquet, int batchRows, List<String> expected, Random random)
            throws Exception {
        for (RowGroup group : parquet.rowGroups()) {
            List<RowRange> ranges = ranges(group.rowCount(), random);
            ReadOptions options = ReadOptions.all().withBatchRows(batchRows).withRows(ranges);
            List<String> rows = new ArrayList<>();
            try (RowGroupReader reader = parquet.read(group.index(), options)) {
                for (var batch = reader.next(); batch.isPresent(); batch = reader.next()) {
                    try (Batch open = batch.get()) {
                        List<String> some = Rows.of(open.root());
                        int first = (int) open.firstRow();
                        assertThat(some).isEqualTo(expected.subList(first, first + some.size()));
                        rows.addAll(some);
                    }
                }
            }
            assertThat(rows)
                    .hasSize((int) ranges.stream().mapToLong(RowRange::rows).sum());
        }
    }

    private static List<RowRange> ranges(long rows, Random random) {
        List<RowRange> ranges = new ArrayList<>();
        long at = 0;
        while (true) {
            long from = at + random.nextInt(800);
            long to = from + random.nextInt(900);
            if (to > rows) {
                return ranges;
            }
            ranges.add(new RowRange(from, to));
            at = to;
        }
    }
}
