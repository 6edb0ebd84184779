package org.codeanatomy.plugin.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.codeanatomy.plugin.host.runtime.PluginBuilder;
import org.codeanatomy.plugin.host.runtime.TestRuntime;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceRegistration;

/** What happens when others start, stop, update and uninstall plugin bundles with the framework's own means. */
class RawLifecycleTest extends RuntimeTest {

    @Override
    Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>(super.properties());
        properties.put("org.codeanatomy.plugin.host.drain", "20000");
        properties.put("org.codeanatomy.plugin.host.cancel", "100");
        return properties;
    }

    private Bundle startHello() throws Exception {
        Bundle bundle = runtime.install(PluginBuilder.of("hello").build("one").to(folder));
        bundle.start();
        TestRuntime.await("hello serves", () -> states("hello").contains(GenerationState.ACTIVE));
        return bundle;
    }

    private interface FrameworkAction {
        void run() throws BundleException;
    }

    private static CompletableFuture<Void> inBackground(FrameworkAction action) {
        return CompletableFuture.runAsync(() -> {
            try {
                action.run();
            } catch (BundleException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static void update(Bundle bundle, Path jar) throws BundleException {
        try (InputStream content = Files.newInputStream(jar)) {
            bundle.update(content);
        } catch (java.io.IOException e) {
            throw new BundleException("cannot read " + jar, e);
        }
    }

    @Test
    void bundleStartedByOthers_isAdmitted() throws Exception {
        startHello();

        assertThat(only("hello").state()).isEqualTo(GenerationState.ACTIVE);
        assertThat(only("hello").sha256()).isEqualTo(sha256(folder.resolve("org.example.hello-1.0.0-one.jar")));
    }

    private static String sha256(Path jar) throws Exception {
        byte[] digest = java.security.MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
        return java.util.HexFormat.of().formatHex(digest);
    }

    @Test
    void bundleStartedByOthers_thatDoesNotFit_isNotServedAndSaysWhy() throws Exception {
        Bundle bundle = runtime.install(jar(PluginBuilder.of("undeclared")));
        bundle.start();

        TestRuntime.await("it is refused", () -> states("undeclared").contains(GenerationState.REFUSED));
        assertThat(functions()).isEmpty();
        assertThat(only("undeclared").reason()).startsWith("brings scalar-function smuggled without declaring it");
        assertThat(bundle.getState()).as("it is not ours to stop").isEqualTo(Bundle.ACTIVE);
    }

    @Test
    void stop_makesItsFunctionsUnknown() throws Exception {
        Bundle bundle = startHello();

        bundle.stop();

        assertThat(call("hello")).isEqualTo("unknown function hello");
        assertThat(host.formerProviders("scalar-function", "Hello")).containsExactly("hello 1.0.0");
        assertThat(only("hello").state()).isEqualTo(GenerationState.RETIRED);
        assertThat(only("hello").reason()).isEqualTo("was stopped");
    }

    @Test
    void stopThenStart_servesAsANewGeneration() throws Exception {
        Bundle bundle = startHello();
        bundle.stop();

        bundle.start();

        TestRuntime.await("hello serves again", () -> states("hello").contains(GenerationState.ACTIVE));
        assertThat(call("hello")).isEqualTo("one");
        assertThat(host.formerProviders("scalar-function", "hello")).isEmpty();
    }

    @Test
    void stop_withRunningLease_waitsForIt() throws Exception {
        Bundle bundle = startHello();
        SnapshotLease running = host.lease(new TestHolder("a long statement"));

        CompletableFuture<Void> stop = inBackground(bundle::stop);
        TestRuntime.await("it drains", () -> states("hello").contains(GenerationState.DRAINING));

        assertThat(stop).isNotDone();
        assertThat(call(running, "hello")).isEqualTo("one"); // loads a class for the first time
        running.close();
        stop.join();
    }

    @Test
    void uninstall_removesItForGood() throws Exception {
        Bundle bundle = startHello();

        bundle.uninstall();

        assertThat(call("hello")).isEqualTo("unknown function hello");
        assertThat(host.proveCollected(Duration.ofSeconds(10))).isEmpty();
        assertThat(only("hello").state()).isEqualTo(GenerationState.COLLECTED);
    }

    @Test
    void updateInPlace_statementsThatArriveWaitForTheNewGeneration() throws Exception {
        Bundle bundle = startHello();
        Path second = PluginBuilder.of("hello").version("2.0.0").build("two").to(folder);
        SnapshotLease running = host.lease(new TestHolder("a long statement"));

        CompletableFuture<Void> update = inBackground(() -> update(bundle, second));
        TestRuntime.await("it drains", () -> states("hello").contains(GenerationState.DRAINING));
        CompletableFuture<String> arriving = CompletableFuture.supplyAsync(() -> call("hello"));

        assertThat(call(running, "hello")).isEqualTo("one");
        assertThat(arriving).isNotDone();
        running.close();
        update.join();
        assertThat(arriving.join()).isEqualTo("two");
        assertThat(host.proveCollected(Duration.ofSeconds(10))).isEmpty();
    }

    @Test
    void updateInPlace_toBundleThatCannotStart_isRefusedAndNobodyWaitsAnyLonger() throws Exception {
        Bundle bundle = startHello();
        Path broken = PluginBuilder.of("hello")
                .version("2.0.0")
                .header("Import-Package", "org.nowhere, *")
                .to(folder);

        inBackground(() -> update(bundle, broken))
                .exceptionally(failure -> null)
                .join();

        assertThat(call("hello")).isEqualTo("unknown function hello");
        TestRuntime.await("it is refused", () -> states("hello").contains(GenerationState.REFUSED));
        assertThat(host.plugins())
                .filteredOn(plugin -> plugin.state() == GenerationState.REFUSED)
                .first()
                .satisfies(plugin -> assertThat(plugin.reason()).startsWith("needs package org.nowhere"));
    }

    @Test
    void secondBundleOfTheSamePlugin_isRefusedWithTheCommandThatReplaces() throws Exception {
        startHello();
        runtime.install(PluginBuilder.of("hello").version("2.0.0").to(folder)).start();

        TestRuntime.await("it is refused", () -> states("hello").contains(GenerationState.REFUSED));
        assertThat(host.plugins())
                .filteredOn(plugin -> plugin.state() == GenerationState.REFUSED)
                .first()
                .satisfies(plugin -> assertThat(plugin.reason())
                        .startsWith("hello 1.0.0 serves under that name from bundle ")
                        .endsWith(": plugin:update hello replaces it"));
        assertThat(call("hello")).isEqualTo("one");
    }

    @Test
    void lostService_suspendsAndComingBackResumes() throws Exception {
        Callable<String> needed = () -> "needed";
        ServiceRegistration<?> registration = runtime.context().registerService(Callable.class, needed, null);
        host.install(jar(PluginBuilder.of("waiting")));
        assertThat(functions()).containsExactly("wait");

        registration.unregister();

        assertThat(functions()).isEmpty();
        assertThat(only("waiting").state()).isEqualTo(GenerationState.SUSPENDED);
        runtime.context().registerService(Callable.class, needed, null);
        TestRuntime.await("it serves again", () -> states("waiting").equals(List.of(GenerationState.ACTIVE)));
        assertThat(functions()).containsExactly("wait");
    }

    @Test
    void serviceThatIsNoSlot_registeredLater_suspends() throws Exception {
        Bundle bundle = startHello();

        bundle.getBundleContext().registerService(Runnable.class, () -> {}, null);

        assertThat(functions()).isEmpty();
        assertThat(only("hello").state()).isEqualTo(GenerationState.SUSPENDED);
        assertThat(only("hello").reason()).isEqualTo("registered a service java.lang.Runnable, which is no slot");
    }

    @Test
    void hostUpdateOfBundleStartedByOthers_replacesIt() throws Exception {
        startHello();

        host.update(
                "hello", PluginBuilder.of("hello").version("2.0.0").build("two").to(folder));

        assertThat(call("hello")).isEqualTo("two");
        assertThat(bundles()).isEqualTo(List.of("org.example.hello 2.0.0"));
    }
}
