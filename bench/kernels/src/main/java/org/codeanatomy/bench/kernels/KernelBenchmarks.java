package org.codeanatomy.bench.kernels;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs all benchmarks of this package, then prints kernels beside their peers, and the same as one line of JSON. */
public final class KernelBenchmarks {
    private KernelBenchmarks() {}

    /** Takes nothing, or {@code --quick} for a run of about a minute. */
    public static void main(String[] arguments) throws RunnerException, JsonProcessingException {
        List<String> given = Arrays.asList(arguments);
        boolean quick = given.contains("--quick");
        if (given.size() > (quick ? 1 : 0)) {
            throw new IllegalArgumentException(
                    "bench/kernels/run was given " + given + "; it takes nothing, or --quick");
        }
        Collection<RunResult> results = new Runner(options(quick).build()).run();
        List<Comparison> comparisons = Comparison.of(results);
        print(comparisons);
        Report report = new Report(System.getProperty("java.vm.version"), quick, Samples.ROWS, comparisons);
        System.out.println(new ObjectMapper().writeValueAsString(report));
    }

    private static ChainedOptionsBuilder options(boolean quick) {
        TimeValue warmup = quick ? TimeValue.milliseconds(30) : TimeValue.seconds(1);
        TimeValue time = quick ? TimeValue.milliseconds(10) : TimeValue.milliseconds(200);
        return new OptionsBuilder()
                .include(KernelBenchmarks.class.getPackageName() + "\\..*")
                .forks(quick ? 1 : 3)
                .warmupIterations(5)
                .warmupTime(warmup)
                .measurementIterations(quick ? 21 : 25)
                .measurementTime(time)
                // or a busy machine measures code that still waits for its compiler
                .jvmArgsAppend("-XX:-BackgroundCompilation")
                .shouldFailOnError(true);
    }

    private static void print(List<Comparison> comparisons) {
        System.out.printf(
                "%n%-18s %-9s %14s %14s  %-10s %s%n", "Kernel", "Rows", "ns per row", "peer's", "Peer", "Ratio");
        for (Comparison each : comparisons) {
            System.out.printf(
                    "%-18s %-9s %14.3f %14.3f  %-10s %.2f%s%n",
                    each.kernel(),
                    each.shape(),
                    each.nanosPerRow(),
                    each.peerNanosPerRow(),
                    each.peer(),
                    each.ratio(),
                    each.clear() ? "" : " (not clear)");
        }
        System.out.println();
    }

    private record Report(String jvm, boolean quick, int rows, List<Comparison> kernels) {}
}
