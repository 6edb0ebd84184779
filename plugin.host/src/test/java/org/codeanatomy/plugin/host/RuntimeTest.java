package org.codeanatomy.plugin.host;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.codeanatomy.plugin.api.function.ScalarFunction;
import org.codeanatomy.plugin.api.function.ScalarFunctions;
import org.codeanatomy.plugin.host.runtime.PluginBuilder;
import org.codeanatomy.plugin.host.runtime.TestRuntime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What tests in a running framework share. */
abstract class RuntimeTest {

    @TempDir
    Path folder;

    TestRuntime runtime;
    PluginHost host;

    @BeforeEach
    void start() throws Exception {
        runtime = TestRuntime.started(folder, properties());
        host = runtime.host();
    }

    @AfterEach
    void stop() throws Exception {
        runtime.close();
    }

    Map<String, String> properties() {
        return Map.of("org.codeanatomy.plugin.host.components", "300");
    }

    Path jar(PluginBuilder plugin) {
        return plugin.to(folder);
    }

    /** The names of all scalar functions that serve. */
    List<String> functions() {
        try (SnapshotLease lease = host.lease(new TestHolder("names of functions"))) {
            return lease.services(ScalarFunctions.class).stream()
                    .flatMap(served -> served.service().functions().stream())
                    .map(function -> function.signature().name())
                    .toList();
        }
    }

    /** What the function of this name answers under a lease. */
    static String call(SnapshotLease lease, String name) {
        return lease.services(ScalarFunctions.class).stream()
                .flatMap(served -> served.service().functions().stream())
                .filter(function -> function.signature().name().equals(name))
                .map(RuntimeTest::answer)
                .findFirst()
                .orElse("unknown function " + name);
    }

    /** What the function of this name answers now. */
    String call(String name) {
        try (SnapshotLease lease = host.lease(new TestHolder("SELECT " + name + "()"))) {
            return call(lease, name);
        }
    }

    private static String answer(ScalarFunction function) {
        try {
            return function.resultField(List.of()).getName();
        } catch (org.codeanatomy.plugin.api.PluginException e) {
            return "failed: " + e.getMessage();
        }
    }

    List<GenerationState> states(String plugin) {
        return host.plugins().stream()
                .filter(status -> status.name().equals(plugin))
                .map(PluginStatus::state)
                .toList();
    }

    PluginStatus only(String plugin) {
        List<PluginStatus> statuses = host.plugins().stream()
                .filter(status -> status.name().equals(plugin))
                .toList();
        if (statuses.size() != 1) {
            throw new AssertionError("Not exactly one " + plugin + ": " + statuses);
        }
        return statuses.get(0);
    }

    List<String> bundles() {
        return Arrays.stream(runtime.context().getBundles())
                .map(bundle -> bundle.getSymbolicName() + " " + bundle.getVersion())
                .filter(name -> name.startsWith("org.example"))
                .toList();
    }
}
