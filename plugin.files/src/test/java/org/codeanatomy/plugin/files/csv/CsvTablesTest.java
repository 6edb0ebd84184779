package org.codeanatomy.plugin.files.csv;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.table.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTablesTest {

    @TempDir
    Path folder;

    @Test
    void open_withoutSchema_guessesEveryType() throws Exception {
        Path file = CsvRows.file(
                folder,
                "t.csv",
                """
                b,i,d,day,wall,instant,t,none
                true,1,1.5,2024-02-29,2024-02-29 12:30:00,2024-02-29T12:30:00.25Z,x,
                FALSE,-9223372036854775808,-2e3,1969-12-31,1969-12-31 23:59:59.999999,2024-02-29 12:30:00+02:00,1,
                """);
        CsvRows rows = CsvRows.read(file);
        assertThat(rows.columns())
                .containsExactly(
                        "b Bool",
                        "i Int(64, true)",
                        "d FloatingPoint(DOUBLE)",
                        "day Date(DAY)",
                        "wall Timestamp(MICROSECOND, null)",
                        "instant Timestamp(MICROSECOND, UTC)",
                        "t Utf8",
                        "none Utf8");
        assertThat(rows.rows().get(0))
                .containsExactly("true", "1", "1.5", "19782", "2024-02-29T12:30", "1709209800250000", "x", null);
        assertThat(rows.rows().get(1))
                .containsExactly(
                        "false",
                        "-9223372036854775808",
                        "-2000.0",
                        "-1",
                        "1969-12-31T23:59:59.999999",
                        "1709202600000000",
                        "1",
                        null);
    }

    @Test
    void open_numberBeyondBigint_isDouble() throws Exception {
        Path file = CsvRows.file(folder, "t.csv", "a\n1\n9223372036854775808\n");
        assertThat(CsvRows.read(file).columns()).containsExactly("a FloatingPoint(DOUBLE)");
    }

    @Test
    void read_quotedFields_keepDelimitersQuotesAndLineEnds() throws Exception {
        Path file = CsvRows.file(folder, "t.csv", "a,b\r\n\"x,\"\"y\"\"\r\nz\",\"\"\r\n  pad ,\r\n");
        assertThat(CsvRows.read(file).rows()).containsExactly(asList("x,\"y\"\r\nz", ""), asList("  pad ", null));
    }

    @Test
    void read_escapeCharacter_takesMeaningFromQuote() throws Exception {
        Path file = CsvRows.file(folder, "t.csv", "a;b\n\"x\\\"y\\\\\";c\\\"d\n");
        assertThat(CsvRows.read(file, "escape", "\\", "delimiter", ";").rows())
                .containsExactly(List.of("x\"y\\", "c\\\"d"));
    }

    @Test
    void read_nullText_isNullOnlyUnquoted() throws Exception {
        Path file = CsvRows.file(folder, "t.csv", "a,b\nNULL,\"NULL\"\n,x\n");
        assertThat(CsvRows.read(file, "null", "NULL").rows()).containsExactly(asList(null, "NULL"), asList("", "x"));
    }

    @Test
    void read_declaredSchema_decidesOverLooks() throws Exception {
        Path file = CsvRows.file(folder, "t.csv", "x,y,z\n007, 1.50 ,2024-01-01\n");
        CsvRows rows = CsvRows.read(file, "schema", "zip varchar, \"a price\" decimal(10, 2), at timestamptz");
        assertThat(rows.columns())
                .containsExactly("zip Utf8", "a price Decimal(10, 2, 128)", "at Timestamp(MICROSECOND, UTC)");
        assertThat(rows.rows()).containsExactly(List.of("007", "1.50", "1704067200000000"));
    }

    @Test
    void open_badDeclaredSchema_namesEveryProblem() throws Exception {
        Path file = CsvRows.file(folder, "t.csv", "x\n1\n");
        assertThatThrownBy(() -> CsvRows.open(file, "schema", "a blob, b decimal(50), A bigint"))
                .hasMessageContaining("type blob is unknown")
                .hasMessageContaining("decimal(50, 0) is outside")
                .hasMessageContaining("column A is declared twice");
    }

    @Test
    void open_badOptions_namesEveryProblem() {
        assertThatThrownBy(() -> CsvRows.open(folder, "quote", "ab", "delimiter", ""))
                .hasMessageContaining("delimiter")
                .hasMessageContaining("quote needs exactly one character");
    }

    @Test
    void read_raggedRow_namesFileAndLine() throws Exception {
        Path file = CsvRows.file(folder, "t.csv", "a,b\n1,\"x\ny\"\n3\n");
        PluginException failure = catchThrowableOfType(PluginException.class, () -> CsvRows.read(file));
        assertThat(failure).hasMessageContaining("t.csv, line 4: the record has 1 fields, the table 2 columns");
        assertThat(failure.code()).isEqualTo("BAD_CSV");
        assertThat(failure.details()).containsEntry("line", "4");
    }

    @Test
    void read_badValueAfterTheSample_namesFileLineAndColumn() throws Exception {
        StringBuilder text = new StringBuilder("a\n");
        for (int i = 0; i < 25_000; i++) {
            text.append(i).append('\n');
        }
        Path file = CsvRows.file(folder, "t.csv", text + "many\n");
        PluginException failure = catchThrowableOfType(PluginException.class, () -> CsvRows.read(file));
        assertThat(failure).hasMessageContaining("t.csv, line 25002: column a is Int(64, true), found 'many'");
        assertThat(failure.code()).isEqualTo("BAD_VALUE");
    }

    @Test
    void read_notUtf8_namesFileAndLine() throws Exception {
        Path file = Files.write(folder.resolve("t.csv"), "a\r\nok\r\n\u00e9\r\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> CsvRows.read(file))
                .hasMessageContaining("t.csv")
                .hasMessageContaining("line 3 is not UTF-8");
    }

    @Test
    void read_byteOrderMark_isNoPartOfTheFirstName() throws Exception {
        Path file = CsvRows.file(folder, "t.csv", "\uFEFFa,b\n1,2\n");
        assertThat(CsvRows.read(file).columns()).containsExactly("a Int(64, true)", "b Int(64, true)");
        Path wide = Files.write(folder.resolve("w.csv"), "a\n1\n".getBytes(StandardCharsets.UTF_16));
        assertThatThrownBy(() -> CsvRows.read(wide)).hasMessageContaining("UTF-16");
    }

    @Test
    void read_unclosedQuoteOrTextBehindQuote_isAnError() throws Exception {
        Path file = CsvRows.file(folder, "t.csv", "a,b\n1,\"x\"y\n");
        assertThatThrownBy(() -> CsvRows.read(file))
                .isInstanceOf(PluginException.class)
                .hasMessageContaining("t.csv");
    }

    @Test
    void read_everySmallBatchAndProjection_sameRows() throws Exception {
        Path file = CsvRows.file(folder, "t.csv", "a,b,c\n1,x,\n2,,z\n3,\u20ac\uD83D\uDE00,z\n");
        Table table = CsvRows.open(file);
        assertThat(CsvRows.read(table, List.of(1, 0), 2).rows())
                .containsExactly(asList("x", "1"), asList(null, "2"), asList("\u20ac\uD83D\uDE00", "3"));
        assertThat(CsvRows.read(table, List.of(), 2).rows()).hasSize(3);
    }

    @Test
    void open_directory_readsItsFilesByName() throws Exception {
        CsvRows.file(folder, "2.csv", "a\n2\n");
        CsvRows.file(folder, "1.csv", "a\n1\n");
        CsvRows.file(folder, "_ignored.csv", "b\n1\n");
        assertThat(CsvRows.read(folder).rows()).containsExactly(List.of("1"), List.of("2"));
        CsvRows.file(folder, "3.csv", "b\n1\n");
        assertThatThrownBy(() -> CsvRows.open(folder)).hasMessageContaining("3.csv has the columns [b]");
    }

    @Test
    void open_duplicateAndEmptyNames_areMadeDifferent() throws Exception {
        Path file = CsvRows.file(folder, "t.csv", "a,A,\n1,2,3\n");
        assertThat(CsvRows.read(file).columns())
                .containsExactly("a Int(64, true)", "A_1 Int(64, true)", "column2 Int(64, true)");
    }

    @Test
    void read_fileChangedSinceOpening_isRefused() throws Exception {
        Path file = CsvRows.file(folder, "t.csv", "a\n1\n");
        Table table = CsvRows.open(file);
        CsvRows.file(folder, "t.csv", "a\n1\n2\n");
        PluginException failure =
                catchThrowableOfType(PluginException.class, () -> CsvRows.read(table, List.of(0), 10));
        assertThat(failure.code()).isEqualTo("FILE_CHANGED");
    }

    @Test
    void open_nothingThere_saysSo() {
        assertThatThrownBy(() -> CsvRows.open(folder.resolve("absent.csv"))).hasMessageContaining("there is no file");
        assertThatThrownBy(() -> CsvRows.open(folder)).hasMessageContaining("has no file *.csv");
        assertThat(new CsvTables().options().fields()).extracting("name").contains("location", "header");
    }
}
