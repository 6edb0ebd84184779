package org.codeanatomy.plugin.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoundPluginTest {

    @TempDir
    Path folder;

    @Test
    void soundPlugin_passes_andWhatWasNotCheckedIsSaid() {
        PluginJar.of("sound", folder);

        ContractReport report = PluginContract.of(folder).swaps(10).check();

        assertThat(report.plugin()).isEqualTo("sound 1.0.0");
        assertThat(report.checked())
                .extracting(Finding::toString)
                .contains(
                        "swap: plugin sound: 10 swaps, each replaced generation unloaded",
                        "unload: plugin sound: uninstalled, and nothing is left of it")
                .anyMatch(line -> line.startsWith("load: plugin sound: "))
                .anyMatch(line -> line.endsWith("results not compared, since it is VOLATILE"));
        assertThat(report.notChecked())
                .extracting(Finding::toString)
                .containsExactly(
                        "admission: plugin org.example.sound-1.0.0.jar: its smoke query, if it has one; that needs an"
                                + " engine",
                        "result: function picky: it refuses all arguments, for instance picky(Utf8 'hello'): picky wants"
                                + " to be asked; give it arguments with Sample.call(\"picky\", …) or Sample.columns");
    }

    @Test
    void sample_checksWhatCannotBeMadeUp() {
        Path jar = PluginJar.of("sound", folder);

        ContractReport report = PluginContract.of(jar)
                .with(Sample.call("picky", "please"))
                .swaps(1)
                .check();

        assertThat(report.checked())
                .filteredOn(finding -> finding.subject().equals("function picky"))
                .extracting(Finding::sentence)
                .singleElement()
                .asString()
                .startsWith("1 combination of arguments");
    }

    @Test
    void sampleForSomethingElse_isAProblem() {
        Path jar = PluginJar.of("sound", folder);

        assertThatThrownBy(() -> PluginContract.of(jar)
                        .with(Sample.call("piccy", "please"))
                        .swaps(1)
                        .check())
                .hasMessageContaining("sample piccy: the plugin brings nothing of that name, but [choosy, everything,"
                        + " picky, whim]: correct the sample");
    }

    @Test
    void noJar_isAnErrorThatSaysWhenToRun() {
        assertThatThrownBy(() -> PluginContract.of(folder.resolve("absent.jar")).check())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(
                        "build the plugin's jar before this test runs (in Maven, in phase" + " integration-test).");
        assertThatThrownBy(() -> PluginContract.of(folder).check())
                .hasMessageContaining("holds 0 plugin jars, not one");
    }
}
