package org.codeanatomy.bench.hotswap;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * Clients that never wait, while the plugin is replaced: whether anything fails, and what it costs in queries.
 *
 * @param name the way of replacing
 * @param swaps how often it was replaced
 * @param millis how long a replacement took, median
 * @param perSecond queries per second
 * @param failed queries and replacements that failed
 * @param mixed queries that saw both builds
 */
record Trial(String name, int swaps, double millis, double perSecond, int failed, int mixed) {

    /** Replaces it so many times, once per interval. */
    static Trial run(
            String name, Replacement way, int swaps, long interval, Clients clients, Swapper swapper, Failures failures)
            throws InterruptedException, ExecutionException {
        int failedBefore = failures.failed();
        int mixedBefore = failures.mixed();
        swapper.reset();
        Future<?> replacing = swapper.begin(way, swaps, System.nanoTime(), interval);
        double perSecond = clients.saturate(swaps * interval);
        replacing.get();
        return new Trial(
                name,
                swapper.swaps(),
                swapper.updateMillis(0.5),
                perSecond,
                failures.failed() - failedBefore,
                failures.mixed() - mixedBefore);
    }
}
