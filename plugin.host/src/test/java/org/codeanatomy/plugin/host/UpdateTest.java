package org.codeanatomy.plugin.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.arrow.memory.ArrowBuf;
import org.codeanatomy.plugin.api.function.ScalarFunctions;
import org.codeanatomy.plugin.host.runtime.PluginBuilder;
import org.codeanatomy.plugin.host.runtime.TestRuntime;
import org.junit.jupiter.api.Test;

class UpdateTest extends RuntimeTest {

    @Override
    Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>(super.properties());
        properties.put("org.codeanatomy.plugin.host.cancel", "100");
        properties.put("org.codeanatomy.plugin.host.collection", "50");
        return properties;
    }

    private PluginBuilder hello(String version) {
        return PluginBuilder.of("hello").version(version).build("build of " + version);
    }

    private CompletableFuture<UpdateReport> updateInBackground(String plugin, Path jar) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return host.update(plugin, jar);
            } catch (PluginRefusedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void install_ofPluginThatFits_itsFunctionsServe() throws Exception {
        UpdateReport report = host.install(jar(hello("1.0.0")));

        assertThat(report.after()).get().hasToString("hello 1.0.0");
        assertThat(call("hello")).isEqualTo("build of 1.0.0");
        assertThat(only("hello").state()).isEqualTo(GenerationState.ACTIVE);
        assertThat(only("hello").slots()).containsExactly("scalar-function: hello");
    }

    @Test
    void update_withRunningLease_leaseFinishesOnOldGeneration() throws Exception {
        host.install(jar(hello("1.0.0")));
        SnapshotLease running = host.lease(new TestHolder("a long statement"));

        CompletableFuture<UpdateReport> update = updateInBackground("hello", jar(hello("2.0.0")));
        TestRuntime.await("the new generation serves", () -> call("hello").equals("build of 2.0.0"));

        TestRuntime.await("the old one drains", () -> states("hello")
                .equals(List.of(GenerationState.ACTIVE, GenerationState.DRAINING)));
        assertThat(update).isNotDone();
        assertThat(call(running, "hello")).isEqualTo("build of 1.0.0"); // loads a class for the first time
        try (SnapshotLease again = running.fork(new TestHolder("another stream of it"))) {
            running.close();
            assertThat(update).isNotDone();
            assertThat(call(again, "hello")).isEqualTo("build of 1.0.0");
        }
        assertThat(update.join().cancelled()).isZero();
        assertThat(bundles()).containsExactly("org.example.hello 2.0.0");
    }

    @Test
    void update_ofPluginThatALeaseGaveUp_doesNotWaitForIt() throws Exception {
        host.install(jar(hello("1.0.0")));
        try (SnapshotLease narrowed = host.lease(new TestHolder("uses no plugin"))) {
            narrowed.narrow(Set.of());

            UpdateReport report = host.update("hello", jar(hello("2.0.0")));

            assertThat(report.cancelled()).isZero();
            assertThat(narrowed.services(ScalarFunctions.class)).isEmpty();
        }
    }

    @Test
    void update_brokenJar_oldGenerationKeepsServing() throws Exception {
        host.install(jar(hello("1.0.0")));
        String snapshot = host.snapshotId();
        Path broken = jar(hello("2.0.0").header("Import-Package", "org.nowhere, *"));
        Path truncated = folder.resolve("half.jar");
        byte[] whole = Files.readAllBytes(broken);
        Files.write(truncated, Arrays.copyOf(whole, whole.length / 2));

        assertThatThrownBy(() -> host.update("hello", broken))
                .isInstanceOf(PluginRefusedException.class)
                .hasMessageContaining("hello 2.0.0 is refused: needs package org.nowhere, which nothing here offers");
        assertThatThrownBy(() -> host.update("hello", truncated))
                .isInstanceOf(PluginRefusedException.class)
                .hasMessageContaining("half.jar is refused: it is not a complete jar");

        assertThat(call("hello")).isEqualTo("build of 1.0.0");
        assertThat(host.snapshotId()).isEqualTo(snapshot);
        assertThat(bundles()).containsExactly("org.example.hello 1.0.0");
    }

    @Test
    void update_thenDrained_oldLoaderIsCollected() throws Exception {
        host.install(jar(hello("1.0.0")));
        assertThat(call("hello")).isEqualTo("build of 1.0.0");

        host.update("hello", jar(hello("2.0.0")));

        assertThat(host.proveCollected(Duration.ofSeconds(10))).isEmpty();
        assertThat(states("hello")).containsExactly(GenerationState.ACTIVE, GenerationState.COLLECTED);
    }

    @Test
    void update_whileSomebodyKeepsAService_oldLoaderIsNotCalledCollected() throws Exception {
        host.install(jar(hello("1.0.0")));
        Object kept;
        try (SnapshotLease lease = host.lease(new TestHolder("keeps what it must not"))) {
            kept = lease.services(ScalarFunctions.class).get(0).service();
        }

        host.update("hello", jar(hello("2.0.0")));

        assertThat(host.proveCollected(Duration.ofMillis(300)))
                .map(GenerationId::version)
                .containsExactly("1.0.0");
        TestRuntime.await("hello 1.0.0 is reported as retained", () -> states("hello")
                .contains(GenerationState.RETAINED)); // by the host's own thread, if that was first
        assertThat(host.plugins())
                .filteredOn(plugin -> plugin.state() == GenerationState.RETAINED)
                .singleElement()
                .satisfies(plugin ->
                        assertThat(plugin.reason()).startsWith("its class loader was not collected within 50 ms: "));
        assertThat(kept.getClass().getSimpleName()).isEqualTo("Hello");
    }

    @Test
    void update_toLowerVersion_serves() throws Exception {
        host.install(jar(hello("2.0.0")));

        host.update("hello", jar(hello("1.0.0")));

        assertThat(call("hello")).isEqualTo("build of 1.0.0");
    }

    @Test
    void sameJarTwice_isANewGenerationOfTheSameSnapshot() throws Exception {
        Path jar = jar(hello("1.0.0"));
        GenerationId first = host.install(jar).after().orElseThrow();
        String snapshot = host.snapshotId();

        GenerationId second = host.update("hello", jar).after().orElseThrow();

        assertThat(second.number()).isGreaterThan(first.number());
        assertThat(second.sha256()).isEqualTo(first.sha256());
        assertThat(host.snapshotId()).isEqualTo(snapshot);
        assertThat(call("hello")).isEqualTo("build of 1.0.0");
        assertThat(bundles()).containsExactly("org.example.hello 1.0.0");
    }

    @Test
    void sameVersionWithOtherContent_isServedBesideAndThenInstead() throws Exception {
        host.install(jar(PluginBuilder.of("hello").build("monday")));

        host.update("hello", jar(PluginBuilder.of("hello").build("tuesday")));

        assertThat(call("hello")).isEqualTo("tuesday");
    }

    @Test
    void update_ofUnknownPlugin_saysWhatIsInstalled() throws Exception {
        host.install(jar(hello("1.0.0")));

        assertThatThrownBy(() -> host.update("bonjour", jar(PluginBuilder.of("bonjour"))))
                .hasMessage("bonjour 1.0.0 is refused: no plugin bonjour is installed; installed are hello");
        assertThatThrownBy(() -> host.update("hello", jar(PluginBuilder.of("bonjour"))))
                .hasMessageContaining("is plugin bonjour 1.0.0: plugin:install takes it under that name");
    }

    @Test
    void install_overStoppedOne_leavesNoBundleBehind() throws Exception {
        host.install(jar(hello("1.0.0")));
        runtime.context()
                .getBundles()[runtime.context().getBundles().length - 1]
                .stop();
        assertThat(states("hello")).containsExactly(GenerationState.RETIRED);

        host.install(jar(hello("2.0.0")));

        assertThat(call("hello")).isEqualTo("build of 2.0.0");
        assertThat(bundles()).containsExactly("org.example.hello 2.0.0");
    }

    @Test
    void uninstall_removesBundleAndFunctions() throws Exception {
        host.install(jar(hello("1.0.0")));

        UpdateReport report = host.uninstall("hello");

        assertThat(report.summary()).startsWith("hello 1.0.0 is uninstalled; drained in");
        assertThat(call("hello")).isEqualTo("unknown function hello");
        assertThat(host.formerProviders("scalar-function", "HELLO")).containsExactly("hello 1.0.0");
        assertThat(bundles()).isEmpty();
        assertThat(host.rootAllocator().getChildAllocators()).isEmpty();
    }

    @Test
    void memoryOfAGeneration_isCountedAndGivenBack() throws Exception {
        host.install(jar(hello("1.0.0")));
        try (SnapshotLease lease = host.lease(new TestHolder("allocates"))) {
            ServedService<ScalarFunctions> served =
                    lease.services(ScalarFunctions.class).get(0);
            try (ArrowBuf buffer = served.allocator().buffer(1024)) {
                assertThat(served.allocator().getAllocatedMemory()).isEqualTo(buffer.capacity());
                assertThat(host.rootAllocator().getAllocatedMemory()).isEqualTo(buffer.capacity());
            }
        }
        host.update("hello", jar(hello("2.0.0")));

        assertThat(host.rootAllocator().getChildAllocators()).hasSize(1);
    }

    @Test
    void smokeQuery_failsOnCandidate_candidateIsRefused() throws Exception {
        host.install(jar(hello("1.0.0")));
        List<String> seen = new CopyOnWriteArrayList<>();
        SmokeRunner runner = (query, plugins) -> {
            seen.add(query + " on " + call(plugins, "hello") + " while others see " + call("hello"));
            throw new IllegalArgumentException("no such type");
        };
        runtime.context().registerService(SmokeRunner.class, runner, null);

        assertThatThrownBy(() -> host.update("hello", jar(hello("2.0.0"))))
                .hasMessage("hello 2.0.0 is refused: its smoke query SELECT hello() fails"
                        + " (IllegalArgumentException: no such type)");

        assertThat(seen).containsExactly("SELECT hello() on build of 2.0.0 while others see build of 1.0.0");
        assertThat(call("hello")).isEqualTo("build of 1.0.0");
    }

    @Test
    void smokeQuery_withoutEngine_isSkippedAndSaidSo() throws Exception {
        assertThat(host.install(jar(hello("1.0.0"))).summary())
                .isEqualTo("hello 1.0.0 serves; its smoke query was skipped, because no engine is running.");
    }
}
