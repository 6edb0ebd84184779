package org.codeanatomy.bench.kernels;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/**
 * A kernel beside its peer, by the medians of their iterations. Which belong together is in their names:
 * {@code addLongsKernel}, {@code addLongsByArrays}.
 *
 * @param kernel what was computed
 * @param shape which rows counted
 * @param nanosPerRow of the kernel, per row of the batch, whether it counts or not
 * @param peer what the same was computed with
 * @param peerNanosPerRow of the peer, per row of the batch
 * @param ratio the kernel's time divided by the peer's: below 1 the kernel is faster
 * @param clear whether the middle halves of their iterations lie apart; if not, the ratio says little
 */
record Comparison(
        String kernel,
        Shape shape,
        double nanosPerRow,
        String peer,
        double peerNanosPerRow,
        double ratio,
        boolean clear) {
    private static final String KERNEL = "Kernel";
    private static final double FIRST_QUARTILE = 25;
    private static final double MEDIAN = 50;
    private static final double THIRD_QUARTILE = 75;

    static List<Comparison> of(Collection<RunResult> results) {
        List<Comparison> comparisons = new ArrayList<>();
        for (RunResult result : results) {
            String method = method(result);
            if (method.endsWith(KERNEL)) {
                String name = method.substring(0, method.length() - KERNEL.length());
                comparisons.add(compare(name, result, peerOf(name, result, results)));
            }
        }
        return comparisons;
    }

    private static RunResult peerOf(String name, RunResult kernel, Collection<RunResult> results) {
        return results.stream()
                .filter(other -> method(other).startsWith(name + "By") && shape(other) == shape(kernel))
                .findAny()
                .orElseThrow(() -> new IllegalStateException(
                        name + " has no peer; add a benchmark whose name begins with " + name + "By"));
    }

    private static Comparison compare(String name, RunResult kernel, RunResult peer) {
        Statistics own = kernel.getPrimaryResult().getStatistics();
        Statistics other = peer.getPrimaryResult().getStatistics();
        String with = method(peer).substring(name.length() + "By".length());
        double nanos = own.getPercentile(MEDIAN);
        double peerNanos = other.getPercentile(MEDIAN);
        boolean clear = isFaster(own, other) || isFaster(other, own);
        return new Comparison(
                name, shape(kernel), nanos / Samples.ROWS, with, peerNanos / Samples.ROWS, nanos / peerNanos, clear);
    }

    private static boolean isFaster(Statistics one, Statistics other) {
        return one.getPercentile(THIRD_QUARTILE) < other.getPercentile(FIRST_QUARTILE);
    }

    private static String method(RunResult result) {
        String benchmark = result.getParams().getBenchmark();
        return benchmark.substring(benchmark.lastIndexOf('.') + 1);
    }

    /** A family without variants has no such parameter: it is dense. */
    private static Shape shape(RunResult result) {
        String shape = result.getParams().getParam("shape");
        return shape == null ? Shape.DENSE : Shape.valueOf(shape);
    }
}
