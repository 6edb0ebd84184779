package org.codeanatomy.parquet.arrow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What DuckDB wrote is read here and written again, and DuckDB finds the same rows in both files. A value that is
 * decoded wrongly cannot come back right.
 */
class DuckDbTest {

    private static final String FLAT =
            """
            SELECT (i %% 120)::TINYINT AS i8, (i %% 3000)::SMALLINT AS i16, (i * 7919 %% 100000)::INTEGER AS i32,
              i * 1000003 AS i64, (i %% 250)::UTINYINT AS u8, (i %% 60000)::USMALLINT AS u16,
              (4294967295 - i)::UINTEGER AS u32, (18446744073709551615 - i)::UBIGINT AS u64,
              (i / 7.0)::FLOAT AS f32, i / 3.0 AS f64, (i %% 3 = 0) AS flag,
              (i / 100)::DECIMAL(9, 2) AS d9, (i * 12345.678)::DECIMAL(18, 3) AS d18,
              (i * -123456789.123456)::DECIMAL(38, 6) AS d38,
              DATE '1969-12-25' + (i %% 5000)::INTEGER AS day, TIME '00:00:01' + INTERVAL (i) SECOND AS t,
              TIMESTAMP '1969-12-31 23:59:50' + INTERVAL (i) SECOND AS ts,
              TIMESTAMPTZ '2020-02-29 12:00:00+00' + INTERVAL (i) MINUTE AS tz,
              make_timestamp_ns(i * 1000000007) AS ns, 'word' || (i %% 13) AS word,
              'long text that is different in every row: ' || i AS text, ('\\xAA\\xBB' || i)::BLOB AS bin,
              uuid() AS id
            FROM range(%d) r(i)""";

    private static final String NESTED =
            """
            SELECT i,
              CASE WHEN i %% 5 = 0 THEN NULL ELSE [i, i + 1, NULL][: i %% 4] END AS list,
              CASE WHEN i %% 7 = 0 THEN NULL ELSE {'a': i, 'b': CASE WHEN i %% 3 = 0 THEN NULL ELSE 'b' || i END,
                'c': [{'d': i, 'e': [i %% 2 = 0, NULL]}, NULL][: i %% 3]} END AS struct,
              CASE WHEN i %% 6 = 0 THEN NULL ELSE map([i, i + 1], ['x' || i, NULL]) END AS map,
              [[i, NULL], [], NULL, [i * 2]][: i %% 5] AS lists
            FROM range(%d) r(i)""";

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

    record Layout(String codec, String version, int rowGroup) {}

    static List<Layout> layouts() {
        List<Layout> layouts = new ArrayList<>();
        for (String codec : List.of("snappy", "zstd", "gzip", "uncompressed")) {
            for (String version : List.of("V1", "V2")) {
                layouts.add(new Layout(codec, version, codec.equals("snappy") ? 2048 : 100_000));
            }
        }
        return layouts;
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void flatColumns_comeBackEqual(Layout layout) throws Exception {
        check(FLAT.formatted(6_000), layout, 1000);
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void flatColumnsWithNulls_comeBackEqual(Layout layout) throws Exception {
        String nulls =
                "SELECT CASE WHEN random() < 0.3 THEN NULL ELSE COLUMNS(*) END FROM (" + FLAT.formatted(6_000) + ")";
        duck.run("SELECT setseed(0.5)");
        check(nulls, layout, 4096);
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void nestedColumns_comeBackEqual(Layout layout) throws Exception {
        check(NESTED.formatted(5_000), layout, 777);
    }

    @Test
    void noRows_comeBackEqual() throws Exception {
        check(FLAT.formatted(0), new Layout("snappy", "V1", 2048), 10);
    }

    @Test
    void onlyNulls_comeBackEqual() throws Exception {
        check(
                "SELECT NULL::INTEGER AS a, NULL::VARCHAR AS b, NULL::INTEGER[] AS c FROM range(5000)",
                new Layout("snappy", "V2", 2048),
                1024);
    }

    /** Each codec is read and written, without trying every pair. */
    private static List<Compression> compressions(Layout layout) {
        Compression same = layout.codec().equals("uncompressed")
                ? Compression.NONE
                : Compression.valueOf(layout.codec().toUpperCase(Locale.ROOT));
        return List.of(same);
    }

    private void check(String query, Layout layout, int batchRows) throws Exception {
        Path original = folder.resolve("original.parquet");
        duck.run("COPY (" + query + ") TO '" + original + "' (FORMAT parquet, COMPRESSION " + layout.codec()
                + ", PARQUET_VERSION " + layout.version() + ", ROW_GROUP_SIZE " + layout.rowGroup() + ")");
        for (Compression compression : compressions(layout)) {
            Path copy = folder.resolve(compression + ".parquet");
            WriteOptions options = WriteOptions.defaults()
                    .withCompression(compression)
                    .withRowGroupRows(2500)
                    .withPageBytes(20_000);
            WrittenFile written =
                    TestFiles.copy(original, copy, ReadOptions.all().withBatchRows(batchRows), options, allocator);
            assertThat(duck.differences(original, copy))
                    .as("%s written as %s", layout, compression)
                    .isZero();
            assertThat(written.rowCount()).isEqualTo(duck.number("SELECT count(*) FROM '" + original + "'"));
            assertThat(written.size()).isEqualTo(Files.size(copy));
        }
    }
}
