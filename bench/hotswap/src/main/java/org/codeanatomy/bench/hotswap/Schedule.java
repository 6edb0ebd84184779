package org.codeanatomy.bench.hotswap;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Queries of an open-loop load: what arrives when, fixed in advance.
 *
 * @param at nanoseconds after the start, ascending
 * @param queries what arrives then
 */
record Schedule(long[] at, Query[] queries) {

    /**
     * Arrivals at random, as of many independent users: the time between two of them is exponentially distributed.
     *
     * @param perSecond how many on average
     */
    static Schedule random(long seed, double perSecond, long nanos) {
        SplittableRandom random = new SplittableRandom(seed);
        int limit = (int) (2 * perSecond * nanos / 1e9) + 100;
        long[] at = new long[limit];
        Query[] queries = new Query[limit];
        int count = 0;
        for (double time = gap(random, perSecond); time < nanos && count < limit; time += gap(random, perSecond)) {
            at[count] = (long) time;
            queries[count++] = Query.any(random);
        }
        return new Schedule(Arrays.copyOf(at, count), Arrays.copyOf(queries, count));
    }

    private static double gap(SplittableRandom random, double perSecond) {
        return -Math.log(1 - random.nextDouble()) / perSecond * 1e9;
    }
}
