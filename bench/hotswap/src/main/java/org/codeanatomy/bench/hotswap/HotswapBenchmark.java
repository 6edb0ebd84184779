package org.codeanatomy.bench.hotswap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.codeanatomy.engine.api.Engine;
import org.codeanatomy.run.launcher.Distribution;
import org.codeanatomy.run.launcher.EngineRuntime;
import org.codeanatomy.run.launcher.RuntimeOptions;

/** Replaces a plugin under load, and compares with the same load when nothing is replaced. */
public final class HotswapBenchmark {

    private static final int SWAPS = 1000;
    private static final int QUICK_SWAPS = 100;
    private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(300);
    private static final long WARM_UP = TimeUnit.SECONDS.toNanos(25);
    private static final int WARM_UP_SWAPS = 40;
    private static final long CALIBRATION = TimeUnit.SECONDS.toNanos(5);
    private static final Duration PROOF = Duration.ofSeconds(30);

    private HotswapBenchmark() {}

    /** Takes the distribution, the plugin's jar, and perhaps {@code --quick}. */
    public static void main(String[] arguments) throws Exception {
        boolean quick = arguments.length == 3 && arguments[2].equals("--quick");
        if (arguments.length < 2 || arguments.length > 3 || (arguments.length == 3 && !quick)) {
            System.err.println("usage: bench/hotswap/run [--quick]");
            System.exit(2);
        }
        Path folder = Files.createTempDirectory("hotswap");
        Report report;
        try {
            PluginVersions versions = PluginVersions.write(Path.of(arguments[1]), folder);
            Path plugins = Files.createDirectory(folder.resolve("plugins"));
            Files.copy(versions.first(), plugins.resolve("hotswap.jar"));
            RuntimeOptions options = new RuntimeOptions(plugins, false, false, Map.of());
            try (EngineRuntime runtime = EngineRuntime.start(new Distribution(Path.of(arguments[0])), options)) {
                report = measure(runtime, versions, quick ? QUICK_SWAPS : SWAPS);
            }
        } finally {
            delete(folder);
        }
        report.print();
        System.exit(report.good() ? 0 : 1);
    }

    private static Report measure(EngineRuntime runtime, PluginVersions versions, int swaps) throws Exception {
        Host host = new Host(runtime.bundleContext());
        Failures failures = new Failures();
        try (Clients clients = new Clients(runtime.service(Engine.class), failures);
                Swapper swapper = new Swapper(host, versions, failures)) {
            Future<?> warmSwaps = swapper.begin(WARM_UP_SWAPS, System.nanoTime(), WARM_UP / WARM_UP_SWAPS);
            clients.saturate(WARM_UP);
            warmSwaps.get();
            double saturated = clients.saturate(CALIBRATION);
            swapper.reset();

            Phase.Plan plan = new Phase.Plan(saturated / 2, swaps / Phase.ROUNDS, INTERVAL);
            Phase steady = Phase.steady(plan, clients, host);
            Phase swapping = Phase.swapping(plan, clients, host, swapper);
            List<?> leaked = host.notCollected(PROOF);
            return new Report(saturated, plan, steady, swapping, swapper, failures, leaked);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
