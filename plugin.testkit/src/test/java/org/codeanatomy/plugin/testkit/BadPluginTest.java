package org.codeanatomy.plugin.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadPluginTest {

    @TempDir
    Path folder;

    private ContractReport report(String fixture) {
        return PluginContract.of(PluginJar.of(fixture, folder)).swaps(3).report();
    }

    @Test
    void keepsALentBuffer_isNamedWithFunctionAndArgument() {
        assertThat(report("keeping").problems()).singleElement().satisfies(problem -> {
            assertThat(problem.check()).isEqualTo(Check.BORROWING);
            assertThat(problem.subject()).isEqualTo("function keep");
            assertThat(problem.sentence())
                    .isEqualTo("keeps its argument 1 (text) after the call (a lent buffer has 1 more references than"
                            + " before): copy what is needed later");
        });
    }

    @Test
    void readsALentColumnAfterTheCall_isFoundByPoison() {
        assertThat(report("late").problems()).singleElement().satisfies(problem -> {
            assertThat(problem.check()).isEqualTo(Check.BORROWING);
            assertThat(problem.subject()).isEqualTo("function late");
            assertThat(problem.sentence()).startsWith("reads memory of an argument after the call");
        });
    }

    @Test
    void leavesMemoryAllocated_isToldHowMuch() {
        assertThat(report("leaking").problems()).singleElement().satisfies(problem -> {
            assertThat(problem.check()).isEqualTo(Check.MEMORY);
            assertThat(problem.subject()).isEqualTo("function leak");
            assertThat(problem.sentence())
                    .isEqualTo("leaves 1024 bytes allocated after a call: close every vector but the result");
        });
    }

    @Test
    void leavesAnObjectInAThreadLocal_isToldApartFromOtherHolders() {
        ContractReport report = report("pinned");

        assertThat(report.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.check()).isEqualTo(Check.SWAP);
            assertThat(problem.subject()).isEqualTo("plugin pinned");
            assertThat(problem.sentence())
                    .startsWith("leaves an object in a ThreadLocal of the thread that calls it, and so stays loaded");
        });
    }

    @Test
    void leavesAnObjectInAThreadLocal_ofAThreadThatEnds_isSaidToBeUnchecked() {
        ContractReport report = PluginContract.of(PluginJar.of("pinned", folder))
                .swaps(1)
                .onThreadsThatEnd()
                .check();

        assertThat(report.notChecked())
                .extracting(Finding::toString)
                .contains(
                        "swap: plugin pinned: whether calls leave objects in a ThreadLocal; the thread that made them has"
                                + " ended");
    }

    @Test
    void leavesAThreadRunning_isNotUnloaded() {
        ContractReport report = report("running");

        assertThat(report.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.check()).isEqualTo(Check.SWAP);
            assertThat(problem.subject()).isEqualTo("plugin running");
            assertThat(problem.sentence()).startsWith("after 1 swap 1 generation is not unloaded after 5 s");
        });
        assertThat(report.notChecked())
                .extracting(Finding::toString)
                .contains(
                        "swap: plugin running: 2 more swaps; a replaced generation is not unloaded",
                        "unload: plugin running: whether it is unloaded; a replaced generation is not");
    }

    @Test
    void bringsWhatItDoesNotDeclare_isNotAdmitted() {
        assertThat(report("undeclared").problems())
                .extracting(Finding::toString)
                .containsExactly(
                        "admission: plugin org.example.undeclared-1.0.0.jar: is refused: brings scalar-function"
                                + " smuggled without declaring it: add it to the names of the component's slot annotation");
    }

    @Test
    void dependsOnMoreThanItsArguments_isNotImmutable() {
        assertThat(report("chance").problems()).singleElement().satisfies(problem -> {
            assertThat(problem.check()).isEqualTo(Check.DETERMINISM);
            assertThat(problem.subject()).isEqualTo("function dice");
            assertThat(problem.sentence())
                    .startsWith("is declared IMMUTABLE and gives different results for the same rows: in call 2");
        });
    }

    @Test
    void check_ofABadPlugin_throwsWhatTheReportSays() {
        Path jar = PluginJar.of("undeclared", folder);

        assertThatThrownBy(() -> PluginContract.of(jar).check())
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(
                        "org.example.undeclared-1.0.0.jar breaks its contract in one place:\n  admission: ");
    }
}
