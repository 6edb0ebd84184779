package org.codeanatomy.bench.hotswap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;

/**
 * The figures: a table for people, then one JSON object.
 *
 * @param saturated queries per second when the clients never wait
 * @param plan the load of both phases
 * @param phases with and without updates
 * @param updates what is known of the updates
 * @param trials other ways, under saturation
 * @param failures of queries and updates, warm-up and trials included
 * @param leaked generations whose classes could not be shown to be gone
 */
record Report(
        double saturated,
        Phase.Plan plan,
        Phase.Pair phases,
        Updates updates,
        List<Trial> trials,
        Failures failures,
        List<?> leaked) {

    private static final double MEDIAN = 0.5;
    private static final double P99 = 0.99;

    /**
     * The updates of the swapping phase.
     *
     * @param count those that succeeded
     * @param median milliseconds
     * @param p99 milliseconds
     * @param cancelled statements that the host cancelled because they held an old version for too long
     * @param afterSwitch p99 of the queries that were to start within 100 ms after a switch
     */
    record Updates(int count, double median, double p99, int cancelled, double afterSwitch) {

        static Updates of(Swapper swapper, Phase.Pair phases) {
            return new Updates(
                    swapper.swaps(),
                    swapper.updateMillis(MEDIAN),
                    swapper.updateMillis(P99),
                    swapper.cancelled(),
                    phases.swapping().latencies().millis(P99, swapper::isJustAfterSwitch));
        }
    }

    /** The last line. Names are those of the JSON object. */
    private record Figures(
            int swaps,
            int queries,
            int failed,
            int mixed,
            int leaked_generations,
            double p50_ratio,
            double p99_ratio,
            double after_switch_p99_ratio,
            double heap_growth_ratio,
            double metaspace_growth_ratio,
            int class_growth,
            int thread_growth,
            long arrow_bytes_growth) {}

    /** Both builds served, nothing failed, nothing was mixed, nothing stayed. */
    boolean good() {
        Latencies during = phases.swapping().latencies();
        boolean both = during.ofBuild(1) > 0 && during.ofBuild(2) > 0;
        return both && failures.failed() == 0 && failures.mixed() == 0 && leaked.isEmpty();
    }

    /** Prints both, and before them every failure with its frequency. */
    void print() throws JsonProcessingException {
        failures.print();
        leaked.forEach(generation -> System.out.println("not collected: " + generation));
        printLoad();
        printLatencies();
        printFootprints();
        printTrials();
        System.out.println(new ObjectMapper().writeValueAsString(figures()));
    }

    private void printLoad() {
        Latencies queries = phases.swapping().latencies();
        line("saturated: %.0f queries/s; load of both phases: %.0f queries/s", saturated, plan.perSecond());
        line(
                "updates: %d, one per %d ms, each took %.0f ms (median), %.0f ms (p99)",
                updates.count(), plan.interval() / 1_000_000, updates.median(), updates.p99());
        line(
                "rows of build 1 for %d queries, of build 2 for %d; cancelled by drains %d",
                queries.ofBuild(1), queries.ofBuild(2), updates.cancelled());
        line(
                "whole run: failed %d, mixed %d, generations not collected %d",
                failures.failed(), failures.mixed(), leaked.size());
        line("");
    }

    private void printLatencies() {
        Latencies steady = phases.steady().latencies();
        Latencies swapping = phases.swapping().latencies();
        int half = Phase.ROUNDS / 2;
        line("%-26s %10s %10s %10s", "latency, ms", "steady", "swapping", "ratio");
        latency("p50", steady.millis(MEDIAN), swapping.millis(MEDIAN));
        latency("p99", steady.millis(P99), swapping.millis(P99));
        latency("p99, 100 ms after a switch", steady.millis(P99), updates.afterSwitch());
        latency("p99 of the first half", p99(steady, 0, half), p99(swapping, 0, half));
        latency("p99 of the second half", p99(steady, half, Phase.ROUNDS), p99(swapping, half, Phase.ROUNDS));
        line("");
    }

    /** Halves that differ say that the JVM was still warming up, or that the machine had something else to do. */
    private static double p99(Latencies latencies, int from, int to) {
        return latencies.ofRounds(from, to).millis(P99);
    }

    private static void latency(String name, double steady, double swapping) {
        line("%-26s %10.2f %10.2f %10.2f", name, steady, swapping, swapping / steady);
    }

    private void printFootprints() {
        line("%-26s %9s %13s %8s %8s", "held while idle", "heap, MB", "metaspace, MB", "classes", "threads");
        footprint("after the first tenth", first());
        footprint("after the last tenth", last());
        line("");
    }

    private static void footprint(String name, Footprint held) {
        line(
                "%-26s %9.1f %13.1f %8d %8d",
                name, held.heapBytes() / 1e6, held.metaspaceBytes() / 1e6, held.classes(), held.threads());
    }

    private void printTrials() {
        line(
                "%-26s %9s %10s %10s %8s %8s",
                "replaced under saturation", "swaps", "median, ms", "queries/s", "failed", "mixed");
        for (Trial trial : trials) {
            line(
                    "%-26s %9d %10.0f %10.0f %8d %8d",
                    trial.name(), trial.swaps(), trial.millis(), trial.perSecond(), trial.failed(), trial.mixed());
        }
        line("");
    }

    private static void line(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    private Footprint first() {
        return phases.swapping().footprints().get(0);
    }

    private Footprint last() {
        return phases.swapping().footprints().get(Phase.ROUNDS - 1);
    }

    private Figures figures() {
        Latencies before = phases.steady().latencies();
        Latencies during = phases.swapping().latencies();
        return new Figures(
                updates.count(),
                during.queries(),
                failures.failed(),
                failures.mixed(),
                leaked.size(),
                rounded(during.millis(MEDIAN) / before.millis(MEDIAN)),
                rounded(during.millis(P99) / before.millis(P99)),
                rounded(updates.afterSwitch() / before.millis(P99)),
                rounded((double) last().heapBytes() / first().heapBytes()),
                rounded((double) last().metaspaceBytes() / first().metaspaceBytes()),
                last().classes() - first().classes(),
                last().threads() - first().threads(),
                last().arrowBytes() - first().arrowBytes());
    }

    private static double rounded(double ratio) {
        return Math.round(ratio * 1000) / 1000.0;
    }
}
