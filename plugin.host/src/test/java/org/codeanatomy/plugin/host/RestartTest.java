package org.codeanatomy.plugin.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.codeanatomy.plugin.host.runtime.PluginBuilder;
import org.codeanatomy.plugin.host.runtime.TestRuntime;
import org.codeanatomy.plugin.host.view.HistoryEntry;
import org.codeanatomy.plugin.host.view.RuntimeView;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.service.condition.Condition;

/** What serves after a restart is what was committed, whatever the framework has kept. */
class RestartTest extends RuntimeTest {

    @Override
    Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>(super.properties());
        properties.put(
                "org.codeanatomy.plugin.host.state", folder.resolve("state").toString());
        return properties;
    }

    private Path hello(String version) {
        return PluginBuilder.of("hello")
                .version(version)
                .build("build of " + version)
                .to(folder);
    }

    private void restart() throws Exception {
        runtime.close();
        start();
    }

    /** The framework's cache is disposable. */
    private void restartWithoutCache(Path... installedByOthers) throws Exception {
        runtime.close();
        try (Stream<Path> files = Files.walk(folder.resolve("cache"))) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
        runtime = TestRuntime.initialised(folder, properties());
        for (Path jar : installedByOthers) {
            runtime.install(jar).start();
        }
        runtime.start();
        host = runtime.host();
    }

    private Bundle bundle() {
        return Arrays.stream(runtime.context().getBundles())
                .filter(bundle -> bundle.getSymbolicName().startsWith("org.example."))
                .findFirst()
                .orElseThrow();
    }

    private List<String> actions() {
        RuntimeView view = runtime.context().getService(runtime.context().getServiceReference(RuntimeView.class));
        return view.history().stream().map(HistoryEntry::action).toList();
    }

    @Test
    void restart_withoutTheFrameworksCache_servesWhatIsCommitted() throws Exception {
        host.install(hello("1.0.0"));
        host.update("hello", hello("2.0.0"));
        String snapshot = host.snapshotId();

        restartWithoutCache();

        assertThat(call("hello")).isEqualTo("build of 2.0.0");
        assertThat(bundles()).containsExactly("org.example.hello 2.0.0");
        assertThat(host.snapshotId()).isEqualTo(snapshot);
    }

    @Test
    void restart_afterARawUpdateOfOurBundle_theContentDecides_notTheLocation() throws Exception {
        host.install(hello("1.0.0"));
        String snapshot = host.snapshotId();
        try (InputStream other = Files.newInputStream(hello("2.0.0"))) {
            bundle().update(other);
        }
        TestRuntime.await("the other one serves", () -> call("hello").equals("build of 2.0.0"));
        assertThat(host.snapshotId()).isNotEqualTo(snapshot);

        restart();

        assertThat(call("hello")).isEqualTo("build of 1.0.0");
        assertThat(host.snapshotId()).isEqualTo(snapshot);
        assertThat(bundles()).containsExactly("org.example.hello 1.0.0");
    }

    @Test
    void restart_withABundleOfOursThatIsNotCommitted_removesIt() throws Exception {
        host.install(hello("1.0.0"));
        String leftover = bundle().getLocation().replaceAll("[0-9a-f]{64}", "0".repeat(64));
        try (InputStream content = Files.newInputStream(hello("2.0.0"))) {
            runtime.context().installBundle(leftover, content).start();
        }

        restart();

        assertThat(bundles()).containsExactly("org.example.hello 1.0.0");
        assertThat(call("hello")).isEqualTo("build of 1.0.0");
    }

    @Test
    void restart_afterSomebodyStoppedTheBundle_servesAgain_andAfterUninstallDoesNot() throws Exception {
        host.install(hello("1.0.0"));
        bundle().stop();
        restart();
        assertThat(call("hello")).isEqualTo("build of 1.0.0");

        bundle().uninstall();
        restart();

        assertThat(call("hello")).isEqualTo("unknown function hello");
        assertThat(actions()).containsExactly("install", "uninstall");
    }

    @Test
    void restart_withADamagedJarInTheStore_fallsBackToTheNewestGoodOne_andSaysSo() throws Exception {
        host.install(hello("1.0.0"));
        host.update("hello", hello("2.0.0"));
        String damaged = only(GenerationState.ACTIVE).sha256();
        Files.writeString(folder.resolve("state/store/" + damaged + ".jar"), "damaged");

        restartWithoutCache();

        assertThat(call("hello")).isEqualTo("build of 1.0.0");
        assertThat(actions()).containsExactly("install", "update", "recover");
        restart();
        assertThat(call("hello")).isEqualTo("build of 1.0.0");
    }

    private PluginStatus only(GenerationState state) {
        return host.plugins().stream()
                .filter(plugin -> plugin.state() == state)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void restart_withoutAnyGoodJar_servesNothing_andANewInstallationHeals() throws Exception {
        host.install(hello("1.0.0"));
        Files.delete(folder.resolve("state/store/" + only("hello").sha256() + ".jar"));

        restart();

        assertThat(functions()).isEmpty();
        assertThat(bundles()).isEmpty();
        host.install(hello("1.0.0"));
        restart();
        assertThat(call("hello")).isEqualTo("build of 1.0.0");
    }

    @Test
    void bundlesOfOthers_thatWereReplacedOrUninstalledHere_doNotComeBack_butNewOnesDo() throws Exception {
        Path distributions = hello("1.0.0");
        Path another = PluginBuilder.of("faulty").to(folder);
        restartWithoutCache(distributions, another);
        host.update("hello", hello("2.0.0"));
        host.uninstall("faulty");

        restartWithoutCache(distributions, another);

        assertThat(call("hello")).isEqualTo("build of 2.0.0");
        assertThat(bundles()).containsExactly("org.example.hello 2.0.0");
        host.uninstall("hello");
        restartWithoutCache(
                hello("3.0.0"), PluginBuilder.of("faulty").version("2.0.0").to(folder));
        assertThat(bundles()).containsExactly("org.example.hello 3.0.0", "org.example.faulty 2.0.0");
        assertThat(functions()).containsExactly("faulty", "hello");
    }

    @Test
    void secondRuntimeOnTheSameState_isRefusedWithASentence() throws Exception {
        TestRuntime second = TestRuntime.initialised(Files.createDirectory(folder.resolve("second")), properties());
        try {
            assertThatThrownBy(second::start).isInstanceOf(IllegalStateException.class);
            ServiceReference<?>[] failed = second.context()
                    .getServiceReferences(Condition.class.getName(), "(osgi.condition.id=org.codeanatomy.failed)");
            assertThat(failed).hasSize(1);
            assertThat(failed[0].getProperty("reason"))
                    .isEqualTo("another runtime uses the state folder " + folder.resolve("state")
                            + "; end that one first, or name another folder for this one");
        } finally {
            second.close();
        }
    }
}
