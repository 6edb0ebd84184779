package org.codeanatomy.plugin.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One plugin of many bad functions, so that every check of a function is seen to fail, and only the one that should. */
class CarelessFunctionsTest {

    private static ContractReport report;

    @BeforeAll
    static void check(@TempDir Path folder) {
        report = PluginContract.of(PluginJar.of("careless", folder)).swaps(1).report();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "writes    | BORROWING   | writes to its argument 1 (text)",
                "returns   | BORROWING   | returns one of its arguments",
                "slices    | BORROWING   | returns a vector that lies in the memory of an argument",
                "moves     | BORROWING   | closes or moves its argument 1 (text)",
                "reuses    | BORROWING   | changes a result after it has returned it",
                "types     | RESULT      | returns Int(64, true) and had announced Utf8",
                "counts    | RESULT      | returns 2047 values for 2048 rows",
                "throws    | ERRORS      | a call threw java.lang.StringIndexOutOfBoundsException",
                "counting  | DETERMINISM | gives results that depend on the calls before",
                "shared    | THREADS     | gives other results when 4 threads call it at once",
                "selects   | DETERMINISM | accepts selections and gives different results under one",
                "constants | DETERMINISM | gives different results for equal rows when argument 1 is CONSTANT",
            })
    void everyBreach_isDiagnosed(String function, Check check, String diagnosis) {
        assertThat(report.problems())
                .filteredOn(problem -> problem.subject().equals("function " + function))
                .anySatisfy(problem -> {
                    assertThat(problem.check()).isEqualTo(check);
                    assertThat(problem.sentence()).startsWith(diagnosis);
                });
    }

    @Test
    void breachesOfFunctions_areNotTakenForOthers() {
        assertThat(report.problems())
                .extracting(Finding::subject)
                .allMatch(subject -> subject.startsWith("function "))
                .hasSize(12);
    }
}
