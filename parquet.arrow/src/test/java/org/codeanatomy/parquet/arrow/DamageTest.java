package org.codeanatomy.parquet.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A damaged file gives an exception that names it, or values; never a crash, a hang or a flood of memory. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class DamageTest {

    private static final String QUERY =
            """
            SELECT i::INTEGER AS a, CASE WHEN i %% 3 = 0 THEN NULL ELSE i * 17 END AS b, 'w' || (i %% 5) AS c,
              'text ' || i AS d, (i %% 2 = 0) AS e, (i * 1.5)::DECIMAL(25, 2) AS f, i / 3.0 AS g,
              [i, NULL, i + 1][: i %% 4] AS h, {'x': i, 'y': ['y' || i]} AS k
            FROM range(%d) r(i)""";

    private BufferAllocator allocator;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() {
        allocator = new RootAllocator(256 << 20);
    }

    @AfterEach
    void close() {
        allocator.close();
    }

    @ParameterizedTest
    @CsvSource({"snappy,V1", "zstd,V2", "gzip,V1", "uncompressed,V1", "uncompressed,V2"})
    void flippedBytes_giveAnExceptionOrValues(String codec, String version) throws Exception {
        byte[] bytes = duckDbFile(codec, version, 500);
        Random random = new Random(42);
        int refused = 0;
        for (int i = 0; i < 1200; i++) {
            byte[] damaged = bytes.clone();
            int flips = 1 + random.nextInt(3);
            for (int k = 0; k < flips; k++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            refused += isRefused(damaged) ? 1 : 0;
        }
        assertThat(refused).as("some damage is always seen").isPositive();
    }

    @Test
    void flippedBytesOfOwnPages_areNeverReadAsOtherValues() throws Exception {
        byte[] bytes = ownFile();
        String expected = read(bytes);
        Random random = new Random(7);
        int footer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(bytes.length - 8);
        for (int i = 0; i < 1500; i++) {
            byte[] damaged = bytes.clone();
            int at = 4 + random.nextInt(bytes.length - footer - 12);
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            String rows;
            try {
                rows = read(damaged);
            } catch (ParquetException refused) {
                continue;
            }
            assertThat(rows).as("byte %s", at).isEqualTo(expected);
        }
    }

    @Test
    void truncatedFiles_areRefused() throws Exception {
        byte[] bytes = duckDbFile("snappy", "V1", 50);
        for (int length = 0; length < bytes.length; length += 1 + length / 50) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> read(cut))
                    .isInstanceOf(ParquetException.class)
                    .hasMessageContaining("memory");
        }
    }

    @Test
    void missingMiddle_isRefused() throws Exception {
        byte[] bytes = duckDbFile("snappy", "V1", 500);
        byte[] cut = new byte[bytes.length - 100];
        System.arraycopy(bytes, 0, cut, 0, 1000);
        System.arraycopy(bytes, 1100, cut, 1000, cut.length - 1000);
        assertThatThrownBy(() -> read(cut)).isInstanceOf(ParquetException.class);
    }

    @Test
    void fileCutWhileOpen_isRefused() throws Exception {
        Path file = folder.resolve("cut.parquet");
        Files.write(file, duckDbFile("snappy", "V1", 5000));
        try (ParquetFile parquet = ParquetFile.open(file, allocator)) {
            Files.write(file, new byte[100]);
            try (RowGroupReader reader = parquet.read(0, ReadOptions.all())) {
                assertThatThrownBy(reader::next)
                        .isInstanceOf(ParquetException.class)
                        .hasMessageContaining("cut short")
                        .hasMessageContaining("cut.parquet");
            }
        }
    }

    private boolean isRefused(byte[] bytes) throws Exception {
        try {
            read(bytes);
            return false;
        } catch (ParquetException refused) {
            assertThat(refused.file()).isEqualTo("memory");
            return true;
        }
    }

    private String read(byte[] bytes) throws Exception {
        StringBuilder rows = new StringBuilder();
        try (ParquetFile parquet = ParquetFile.open(new InMemory(bytes), allocator)) {
            for (RowGroup group : parquet.rowGroups()) {
                try (RowGroupReader reader =
                        parquet.read(group.index(), ReadOptions.all().withBatchRows(128))) {
                    for (Optional<Batch> batch = reader.next(); batch.isPresent(); batch = reader.next()) {
                        try (Batch open = batch.get()) {
                            rows.append(Rows.of(open.root()));
                        }
                    }
                }
            }
        }
        return rows.toString();
    }

    private byte[] duckDbFile(String codec, String version, int rows) throws Exception {
        Path file = folder.resolve("original.parquet");
        try (DuckDb duck = new DuckDb()) {
            duck.run("COPY (" + QUERY.formatted(rows) + ") TO '" + file + "' (FORMAT parquet, COMPRESSION " + codec
                    + ", PARQUET_VERSION " + version + ")");
        }
        return Files.readAllBytes(file);
    }

    private byte[] ownFile() throws Exception {
        Path file = folder.resolve("own.parquet");
        RandomVectors vectors = new RandomVectors(3);
        try (VectorSchemaRoot root = vectors.rows(RandomVectors.everyLeaf(), 300, allocator);
                ParquetWriter writer = ParquetWriter.create(file, root.getSchema(), WriteOptions.defaults())) {
            writer.write(root);
            writer.finish();
        }
        return Files.readAllBytes(file);
    }

    private record InMemory(ByteBuffer bytes) implements RandomAccessInput {

        InMemory(byte[] bytes) {
            this(ByteBuffer.wrap(bytes));
        }

        @Override
        public String name() {
            return "memory";
        }

        @Override
        public long size() {
            return bytes.limit();
        }

        @Override
        public void readFully(long position, ByteBuffer target) throws EOFException {
            if (position < 0 || target.remaining() > bytes.limit() - position) {
                throw new EOFException("read behind the end");
            }
            target.put(bytes.slice((int) position, target.remaining()));
        }

        @Override
        public void close() {}
    }
}
