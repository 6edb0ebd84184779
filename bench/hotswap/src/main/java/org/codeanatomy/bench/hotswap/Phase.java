package org.codeanatomy.bench.hotswap;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The load over ten rounds. Between rounds the clients are idle and the JVM collects, so that the footprint can be
 * taken without a query that waits for it.
 *
 * @param latencies of all queries
 * @param footprints after each round
 * @param outlasted in how many rounds the updates ended after the load
 */
record Phase(Latencies latencies, List<Footprint> footprints, int outlasted) {

    /** How many rounds there are. */
    static final int ROUNDS = 10;

    private static final long LEAD_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    /**
     * The plan of both phases.
     *
     * @param perSecond queries per second
     * @param swapsPerRound how many updates a round has room for
     * @param interval between updates, in nanoseconds
     */
    record Plan(double perSecond, int swapsPerRound, long interval) {

        private Schedule round(int number) {
            return Schedule.random(number, perSecond, swapsPerRound * interval);
        }
    }

    /** Without updates. */
    static Phase steady(Plan plan, Clients clients, Host host) throws InterruptedException {
        Latencies latencies = new Latencies();
        List<Footprint> footprints = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            latencies.add(clients.follow(plan.round(round), System.nanoTime() + LEAD_NANOS));
            footprints.add(Footprint.now(host));
        }
        return new Phase(latencies, footprints, 0);
    }

    /** The same queries, while the plugin is updated. */
    static Phase swapping(Plan plan, Clients clients, Host host, Swapper swapper)
            throws InterruptedException, ExecutionException {
        Latencies latencies = new Latencies();
        List<Footprint> footprints = new ArrayList<>();
        int outlasted = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Schedule schedule = plan.round(round);
            long start = System.nanoTime() + LEAD_NANOS;
            Future<?> swaps = swapper.begin(plan.swapsPerRound(), start, plan.interval());
            latencies.add(clients.follow(schedule, start));
            outlasted += swaps.isDone() ? 0 : 1;
            swaps.get();
            footprints.add(Footprint.now(host));
        }
        return new Phase(latencies, footprints, outlasted);
    }
}
