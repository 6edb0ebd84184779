package org.codeanatomy.bench.kernels;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.RunResult;

/**
 * A kernel beside its peer. Which belong together is in their names: {@code addLongsKernel}, {@code addLongsByArrays}.
 *
 * @param kernel what was computed
 * @param shape which rows counted
 * @param nanosPerRow of the kernel, per row of the batch, whether it counts or not
 * @param peer what the same was computed with
 * @param peerNanosPerRow of the peer, per row of the batch
 * @param ratio the kernel's time divided by the peer's: below 1 the kernel is faster
 * @param clear whether the two differ by more than JMH's error of both (99.9 %); if not, the ratio says nothing
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
        double own = kernel.getPrimaryResult().getScore() / Samples.ROWS;
        double other = peer.getPrimaryResult().getScore() / Samples.ROWS;
        String with = method(peer).substring(name.length() + "By".length());
        double errors = (kernel.getPrimaryResult().getScoreError()
                        + peer.getPrimaryResult().getScoreError())
                / Samples.ROWS;
        boolean clear = Math.abs(own - other) > errors;
        return new Comparison(name, shape(kernel), own, with, other, own / other, clear);
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
