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
 */
record Phase(Latencies latencies, List<Footprint> footprints) {

    /** How many rounds there are. */
    static final int ROUNDS = 10;

    private static final long LEAD_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private Phase() {
        this(new Latencies(), new ArrayList<>());
    }

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

    /** The same queries with and without updates. */
    record Pair(Phase steady, Phase swapping) {}

    /**
     * Both phases, round by round: steady, swapping, swapping, steady, and so on, so that a JVM that still gets faster,
     * or a machine that has something else to do, is neither's advantage.
     */
    static Pair alternating(Plan plan, Clients clients, Host host, Swapper swapper, Replacement way)
            throws InterruptedException, ExecutionException {
        Phase steady = new Phase();
        Phase swapping = new Phase();
        for (int round = 0; round < ROUNDS; round++) {
            Schedule schedule = plan.round(round);
            boolean steadyFirst = round % 2 == 0;
            if (steadyFirst) {
                steady.add(schedule, clients, host);
            }
            swapping.addSwapping(plan, schedule, clients, host, swapper, way);
            if (!steadyFirst) {
                steady.add(schedule, clients, host);
            }
        }
        return new Pair(steady, swapping);
    }

    private void add(Schedule schedule, Clients clients, Host host) throws InterruptedException {
        latencies.add(clients.follow(schedule, System.nanoTime() + LEAD_NANOS));
        footprints.add(Footprint.now(host));
    }

    private void addSwapping(Plan plan, Schedule schedule, Clients clients, Host host, Swapper swapper, Replacement way)
            throws InterruptedException, ExecutionException {
        long start = System.nanoTime() + LEAD_NANOS;
        Future<?> swaps = swapper.begin(way, plan.swapsPerRound(), start, plan.interval());
        latencies.add(clients.follow(schedule, start));
        swaps.get();
        footprints.add(Footprint.now(host));
    }
}
