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
 * @param steady without updates
 * @param swapping with updates
 * @param swapper what it knows of the updates
 * @param failures of queries and updates, warm-up included
 * @param leaked generations whose classes could not be shown to be gone
 */
record Report(
        double saturated,
        Phase.Plan plan,
        Phase steady,
        Phase swapping,
        Swapper swapper,
        Failures failures,
        List<?> leaked) {

    private static final double MEDIAN = 0.5;
    private static final double P99 = 0.99;

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
            long arrow_bytes_growth) {}

    /** Both builds served, nothing failed, nothing was mixed, nothing stayed. */
    boolean good() {
        boolean both =
                swapping.latencies().ofBuild(1) > 0 && swapping.latencies().ofBuild(2) > 0;
        return both && failures.failed() == 0 && failures.mixed() == 0 && leaked.isEmpty();
    }

    /** Prints both, and before them every failure with its frequency. */
    void print() throws JsonProcessingException {
        failures.print();
        leaked.forEach(generation -> System.out.println("not collected: " + generation));
        printLoad();
        printLatencies();
        printFootprints();
        System.out.println(new ObjectMapper().writeValueAsString(figures()));
    }

    private void printLoad() {
        Latencies queries = swapping.latencies();
        line("saturated: %.0f queries/s; load of both phases: %.0f queries/s", saturated, plan.perSecond());
        line(
                "updates: %d, one per %d ms, each took %.0f ms (median), %.0f ms (p99); in %d of 10 rounds they outlasted the load",
                swapper.swaps(),
                plan.interval() / 1_000_000,
                swapper.updateMillis(MEDIAN),
                swapper.updateMillis(P99),
                swapping.outlasted());
        line(
                "rows of build 1 for %d queries, of build 2 for %d; failed %d, mixed %d, cancelled by drains %d",
                queries.ofBuild(1), queries.ofBuild(2), failures.failed(), failures.mixed(), swapper.cancelled());
        line("generations not collected: %d", leaked.size());
        line("");
    }

    private void printLatencies() {
        line("%-26s %10s %10s %10s", "latency, ms", "steady", "swapping", "ratio");
        latency("p50", steady.latencies().millis(MEDIAN), swapping.latencies().millis(MEDIAN));
        latency("p99", steady.latencies().millis(P99), swapping.latencies().millis(P99));
        latency("p99, 100 ms after a switch", steady.latencies().millis(P99), afterSwitch());
        latency("p50 of the first half", firstHalf(steady, MEDIAN), firstHalf(swapping, MEDIAN));
        latency("p50 of the second half", secondHalf(steady, MEDIAN), secondHalf(swapping, MEDIAN));
        latency("p99 of the first half", firstHalf(steady, P99), firstHalf(swapping, P99));
        latency("p99 of the second half", secondHalf(steady, P99), secondHalf(swapping, P99));
        line("");
    }

    private static void latency(String name, double steady, double swapping) {
        line("%-26s %10.2f %10.2f %10.2f", name, steady, swapping, swapping / steady);
    }

    private void printFootprints() {
        line("%-26s %10s %10s %10s", "held while idle", "heap, MB", "classes", "threads");
        footprint("steady, after first tenth", steady.footprints().get(0));
        footprint("steady, after last tenth", steady.footprints().get(Phase.ROUNDS - 1));
        footprint("swapping, after first tenth", first());
        footprint("swapping, after last tenth", last());
        line("");
    }

    private static void footprint(String name, Footprint held) {
        line("%-27s %9.1f %10d %10d", name, held.heapBytes() / 1e6, held.classes(), held.threads());
    }

    private static void line(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    /** Halves that differ say that the JVM was still warming up, or that the machine had something else to do. */
    private static double firstHalf(Phase phase, double percentile) {
        return phase.latencies().ofRounds(0, Phase.ROUNDS / 2).millis(percentile);
    }

    private static double secondHalf(Phase phase, double percentile) {
        return phase.latencies().ofRounds(Phase.ROUNDS / 2, Phase.ROUNDS).millis(percentile);
    }

    private double afterSwitch() {
        return swapping.latencies().millis(P99, swapper::isJustAfterSwitch);
    }

    private Footprint first() {
        return swapping.footprints().get(0);
    }

    private Footprint last() {
        return swapping.footprints().get(Phase.ROUNDS - 1);
    }

    private Figures figures() {
        Latencies before = steady.latencies();
        Latencies during = swapping.latencies();
        return new Figures(
                swapper.swaps(),
                during.queries(),
                failures.failed(),
                failures.mixed(),
                leaked.size(),
                rounded(during.millis(MEDIAN) / before.millis(MEDIAN)),
                rounded(during.millis(P99) / before.millis(P99)),
                rounded(afterSwitch() / before.millis(P99)),
                rounded((double) last().heapBytes() / first().heapBytes()),
                last().arrowBytes() - first().arrowBytes());
    }

    private static double rounded(double ratio) {
        return Math.round(ratio * 1000) / 1000.0;
    }
}
