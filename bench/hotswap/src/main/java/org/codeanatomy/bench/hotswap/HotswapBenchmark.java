package org.codeanatomy.bench.hotswap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.codeanatomy.engine.api.Engine;
import org.codeanatomy.run.launcher.Distribution;
import org.codeanatomy.run.launcher.EngineRuntime;
import org.codeanatomy.run.launcher.RuntimeOptions;

/** Replaces a plugin under load, and compares with the same load when nothing is replaced. */
public final class HotswapBenchmark {

    private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(300);
    private static final long WARM_UP_INTERVAL = TimeUnit.MILLISECONDS.toNanos(600);
    private static final long CALIBRATION = TimeUnit.SECONDS.toNanos(5);

    /** The folder is looked at twice a second, and a file must have been left alone for one look. */
    private static final long DROP_INTERVAL = TimeUnit.MILLISECONDS.toNanos(2500);

    private static final Duration PROOF = Duration.ofSeconds(30);

    private final EngineRuntime runtime;
    private final PluginVersions versions;
    private final Path dropped;
    private final Size size;
    private final Host host;
    private final Failures failures = new Failures();

    /** How often what is done. */
    private record Size(int warmUps, int swaps, int trials, int drops) {

        static final Size FULL = new Size(100, 1000, 100, 20);
        static final Size QUICK = new Size(40, 100, 20, 4);
    }

    private HotswapBenchmark(EngineRuntime runtime, PluginVersions versions, Path dropped, Size size)
            throws NoSuchMethodException {
        this.runtime = runtime;
        this.versions = versions;
        this.dropped = dropped;
        this.size = size;
        this.host = new Host(runtime.bundleContext());
    }

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
            Path dropped = Files.createDirectory(folder.resolve("plugins")).resolve("hotswap.jar");
            Files.copy(versions.first(), dropped);
            RuntimeOptions options = new RuntimeOptions(dropped.getParent(), true, false, Map.of());
            try (EngineRuntime runtime = EngineRuntime.start(new Distribution(Path.of(arguments[0])), options)) {
                report = new HotswapBenchmark(runtime, versions, dropped, quick ? Size.QUICK : Size.FULL).measure();
            }
        } finally {
            delete(folder);
        }
        report.print();
        System.exit(report.good() ? 0 : 1);
    }

    private Report measure() throws Exception {
        host.awaitServing(PluginVersions.version(versions.first()));
        Replacement update = Replacements.update(host);
        try (Clients clients = new Clients(runtime.service(Engine.class), failures);
                Swapper swapper = new Swapper(host, versions, failures)) {
            Future<?> warmSwaps = swapper.begin(update, size.warmUps(), System.nanoTime(), WARM_UP_INTERVAL);
            clients.saturate(size.warmUps() * WARM_UP_INTERVAL);
            warmSwaps.get();
            double saturated = clients.saturate(CALIBRATION);
            swapper.reset();

            Phase.Plan plan = new Phase.Plan(saturated / 2, size.swaps() / Phase.ROUNDS, INTERVAL);
            Phase.Pair phases = Phase.alternating(plan, clients, host, swapper, update);
            Report.Updates updates = Report.Updates.of(swapper, phases);
            List<Trial> trials = trials(clients, swapper);
            List<?> leaked = host.notCollected(PROOF);
            return new Report(saturated, plan, phases, updates, trials, failures, leaked);
        }
    }

    /** Other ways to replace it, each while the clients saturate the machine. */
    private List<Trial> trials(Clients clients, Swapper swapper) throws InterruptedException, ExecutionException {
        return List.of(
                Trial.run(
                        "plugin:update",
                        Replacements.update(host),
                        size.trials(),
                        INTERVAL,
                        clients,
                        swapper,
                        failures),
                Trial.run(
                        "felix:update",
                        Replacements.framework(host, runtime.bundleContext()),
                        size.trials(),
                        INTERVAL,
                        clients,
                        swapper,
                        failures),
                Trial.run(
                        "drop folder",
                        Replacements.dropFolder(host, dropped),
                        size.drops(),
                        DROP_INTERVAL,
                        clients,
                        swapper,
                        failures));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
