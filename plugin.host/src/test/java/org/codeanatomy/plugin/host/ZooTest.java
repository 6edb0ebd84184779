package org.codeanatomy.plugin.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.ExtensionTypeRegistry;
import org.codeanatomy.plugin.host.LifecycleEvent.Kind;
import org.codeanatomy.plugin.host.runtime.PluginBuilder;
import org.codeanatomy.plugin.host.runtime.TestRuntime;
import org.codeanatomy.plugin.host.unload.EvidenceTier;
import org.codeanatomy.plugin.host.unload.Retention;
import org.codeanatomy.plugin.host.unload.RetentionReason;
import org.codeanatomy.plugin.host.unload.UnloadProof;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ways to keep a class loader alive, one plugin each. All are called, uninstalled, and looked at together. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ZooTest {

    private static final Path TABLE = Path.of("..", "docs", "unload.md");
    private static final String CLEANED = "cleaned";
    private static final String COUNTED = "counted";

    /** A way, the shallowest tier that sees it, or what becomes of it if it keeps no class loader, and what must be said. */
    private enum Way {
        THREAD_LOCAL("a thread-local on a thread of somebody else", "OPENED", "caller-of-thread_local"),
        OWN_THREAD("a thread of its own", "PUBLIC", "zoo-own-thread"),
        CONTEXT_LOADER("a thread's context class loader", "PUBLIC", "caller-of-context_loader"),
        SHUTDOWN_HOOK("a shutdown hook", "OPENED", "zoo-shutdown-hook"),
        JDBC_DRIVER("a JDBC driver", CLEANED, "jdbcdriver.NoDriver"),
        MANAGED_BEAN("an MBean", "PUBLIC", "org.codeanatomy.zoo:type=Gauge"),
        LOGGER_LEVEL("a level of its own on a logger", CLEANED, "LoggerLevel$Loud"),
        STATIC_CACHE("a static map of a platform library", "HEAP_DUMP", "ExtensionTypeRegistry.registry"),
        KEPT_THROWABLE("an exception that somebody keeps", "HEAP_DUMP", "java.lang.IllegalStateException.backtrace"),
        OPEN_BUFFER("an off-heap buffer that is never released", COUNTED, "1024 bytes"),
        RUNNING_TIMER("a timer that is never cancelled", "OPENED", "zoo-timer"),
        SERVICE_LOADER("a service loader that somebody keeps", "HEAP_DUMP", "java.util.ServiceLoader.loader");

        private final String text;
        private final String seenAt;
        private final String named;

        Way(String text, String seenAt, String named) {
            this.text = text;
            this.seenAt = seenAt;
            this.named = named;
        }

        boolean isCollected() {
            return seenAt.equals(CLEANED) || seenAt.equals(COUNTED);
        }

        String plugin() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Map<Way, ExecutorService> callers = new TreeMap<>();
    private final Map<String, LifecycleEvent> collected = new ConcurrentHashMap<>();
    private final Logger foreignLogger = Logger.getLogger("org.codeanatomy.zoo");
    private Map<String, Retention> leaks;
    private TestRuntime runtime;

    @BeforeAll
    void keepAnimals(@TempDir Path folder) throws Exception {
        runtime = TestRuntime.started(folder, Map.of());
        LifecycleListener listener = event -> {
            if (event.kind() == Kind.COLLECT) {
                collected.put(event.generation().plugin(), event);
            }
        };
        runtime.context().registerService(LifecycleListener.class, listener, null);
        for (Way way : Way.values()) {
            String fixture = "zoo." + way.plugin().replace("_", "");
            runtime.host().install(PluginBuilder.of(fixture).to(folder));
            ExecutorService caller =
                    Executors.newSingleThreadExecutor(work -> new Thread(work, "caller-of-" + way.plugin()));
            callers.put(way, caller);
            caller.submit(() -> call(way)).get();
        }
        for (Way way : Way.values()) {
            runtime.host().uninstall(way.plugin());
        }
        runtime.host().proveCollected(Duration.ofSeconds(1));
        UnloadProof proof = runtime.context().getService(runtime.context().getServiceReference(UnloadProof.class));
        assertThat(proof.whatIsClosed()).isEmpty();
        leaks = proof.leaks(EvidenceTier.HEAP_DUMP).stream()
                .collect(Collectors.toMap(leak -> leak.generation().plugin(), leak -> leak));
    }

    private String call(Way way) throws Exception {
        try (SnapshotLease lease = runtime.host().lease(new TestHolder("SELECT " + way.plugin() + "()"))) {
            if (way != Way.OPEN_BUFFER) {
                return RuntimeTest.call(lease, way.plugin());
            }
            try (BufferAllocator statement = runtime.host().rootAllocator().newChildAllocator("call", 0, 1 << 20)) {
                Calls.call(lease, way.plugin(), statement).close();
                statement.releaseBytes(statement.getAllocatedMemory()); // the buffer is lost, and that is its way
            }
            return "done";
        }
    }

    @AfterAll
    void sendAnimalsHome() throws Exception {
        callers.values().forEach(ExecutorService::shutdown);
        System.getProperties().remove("org.codeanatomy.zoo.loader");
        System.getProperties().remove("org.codeanatomy.zoo.throwable");
        ExtensionTypeRegistry.unregister(ExtensionTypeRegistry.lookup("org.codeanatomy.zoo"));
        runtime.close();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void everyWay_isCleanedOrCountedOrNamedAtTheTierThatCanSeeIt(Way way) {
        if (way.isCollected()) {
            assertThat(leaks).doesNotContainKey(way.plugin());
            assertThat(collected.get(way.plugin()).detail())
                    .startsWith("after ")
                    .contains(way.named);
        } else {
            RetentionReason first = leaks.get(way.plugin()).reasons().get(0);
            assertThat(first.tier()).hasToString(way.seenAt);
            assertThat(first.sentence()).contains(way.named);
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void heapDump_namesEverythingThatIsRetained(Way way) {
        if (!way.isCollected()) {
            assertThat(leaks.get(way.plugin()).reasons())
                    .filteredOn(reason -> reason.tier() == EvidenceTier.HEAP_DUMP)
                    .singleElement()
                    .satisfies(reason ->
                            assertThat(reason.sentence()).contains(" → ").contains("its class"));
        }
    }

    @Test
    void levelOfSomebodyElsesLogger_isTheStandardOneThatLetsAsMuchPass() {
        assertThat(foreignLogger.getLevel()).isSameAs(Level.INFO);
    }

    @Test
    void tableInTheDocumentation_isWhatWasSeen() throws Exception {
        String table = Arrays.stream(Way.values()).map(this::row).collect(Collectors.joining("\n"));

        assertThat(Files.readString(TABLE)).contains(table);
    }

    private String row(Way way) {
        String sentence;
        if (way.isCollected()) {
            List<String> parts = List.of(collected.get(way.plugin()).detail().split("; ", 2));
            sentence = parts.get(parts.size() - 1);
        } else {
            sentence = leaks.get(way.plugin()).reasons().get(0).sentence();
        }
        return "| " + way.text + " | " + way.seenAt.toLowerCase(Locale.ROOT).replace('_', ' ') + " | "
                + shortened(sentence) + " |";
    }

    /** Without what differs from run to run. */
    private static String shortened(String sentence) {
        return sentence.replaceAll(" #\\d+", "")
                .replaceAll("org\\.codeanatomy\\.plugin\\.host\\.fixture\\.", "")
                .replaceAll("\\$\\$Lambda[^,; ]*", "\\$\\$Lambda")
                .replaceAll("\\[\\d+\\]", "[…]");
    }
}
