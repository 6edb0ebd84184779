package org.codeanatomy.plugin.files.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** DuckDB's CSV reader as the second opinion on text that either reader may find tricky. */
class CsvAgainstDuckDbTest {

    private static Connection duckDb;
    private static Path folder;

    @BeforeContainer
    static void open() throws Exception {
        duckDb = DriverManager.getConnection("jdbc:duckdb:");
        folder = Files.createTempDirectory("csv");
    }

    @AfterContainer
    static void close() throws Exception {
        duckDb.close();
        for (String name : List.of("texts.csv", "numbers.csv", "fractions.csv")) {
            Files.deleteIfExists(folder.resolve(name));
        }
        Files.delete(folder);
    }

    @Property(tries = 300, seed = "20261121")
    void texts_writtenWithAnyQuoting_areReadAlike(@ForAll("tables") List<List<String>> rows) throws Exception {
        StringBuilder text = new StringBuilder("a,b,c\r\n");
        rows.forEach(row -> text.append(String.join(",", row)).append("\r\n"));
        Path file = CsvRows.file(folder, "texts.csv", text.toString());
        List<List<String>> ours =
                CsvRows.read(file, "schema", "a varchar, b varchar, c varchar").rows();
        assertThat(ours).isEqualTo(duckDb(file, "columns={'a':'VARCHAR','b':'VARCHAR','c':'VARCHAR'}"));
    }

    @Property(tries = 300, seed = "20261121")
    void numbers_asDuckDbPrintsThem_haveTheSameBits(@ForAll double value, @ForAll long whole) throws Exception {
        Path file = CsvRows.file(folder, "numbers.csv", "d,i\n" + value + "," + whole + "\n");
        List<List<String>> ours =
                CsvRows.read(file, "schema", "d double, i bigint").rows();
        try (Statement statement = duckDb.createStatement();
                ResultSet theirs = statement.executeQuery("SELECT d, i FROM read_csv('" + file
                        + "', header=true, auto_detect=false, columns={'d':'DOUBLE','i':'BIGINT'})")) {
            assertThat(theirs.next()).isTrue();
            assertThat(Double.parseDouble(ours.get(0).get(0))).isEqualTo(theirs.getDouble(1));
            assertThat(Long.parseLong(ours.get(0).get(1))).isEqualTo(theirs.getLong(2));
        }
    }

    @Property(tries = 200, seed = "20261121")
    void decimalFractions_areRoundedAsDuckDbRoundsThem(@ForAll("fractions") String fraction) throws Exception {
        Path file = CsvRows.file(folder, "fractions.csv", "d\n" + fraction + "\n");
        try (Statement statement = duckDb.createStatement();
                ResultSet theirs = statement.executeQuery("SELECT d FROM read_csv('" + file
                        + "', header=true, auto_detect=false, columns={'d':'DOUBLE'})")) {
            assertThat(theirs.next()).isTrue();
            double ours = Double.parseDouble(
                    CsvRows.read(file, "schema", "d double").rows().get(0).get(0));
            assertThat(ours).isEqualTo(theirs.getDouble(1));
        }
    }

    @Provide
    Arbitrary<String> fractions() {
        Arbitrary<String> digits =
                Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(12);
        return digits.flatMap(before -> digits.map(after -> before + "." + after));
    }

    @Provide
    Arbitrary<List<List<String>>> tables() {
        Arbitrary<String> plain =
                Arbitraries.strings().withChars("ab 1.-\u00e9\u20ac").ofMaxLength(6);
        Arbitrary<String> quoted = Arbitraries.strings()
                .withChars("a,\" \u00e9")
                .ofMaxLength(6)
                .map(text -> '"' + text.replace("\"", "\"\"") + '"');
        // the last field is never empty: an empty line is another question
        Arbitrary<String> field = Arbitraries.oneOf(plain, quoted);
        Arbitrary<String> last = Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(3);
        return field.flatMap(a -> field.flatMap(b -> last.map(c -> List.of(a, b, c))))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    private static List<List<String>> duckDb(Path file, String columns) throws Exception {
        List<List<String>> rows = new ArrayList<>();
        try (Statement statement = duckDb.createStatement();
                ResultSet result = statement.executeQuery("SELECT * FROM read_csv('" + file
                        + "', header=true, auto_detect=false, delim=',', quote='\"', escape='\"',"
                        + " allow_quoted_nulls=false, new_line='\\r\\n', " + columns + ")")) {
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= 3; i++) {
                    row.add(result.getString(i));
                }
                rows.add(row);
            }
        }
        return rows;
    }
}
