package org.codeanatomy.plugin.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One plugin of flawed tables, options, extraction and views, so that every check of them is seen to fail. */
class SloppyPluginTest {

    private static ContractReport report;

    @BeforeAll
    static void check(@TempDir Path folder) {
        report = PluginContract.of(PluginJar.of("sloppy", folder))
                .with(
                        Sample.table("sloppy", Map.of("flaw", "none")),
                        Sample.source("sloppy-language", "loose/a.txt", "some text\n"),
                        Sample.source("sloppy-language", "strict/b.txt", "other, longer text\n"))
                .swaps(1)
                .report();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "table function statistics | SCAN   | says it has exactly 11 rows, and returns 10",
                "table function exact      | SCAN   | answers [EXACT] to number IS_NULL, and returns 10 such rows",
                "table function memory     | MEMORY | leaves 64 bytes allocated after reading to the end",
                "table function batches    | SCAN   | returns a batch of 10 rows, and 3 was the most",
                "table function pinning    | SCAN   | returns other rows when read a second time",
                "table function closing    | ERRORS | closing a reader from another thread threw",
                "table kind sloppy         | SCAN   | does not open the table of a sample",
                "source extractor sloppy-language | ERRORS | extraction threw java.lang.IllegalArgumentException: no UTF-8",
                "source extractor sloppy-language | EXTRACTION | names nothing as key of table numbers",
            })
    void everyFlaw_isDiagnosed(String subject, Check check, String diagnosis) {
        assertThat(report.problems())
                .filteredOn(problem -> problem.subject().equals(subject) && problem.check() == check)
                .extracting(Finding::sentence)
                .anySatisfy(sentence -> assertThat(sentence).startsWith(diagnosis));
    }

    @Test
    void options_allFlawsAtOnce() {
        assertThat(report.problems())
                .filteredOn(problem -> problem.check() == Check.OPTIONS)
                .extracting(Finding::sentence)
                .contains(
                        "option Upper has upper-case letters, so it can never be given: write it in lower case",
                        "option twice is declared twice, and the second never gets a value")
                .anyMatch(
                        sentence -> sentence.startsWith(
                                "options are refused when only those are given that must be, so a"
                                        + " default does not fit: sloppy table: option size needs a whole number, found 'many'"));
    }

    @Test
    void views_ofOneNameOrWithoutSql_areNamed() {
        assertThat(report.problems())
                .filteredOn(problem -> problem.check() == Check.VIEWS)
                .extracting(Finding::sentence)
                .containsExactly("has two views named V; SQL does not tell them apart", "has no SQL for view blank");
    }

    @Test
    void extraction_thatDependsOnOrder_isFound(@TempDir Path folder) {
        ContractReport loose = PluginContract.of(PluginJar.of("sloppy", folder))
                .with(Sample.source("sloppy-language", "loose/a.txt", "some text\n"))
                .swaps(1)
                .report();

        assertThat(loose.problems())
                .filteredOn(problem -> problem.check() == Check.EXTRACTION)
                .extracting(Finding::sentence)
                .anyMatch(sentence -> sentence.startsWith(
                        "writes other rows to table numbers when the same files come one by one and in another order"));
    }

    @Test
    void soundTable_hasNoFinding_andAnArgumentIsAskedFor() {
        assertThat(report.problems())
                .extracting(Finding::subject)
                .doesNotContain("table function none", "table function argument");
        assertThat(report.notChecked())
                .extracting(Finding::toString)
                .contains("scan: table function argument: it needs 1 argument; give them with Sample.call(\"argument\","
                        + " …)");
    }
}
