package org.codeanatomy.plugin.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.codeanatomy.plugin.api.function.ScalarFunctions;
import org.codeanatomy.plugin.host.LifecycleEvent.Kind;
import org.codeanatomy.plugin.host.runtime.PluginBuilder;
import org.codeanatomy.plugin.host.runtime.TestRuntime;
import org.codeanatomy.plugin.host.unload.EvidenceTier;
import org.codeanatomy.plugin.host.unload.Retention;
import org.codeanatomy.plugin.host.unload.RetentionReason;
import org.codeanatomy.plugin.host.unload.UnloadProof;
import org.codeanatomy.plugin.host.view.GenerationStatus;
import org.codeanatomy.plugin.host.view.RuntimeView;
import org.junit.jupiter.api.Test;
import org.osgi.framework.ServiceReference;

class UnloadProofTest extends RuntimeTest {

    @Override
    Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>(super.properties());
        properties.put("org.codeanatomy.plugin.host.collection", "50");
        return properties;
    }

    private <T> T service(Class<T> type) {
        return runtime.context().getService(runtime.context().getServiceReference(type));
    }

    private Path ownThread(String version) {
        return jar(PluginBuilder.of("zoo.ownthread").version(version).build("of " + version));
    }

    private List<LifecycleEvent> listen() {
        List<LifecycleEvent> events = new CopyOnWriteArrayList<>();
        LifecycleListener listener = events::add;
        runtime.context().registerService(LifecycleListener.class, listener, null);
        return events;
    }

    @Test
    void retained_eventAndRecordsNameWhatHoldsIt() throws Exception {
        List<LifecycleEvent> events = listen();
        host.install(ownThread("1.0.0"));
        assertThat(call("own_thread")).isEqualTo("done");

        host.uninstall("own_thread");
        TestRuntime.await("it is retained", () -> states("own_thread").equals(List.of(GenerationState.RETAINED)));

        assertThat(events)
                .filteredOn(event -> event.kind() == Kind.RETAIN)
                .first()
                .satisfies(event -> assertThat(event.detail()).contains("thread \"zoo-own-thread #"));
        assertThat(service(RuntimeView.class).generations())
                .singleElement()
                .extracting(GenerationStatus::reason)
                .asString()
                .contains("thread \"zoo-own-thread #");
        assertThat(service(UnloadProof.class).leaks(EvidenceTier.PUBLIC))
                .singleElement()
                .satisfies(leak -> assertThat(leak.reasons())
                        .extracting(RetentionReason::tier)
                        .containsExactly(EvidenceTier.PUBLIC));
    }

    @Test
    void classesOfTheSameName_areNotTakenForThoseOfTheOldVersion() throws Exception {
        host.install(ownThread("1.0.0"));
        assertThat(call("own_thread")).isEqualTo("done");

        host.update("own_thread", ownThread("2.0.0"));

        assertThat(service(UnloadProof.class).leaks(EvidenceTier.PUBLIC).get(0).reasons())
                .first()
                .satisfies(reason -> assertThat(reason.sentence())
                        .contains(", of this version or of another plugin with classes of that name, "));
    }

    @Test
    void bundleThatTookAServicePastTheHost_isNamed() throws Exception {
        host.install(ownThread("1.0.0"));
        ServiceReference<ScalarFunctions> reference = runtime.context().getServiceReference(ScalarFunctions.class);
        ScalarFunctions kept = runtime.context().getService(reference);

        host.uninstall("own_thread");

        List<Retention> leaks = service(UnloadProof.class).leaks(EvidenceTier.PUBLIC);
        assertThat(leaks).singleElement().satisfies(leak -> assertThat(leak.leftBehind())
                .singleElement()
                .asString()
                .startsWith("bundle org.apache.felix.framework ")
                .endsWith(" used a service of it, past the host, until it was removed"));
        assertThat(kept.functions()).hasSize(1);
    }

    @Test
    void collected_eventSaysHowLongItTook_andNothingIsLeft() throws Exception {
        List<LifecycleEvent> events = listen();
        host.install(jar(PluginBuilder.of("hello")));

        host.uninstall("hello");

        assertThat(host.proveCollected(Duration.ofSeconds(10))).isEmpty();
        assertThat(service(UnloadProof.class).leaks(EvidenceTier.HEAP_DUMP)).isEmpty();
        assertThat(events)
                .filteredOn(event -> event.kind() == Kind.COLLECT)
                .singleElement()
                .satisfies(event -> assertThat(event.detail()).matches("after \\d+ ms"));
    }
}
