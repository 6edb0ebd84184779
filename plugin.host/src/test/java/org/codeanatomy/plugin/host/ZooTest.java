package org.codeanatomy.plugin.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.codeanatomy.plugin.host.runtime.PluginBuilder;
import org.codeanatomy.plugin.host.unload.EvidenceTier;
import org.codeanatomy.plugin.host.unload.Retention;
import org.codeanatomy.plugin.host.unload.UnloadProof;
import org.junit.jupiter.api.Test;

class ZooTest extends RuntimeTest {

    private static final List<String> WAYS = List.of(
            "thread_local",
            "own_thread",
            "context_loader",
            "shutdown_hook",
            "jdbc_driver",
            "managed_bean",
            "logger_level",
            "static_cache",
            "kept_throwable",
            "running_timer",
            "service_loader");

    private final Logger kept = Logger.getLogger("org.codeanatomy.zoo");

    @Test
    void poc() throws Exception {
        Map<String, ExecutorService> threads = new LinkedHashMap<>();
        for (String way : WAYS) {
            host.install(jar(PluginBuilder.of("zoo." + way.replace("_", ""))));
            ExecutorService caller = Executors.newSingleThreadExecutor(work -> new Thread(work, "caller-of-" + way));
            threads.put(way, caller);
            assertThat(caller.submit(() -> call(way)).get()).isEqualTo("done");
        }
        for (String way : WAYS) {
            host.uninstall(way);
        }
        System.out.println(host.proveCollected(Duration.ofMillis(1500)));
        UnloadProof proof = runtime.context().getService(runtime.context().getServiceReference(UnloadProof.class));
        for (EvidenceTier tier : EvidenceTier.values()) {
            long begin = System.nanoTime();
            List<Retention> leaks = proof.leaks(tier);
            System.out.println(tier + " took " + (System.nanoTime() - begin) / 1000000);
            leaks.forEach(leak -> System.out.println(leak.generation() + "\n   "
                    + leak.reasons().stream().map(Object::toString).collect(Collectors.joining("\n   "))));
        }
        System.out.println(kept.getLevel());
        threads.values().forEach(ExecutorService::shutdown);
    }
}
