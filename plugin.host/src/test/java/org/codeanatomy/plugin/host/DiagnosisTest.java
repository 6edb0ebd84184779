package org.codeanatomy.plugin.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.codeanatomy.plugin.api.function.ScalarFunctions;
import org.codeanatomy.plugin.host.ChangePlan.Fate;
import org.codeanatomy.plugin.host.ChangePlan.NameChange;
import org.codeanatomy.plugin.host.runtime.PluginBuilder;
import org.codeanatomy.plugin.host.runtime.TestRuntime;
import org.codeanatomy.plugin.host.view.RuntimeView;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceRegistration;

/** Why a plugin is not serving, and what a change would do. */
class DiagnosisTest extends RuntimeTest {

    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";

    @Override
    Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>(super.properties());
        properties.put("org.codeanatomy.plugin.host.collection", "50");
        return properties;
    }

    private PluginDiagnosis diagnosis() {
        return service(PluginDiagnosis.class);
    }

    private <T> T service(Class<T> type) {
        return runtime.context().getService(runtime.context().getServiceReference(type));
    }

    private List<String> why(String plugin) {
        return diagnosis().why(plugin).stream()
                .map(sentence -> sentence.replaceAll(TIME, "TIME"))
                .toList();
    }

    private Bundle bundle(String fixture) {
        return Arrays.stream(runtime.context().getBundles())
                .filter(installed -> installed.getSymbolicName().equals("org.example." + fixture))
                .findFirst()
                .orElseThrow();
    }

    private static PluginBuilder hello(String version) {
        return PluginBuilder.of("hello").version(version);
    }

    private static PluginBuilder howdy(String version) {
        return PluginBuilder.of("howdy").version(version).header("Bundle-SymbolicName", "org.example.hello");
    }

    private void refused(Path jar) {
        assertThatThrownBy(() -> host.install(jar)).isInstanceOf(PluginRefusedException.class);
    }

    @Test
    void why_ofAPluginThatIsNotInstalled_guessesWhatWasMeant() throws Exception {
        assertThat(why("hello")).containsExactly("No plugin hello is installed; none is.");

        host.install(jar(hello("1.0.0")));

        assertThat(why("helo")).containsExactly("No plugin helo is installed; did you mean hello?");
        assertThat(why("parquet")).containsExactly("No plugin parquet is installed; installed are hello.");
    }

    @Test
    void why_ofAPluginThatServes_saysSoAndWhyTheNewerOneDoesNot() throws Exception {
        host.install(jar(hello("1.0.0")));
        assertThat(why("hello")).containsExactly("hello 1.0.0 serves since TIME: scalar-function: hello.");

        refused(jar(hello("2.0.0").header("Import-Package", "org.nowhere, org.nowhere.else, *")));

        assertThat(why("hello"))
                .containsExactly(
                        "hello 1.0.0 serves since TIME: scalar-function: hello.",
                        "hello 2.0.0 is refused: needs package org.nowhere, which nothing here offers: put it into the"
                                + " jar.",
                        "hello 2.0.0 is refused: needs package org.nowhere.else, which nothing here offers: put it into"
                                + " the jar.");
    }

    @Test
    void why_ofAPluginThatSomebodyStopped_saysHowItComesBack() throws Exception {
        host.install(jar(hello("1.0.0")));
        Bundle bundle = bundle("hello");
        bundle.stop();

        assertThat(why("hello"))
                .containsExactly("hello 1.0.0 was stopped TIME, by somebody who used the framework itself: felix:start "
                        + bundle.getBundleId() + " brings it back.");
    }

    @Test
    void why_ofAPluginThatWasNeverStarted_saysHowToStartIt() throws Exception {
        Bundle bundle = runtime.install(jar(hello("1.0.0")));

        assertThat(why("hello"))
                .containsExactly("hello 1.0.0 is installed and not started: felix:start " + bundle.getBundleId()
                        + " starts it.");
    }

    @Test
    void why_ofASuspendedPlugin_saysWhichServiceIsLost() throws Exception {
        ServiceRegistration<?> needed =
                runtime.context().registerService(Callable.class, () -> "what it waits for", null);
        host.install(jar(PluginBuilder.of("waiting")));
        needed.unregister();
        TestRuntime.await("it is suspended", () -> only("waiting").state() == GenerationState.SUSPENDED);

        assertThat(why("waiting"))
                .containsExactly(
                        "waiting 1.0.0 is suspended: lost a service while it was running.",
                        "It lacks scalar-function wait.",
                        "Its component org.codeanatomy.plugin.host.fixture.waiting.Waiting waits for service"
                                + " java.util.concurrent.Callable.");
    }

    @Test
    void why_ofADrainingPlugin_saysWhoStillUsesIt() throws Exception {
        host.install(jar(hello("1.0.0")));
        CompletableFuture<Void> uninstall;
        try (SnapshotLease lease = host.lease(new TestHolder("a long statement"))) {
            uninstall = CompletableFuture.runAsync(() -> {
                try {
                    host.uninstall("hello");
                } catch (PluginRefusedException e) {
                    throw new IllegalStateException(e);
                }
            });
            TestRuntime.await("it drains", () -> only("hello").state() == GenerationState.DRAINING);

            assertThat(why("hello"))
                    .containsExactly("hello 1.0.0 was uninstalled and is draining since TIME; it is still used by: a"
                            + " long statement.");
        }
        uninstall.join();
    }

    @Test
    void why_ofAPluginThatIsRetiredOrRetained_saysSo() throws Exception {
        host.install(jar(hello("1.0.0")));
        Object kept;
        try (SnapshotLease lease = host.lease(new TestHolder("keeps what it must not"))) {
            kept = lease.services(ScalarFunctions.class).get(0).service();
        }
        host.uninstall("hello");
        assertThat(why("hello"))
                .singleElement()
                .asString()
                .startsWith("hello 1.0.0 served until TIME and was removed: plugin:install brings it back.");

        host.proveCollected(Duration.ofMillis(200));
        assertThat(why("hello"))
                .allMatch(sentence ->
                        sentence.startsWith("hello 1.0.0 is retired, but its class loader is still there: "));
        assertThat(kept).isNotNull();
    }

    @Test
    void plan_ofAnUpdate_changesNothingAndRunsNoCode() throws Exception {
        host.install(jar(hello("1.0.0")));
        String snapshot = host.snapshotId();
        List<PluginStatus> before = host.plugins();

        ChangePlan plan = diagnosis().planUpdate("hello", jar(howdy("2.0.0")), false);

        assertThat(plan.change()).isEqualTo("update hello 1.0.0 to hello 2.0.0");
        assertThat(plan.problems()).isEmpty();
        assertThat(plan.tried()).isFalse();
        assertThat(plan.names())
                .extracting(NameChange::name, NameChange::fate)
                .containsExactly(tuple("hello", Fate.KEPT), tuple("howdy", Fate.ADDED));
        assertThat(plan.restarts()).isEmpty();
        assertThat(host.snapshotId()).isEqualTo(snapshot);
        assertThat(host.plugins()).isEqualTo(before);
        assertThat(bundles()).containsExactly("org.example.hello 1.0.0");
        assertThat(service(RuntimeView.class).generations()).hasSize(1);
    }

    @Test
    void plan_withATrial_saysWhatMeansSomethingElse() throws Exception {
        host.install(jar(hello("1.0.0")));
        List<PluginStatus> before = host.plugins();

        ChangePlan plan = diagnosis().planUpdate("hello", jar(howdy("2.0.0")), true);

        assertThat(plan.problems()).isEmpty();
        assertThat(plan.tried()).isTrue();
        assertThat(plan.notes()).containsExactly("it has no smoke query");
        assertThat(plan.names())
                .containsExactly(
                        new NameChange("scalar-function", "hello", Fate.CHANGED, "()", "() also hi"),
                        new NameChange("scalar-function", "hi", Fate.ADDED, "", ""),
                        new NameChange("scalar-function", "howdy", Fate.ADDED, "", "()"));
        assertThat(host.plugins()).isEqualTo(before);
        assertThat(bundles()).containsExactly("org.example.hello 1.0.0");
        assertThat(call("hello")).isEqualTo("first");
        assertThat(service(RuntimeView.class).memory()).hasSize(1);
    }

    @Test
    void plan_ofWhatWouldBeRefused_saysEveryReason() throws Exception {
        ChangePlan bad = diagnosis().planInstall(jar(hello("2.0.0").header("Import-Package", "org.nowhere, *")), false);
        assertThat(bad.problems())
                .containsExactly("needs package org.nowhere, which nothing here offers: put it into the jar");

        assertThat(diagnosis()
                        .planInstall(jar(PluginBuilder.of("failing")), false)
                        .problems())
                .as("only running it shows that it fails")
                .isEmpty();
        assertThat(diagnosis()
                        .planInstall(jar(PluginBuilder.of("failing")), true)
                        .problems())
                .singleElement()
                .asString()
                .startsWith("declares scalar-function fail and does not bring it: component ");
        assertThat(diagnosis()
                        .planUpdate("hello", jar(PluginBuilder.of("bonjour")), false)
                        .problems())
                .containsExactly(
                        "org.example.bonjour-1.0.0-first.jar is plugin bonjour 1.0.0: plugin:install takes it under"
                                + " that name",
                        "no plugin hello is installed; none is");
        assertThat(diagnosis().planInstall(folder.resolve("gone.jar"), false).problems())
                .containsExactly("there is no file " + folder.resolve("gone.jar"));
        assertThat(bundles()).isEmpty();
        assertThat(host.plugins()).isEmpty();
    }

    @Test
    void plan_saysWhoUsesThePlugin() throws Exception {
        host.install(jar(hello("1.0.0")));
        runtime.context()
                .registerService(
                        PluginUsers.class, plugin -> List.of(new PluginUse("view", "greetings of " + plugin)), null);
        try (SnapshotLease lease = host.lease(new TestHolder("SELECT hello()"))) {
            ChangePlan plan = diagnosis().planUninstall("hello");

            assertThat(plan.change()).isEqualTo("uninstall hello 1.0.0");
            assertThat(plan.uses())
                    .containsExactly(
                            new PluginUse("query", "SELECT hello()"), new PluginUse("view", "greetings of hello"));
            assertThat(plan.names())
                    .extracting(NameChange::name, NameChange::fate)
                    .containsExactly(tuple("hello", Fate.REMOVED));
        }
        assertThat(diagnosis().planUninstall("gone").problems())
                .containsExactly("no plugin gone is installed; installed are hello");
    }

    @Test
    void plan_ofTheJarThatServes_saysSo() throws Exception {
        Path jar = jar(hello("1.0.0"));
        host.install(jar);

        assertThat(diagnosis().planInstall(jar, false).notes()).containsExactly("it is the jar that serves already");
    }
}
