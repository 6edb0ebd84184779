package org.codeanatomy.plugin.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.codeanatomy.plugin.host.runtime.PluginBuilder;
import org.junit.jupiter.api.Test;

class SwapUnderLoadTest extends RuntimeTest {

    private static final int SWAPS = 40;
    private static final int STATEMENTS_AT_A_TIME = 2;

    @Test
    void manySwaps_noStatementFails_noneMixesTwoVersions_noLoaderIsLeft() throws Exception {
        List<Path> jars = List.of(
                PluginBuilder.of("hello").version("1.0.0").build("one").to(folder),
                PluginBuilder.of("hello").version("2.0.0").build("two").to(folder));
        host.install(jars.get(0));
        AtomicBoolean stop = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(STATEMENTS_AT_A_TIME);
        List<Future<Set<String>>> statements = new ArrayList<>();
        for (int i = 0; i < STATEMENTS_AT_A_TIME; i++) {
            statements.add(threads.submit(() -> runUntil(stop)));
        }

        for (int swap = 1; swap <= SWAPS; swap++) {
            assertThat(host.update("hello", jars.get(swap % 2)).cancelled()).isZero();
        }

        stop.set(true);
        for (Future<Set<String>> statement : statements) {
            assertThat(statement.get()).isSubsetOf("one", "two").isNotEmpty();
        }
        threads.shutdown();
        assertThat(host.proveCollected(Duration.ofSeconds(20))).isEmpty();
        assertThat(bundles()).hasSize(1);
        assertThat(host.rootAllocator().getChildAllocators()).hasSize(1);
    }

    /** Calls twice under each lease, and returns all answers; two different ones under one lease are a mixture. */
    private Set<String> runUntil(AtomicBoolean stop) {
        Set<String> answers = new TreeSet<>();
        while (!stop.get()) {
            try (SnapshotLease lease = host.lease(new TestHolder("SELECT hello(), hello()"))) {
                String first = call(lease, "hello");
                String second = call(lease, "hello");
                answers.add(first.equals(second) ? first : first + " mixed with " + second);
            }
        }
        return answers;
    }
}
