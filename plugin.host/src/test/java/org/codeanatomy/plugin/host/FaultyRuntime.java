package org.codeanatomy.plugin.host;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.codeanatomy.plugin.host.runtime.PluginBuilder;
import org.codeanatomy.plugin.host.runtime.TestRuntime;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;

/**
 * A runtime with the fixture {@code faulty} in it, in which something can be made to happen at any place of an update
 * from version 1.0.0, which answers {@code old}, to version 2.0.0, which answers {@code new}. A place is what happens
 * there and the version to which it happens, for instance {@code start 2.0.0}.
 */
final class FaultyRuntime implements AutoCloseable {

    static final String OLD = "old";
    static final String NEW = "new";
    static final String SMOKE = "smoke";
    static final Duration PATIENT = Duration.ofSeconds(30);

    private static final String PREFIX = "org.codeanatomy.plugin.host.";

    private static final long BETWEEN_CALLS_NANOS = 500_000;

    private final TestRuntime runtime;
    private volatile String place = "";
    private volatile Runnable fault = () -> {};

    private FaultyRuntime(TestRuntime runtime) {
        this.runtime = runtime;
    }

    /**
     * Starts it in a folder, on whatever another one left there.
     *
     * @param step how long a step may take: short where something is to hang, long where it is to be slow
     */
    static FaultyRuntime start(Path folder, Duration step, Path... alsoInstalled) throws Exception {
        TestRuntime runtime = TestRuntime.initialised(
                folder,
                Map.of(
                        PREFIX + "state",
                        folder.resolve("state").toString(),
                        PREFIX + "components",
                        "300",
                        PREFIX + "step",
                        Long.toString(step.toMillis())));
        for (Path jar : alsoInstalled) {
            runtime.install(jar);
        }
        FaultyRuntime faulty = new FaultyRuntime(runtime);
        faulty.publish();
        runtime.start();
        return faulty;
    }

    private void publish() {
        Consumer<String> plugin = this::reached;
        runtime.context().registerService(Consumer.class, plugin, null);
        LifecycleListener listener =
                event -> reached(event.kind() + " " + event.generation().version());
        runtime.context().registerService(LifecycleListener.class, listener, null);
        SmokeRunner smoke = (query, plugins) -> {
            reached(SMOKE);
            RuntimeTest.call(plugins, "faulty");
        };
        runtime.context().registerService(SmokeRunner.class, smoke, null);
        runtime.context().addBundleListener((SynchronousBundleListener) event -> {
            if (event.getType() == BundleEvent.INSTALLED) {
                reached("installed " + event.getBundle().getVersion());
            }
        });
    }

    private void reached(String where) {
        if (where.equals(place)) {
            fault.run();
        }
    }

    /** From now on this happens there. */
    void arm(String where, Runnable what) {
        fault = what;
        place = where;
    }

    void disarm() {
        place = "";
    }

    PluginHost host() {
        return runtime.host();
    }

    static PluginBuilder plugin(String version, String answer) {
        return PluginBuilder.of("faulty")
                .version(version)
                .build(answer)
                .header("Bundle-Activator", "org.codeanatomy.plugin.host.fixture.faulty.Activator");
    }

    /** What the plugin's function answers now. */
    String answer() {
        try (SnapshotLease lease = host().lease(new TestHolder("SELECT faulty()"))) {
            return RuntimeTest.call(lease, "faulty");
        }
    }

    /** The versions of the plugin's bundles, running or not. */
    List<String> bundles() {
        return Arrays.stream(runtime.context().getBundles())
                .filter(bundle -> "org.example.faulty".equals(bundle.getSymbolicName()))
                .map(FaultyRuntime::describe)
                .toList();
    }

    private static String describe(Bundle bundle) {
        return bundle.getVersion() + (bundle.getState() == Bundle.ACTIVE ? "" : " not running");
    }

    /** Somebody who calls the function again and again. */
    Client client() {
        return new Client();
    }

    @Override
    public void close() throws Exception {
        runtime.close();
    }

    /** Calls until it is told to stop. */
    final class Client {

        private final CompletableFuture<Set<String>> answers = new CompletableFuture<>();
        private final Set<String> seen = new TreeSet<>();
        private volatile boolean enough;

        private Client() {
            Thread thread = new Thread(this::run, "client");
            thread.setDaemon(true);
            thread.start();
        }

        private void run() {
            try {
                while (!enough) {
                    note(answer());
                    LockSupport.parkNanos(BETWEEN_CALLS_NANOS); // it is a client, not a load
                }
                answers.complete(seen);
            } catch (RuntimeException | Error e) { // a call that failed, which is what this is here to see
                answers.completeExceptionally(e);
            }
        }

        private synchronized void note(String answer) {
            seen.add(answer);
        }

        /** What it saw so far, for a process that is about to end; a call that failed is seen as well. */
        synchronized Set<String> soFar() {
            return answers.isCompletedExceptionally() ? Set.of("failed") : new TreeSet<>(seen);
        }

        /** Everything that it was answered; throws if one call failed. */
        Set<String> stop() {
            enough = true;
            return answers.join();
        }
    }
}
