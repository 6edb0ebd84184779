package org.codeanatomy.plugin.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.codeanatomy.plugin.host.runtime.PluginBuilder;
import org.codeanatomy.plugin.host.runtime.TestRuntime;
import org.codeanatomy.plugin.host.view.HistoryEntry;
import org.codeanatomy.plugin.host.view.RuntimeView;
import org.codeanatomy.plugin.host.view.SettingStatus;
import org.junit.jupiter.api.Test;

/** Changes that are remembered, and the ways back. */
class HistoryTest extends RuntimeTest {

    private static final ChangeOptions DEFAULTS = ChangeOptions.defaults();

    @Override
    Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>(super.properties());
        properties.put(
                "org.codeanatomy.plugin.host.state", folder.resolve("state").toString());
        properties.put("org.codeanatomy.plugin.host.history", "4");
        return properties;
    }

    private Path hello(String version) {
        return PluginBuilder.of("hello")
                .version(version)
                .build("build of " + version)
                .to(folder);
    }

    private RuntimeView view() {
        return runtime.context().getService(runtime.context().getServiceReference(RuntimeView.class));
    }

    private List<String> history() {
        return view().history().stream()
                .map(entry -> entry.action() + " " + entry.plugin() + " " + entry.version()
                        + (entry.previousVersion().isEmpty() ? "" : " after " + entry.previousVersion())
                        + (entry.committed() ? " (committed)" : ""))
                .toList();
    }

    private List<String> store() {
        return List.of(folder.resolve("state/store").toFile().list());
    }

    @Test
    void everyChange_isRemembered() throws Exception {
        host.install(hello("1.0.0"));
        host.update("hello", hello("2.0.0"));
        assertThatThrownBy(() -> host.install(jar(PluginBuilder.of("failing")))).isNotNull();
        host.uninstall("hello");

        assertThat(history())
                .containsExactly(
                        "install hello 1.0.0", "update hello 2.0.0 after 1.0.0", "uninstall hello 2.0.0 after 2.0.0");
        assertThat(view().history()).allMatch(HistoryEntry::stored);
        assertThat(store()).hasSize(2);
    }

    @Test
    void rollback_leadsBackToTheLastOne_andTwiceBackAgain() throws Exception {
        host.install(hello("1.0.0"));
        host.update("hello", hello("2.0.0"));
        host.update("hello", hello("3.0.0"));

        UpdateReport report = host.rollback("hello", Optional.empty(), DEFAULTS);

        assertThat(report.summary()).startsWith("hello 2.0.0 serves in place of hello 3.0.0");
        assertThat(call("hello")).isEqualTo("build of 2.0.0");
        host.rollback("hello", Optional.empty(), DEFAULTS);
        assertThat(call("hello")).isEqualTo("build of 3.0.0");
        assertThat(history()).endsWith("rollback hello 3.0.0 after 2.0.0 (committed)");
    }

    @Test
    void rollback_toAVersion_andToOneThatIsNotThere() throws Exception {
        host.install(hello("1.0.0"));
        host.update("hello", hello("2.0.0"));
        host.update("hello", hello("3.0.0"));

        host.rollback("hello", Optional.of("1.0.0"), DEFAULTS);

        assertThat(call("hello")).isEqualTo("build of 1.0.0");
        assertThatThrownBy(() -> host.rollback("hello", Optional.of("9"), DEFAULTS))
                .hasMessage("rolling back hello is refused: there is no way back to version 9; there is one to"
                        + " 3.0.0, 2.0.0");
        assertThatThrownBy(() -> host.rollback("nobody", Optional.empty(), DEFAULTS))
                .hasMessage("rolling back nobody is refused: no plugin of that name was ever committed here");
    }

    @Test
    void rollback_ofAnUninstalledPlugin_bringsItBack_andOfTheOnlyVersionIsRefused() throws Exception {
        host.install(hello("1.0.0"));
        assertThatThrownBy(() -> host.rollback("hello", Optional.empty(), DEFAULTS))
                .hasMessage("rolling back hello is refused: nothing else of it was ever committed here");
        host.uninstall("hello");

        host.rollback("hello", Optional.empty(), DEFAULTS);

        assertThat(call("hello")).isEqualTo("build of 1.0.0");
    }

    @Test
    void rollback_ofWhatOthersInstalled_leadsBackToTheirJar() throws Exception {
        runtime.install(hello("1.0.0")).start();
        TestRuntime.await("hello serves", () -> states("hello").contains(GenerationState.ACTIVE));
        host.update("hello", hello("2.0.0"));

        host.rollback("hello", Optional.empty(), DEFAULTS);

        assertThat(call("hello")).isEqualTo("build of 1.0.0");
    }

    @Test
    void jarsBeyondTheHistory_arePruned() throws Exception {
        host.install(hello("1.0.0"));
        for (int i = 1; i <= 8; i++) {
            host.update("hello", hello("1.0." + i));
        }

        assertThat(view().history()).hasSize(4);
        assertThat(store()).hasSize(5); // four changes, and what the first of them replaced
    }

    private Path faulty(String version) {
        return PluginBuilder.of("faulty")
                .version(version)
                .build("build of " + version)
                .to(folder);
    }

    @Test
    void lockFile_isSortedOnePluginALine_andRestoresTheRuntime() throws Exception {
        host.install(hello("1.0.0"));
        host.install(faulty("1.0.0"));
        Path lock = Files.writeString(folder.resolve("plugins.lock"), host.lock());
        assertThat(Files.readAllLines(lock)).hasSize(4).satisfies(lines -> {
            assertThat(lines.get(1))
                    .matches("\\{\"plugin\":\"faulty\",\"version\":\"1.0.0\",\"sha256\":\"[0-9a-f]{64}\"\\},");
            assertThat(lines.get(2)).startsWith("{\"plugin\":\"hello\"");
        });
        String snapshot = host.snapshotId();
        host.update("hello", hello("2.0.0"));
        host.uninstall("faulty");

        List<UpdateReport> reports = host.restore(lock, DEFAULTS);

        assertThat(reports)
                .extracting(UpdateReport::summary)
                .satisfiesExactly(
                        faulty -> assertThat(faulty).startsWith("faulty 1.0.0 serves"),
                        hello -> assertThat(hello).startsWith("hello 1.0.0 serves in place of hello 2.0.0"));
        assertThat(host.snapshotId()).isEqualTo(snapshot);
        assertThat(host.lock()).isEqualTo(Files.readString(lock));
        assertThat(host.restore(lock, DEFAULTS)).isEmpty();
        host.update("hello", hello("2.0.0"));
        Files.writeString(lock, "{\"format\":1,\"plugins\":[]}");
        host.restore(lock, DEFAULTS);
        assertThat(functions()).isEmpty();
    }

    @Test
    void restore_withJarsThatAreMissing_namesAllAndChangesNothing() throws Exception {
        host.install(hello("1.0.0"));
        String before = host.lock();
        Path lock = Files.writeString(
                folder.resolve("plugins.lock"),
                """
                {"format":1,"plugins":[
                {"plugin":"one","version":"1","sha256":"aa"},
                {"plugin":"two","version":"2","sha256":"bb"}
                ]}
                """);

        assertThatThrownBy(() -> host.restore(lock, DEFAULTS))
                .isInstanceOfSatisfying(PluginRefusedException.class, refused -> assertThat(refused.reasons())
                        .containsExactly(
                                "the jar of one 1 (aa) is not in the store; plugin:install it",
                                "the jar of two 2 (bb) is not in the store; plugin:install it"));

        assertThat(host.lock()).isEqualTo(before);
        assertThat(call("hello")).isEqualTo("build of 1.0.0");
        assertThatThrownBy(() -> host.restore(hello("1.0.0"), DEFAULTS)).hasMessageContaining("it is no JSON");
    }

    @Test
    void rehearsal_saysWhatWouldHappen_andChangesNothing() throws Exception {
        host.install(hello("1.0.0"));
        List<String> before = history();
        List<String> jars = store();

        UpdateReport report = host.update("hello", hello("2.0.0"), DEFAULTS.asRehearsal());

        assertThat(report.summary())
                .isEqualTo("hello 2.0.0 passes every check and would serve in place of hello 1.0.0;"
                        + " its smoke query was skipped, because no engine is running; nothing was changed.");
        assertThat(host.uninstall("hello", DEFAULTS.asRehearsal()).summary())
                .isEqualTo("hello 1.0.0 would be uninstalled; statements that use it now: 0; nothing was changed.");
        assertThatThrownBy(() -> host.install(jar(PluginBuilder.of("undeclared")), DEFAULTS.asRehearsal()))
                .hasMessageContaining("brings scalar-function smuggled without declaring it");
        assertThat(call("hello")).isEqualTo("build of 1.0.0");
        assertThat(bundles()).containsExactly("org.example.hello 1.0.0");
        assertThat(history()).isEqualTo(before);
        assertThat(store()).isEqualTo(jars);
        assertThat(host.rootAllocator().getChildAllocators()).hasSize(1);
    }

    @Test
    void admissionWait_isLongerThanDrainAndRestart() {
        Map<String, Long> millis = new HashMap<>();
        for (SettingStatus setting : view().settings()) {
            if (setting.value().endsWith(" ms")) {
                millis.put(setting.name(), Long.parseLong(setting.value().replace(" ms", "")));
            }
        }
        assertThat(millis.get("admission wait")).isGreaterThan(millis.get("drain") + millis.get("restart"));
    }
}
