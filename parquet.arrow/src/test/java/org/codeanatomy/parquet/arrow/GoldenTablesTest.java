package org.codeanatomy.parquet.arrow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every Parquet file of the golden Delta tables (data files, checkpoints and expected rows; written by Spark, Kernel and
 * others) is copied through vectors, and DuckDB finds the same rows in both files. Files may only be refused if DuckDB
 * refuses them too, or if a checksum is wrong.
 */
class GoldenTablesTest {

    private BufferAllocator allocator;
    private DuckDb duck;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() throws SQLException {
        allocator = new RootAllocator(1L << 30);
        duck = new DuckDb();
    }

    @AfterEach
    void close() throws SQLException {
        duck.close();
        allocator.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tables-delta-golden.zip",
                "tables-dat-2022.zip",
                "tables-kernel-4.4.0-written.zip",
                "tables-faults.zip",
                "expected.zip"
            })
    void everyFile_readsAsDuckDbReadsIt(String archive) throws Exception {
        List<String> wrong = new ArrayList<>();
        Map<String, String> refused = new TreeMap<>();
        int files = 0;
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(golden(archive)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".parquet")) {
                    files++;
                    check(entry.getName(), unpack(zip, files), wrong, refused);
                }
            }
        }
        assertThat(files).isPositive();
        assertThat(wrong).as("files read in another way than DuckDB reads them").isEmpty();
        assertThat(refused.keySet())
                .as("only a file with a fault may be refused")
                .allMatch(name -> archive.equals("tables-faults.zip") && !name.contains("baseline"));
    }

    private Path golden(String archive) {
        String directory = System.getProperty("conformance.dir");
        if (directory == null) {
            assertThat(System.getProperty("conformance.required"))
                    .as("conformance.dir is not set, and conformance.required is true")
                    .isNotEqualTo("true");
            Assumptions.abort("the golden tables are not here: set -Dconformance.dir");
        }
        return Path.of(directory, "golden", archive);
    }

    private Path unpack(InputStream zip, int number) throws IOException {
        Path file = folder.resolve(number + ".parquet");
        Files.copy(zip, file);
        return file;
    }

    private void check(String name, Path original, List<String> wrong, Map<String, String> refused) throws IOException {
        Path copy = original.resolveSibling(original.getFileName() + ".copy");
        try {
            TestFiles.copy(original, copy, ReadOptions.all(), WriteOptions.defaults(), allocator);
        } catch (ParquetException | IllegalArgumentException refusal) {
            refused.put(name, refusal.getMessage());
            // DuckDB does not compare checksums.
            boolean checksum = refusal.getMessage().contains("does not match its checksum");
            if (!checksum && readableByDuckDb(original)) {
                wrong.add(name + ": " + refusal.getMessage());
            }
            return;
        }
        try {
            if (duck.differences(original, copy) != 0) {
                wrong.add(name + ": other rows");
            }
        } catch (SQLException failure) {
            wrong.add(name + ": " + failure.getMessage());
        }
        Files.delete(original);
        Files.delete(copy);
    }

    private boolean readableByDuckDb(Path file) {
        try {
            duck.number("SELECT count(*) FROM (SELECT * FROM read_parquet('" + file + "'))");
            return true;
        } catch (SQLException refusal) {
            return false;
        }
    }
}
