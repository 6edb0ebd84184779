package org.codeanatomy.bench.hotswap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;

/** Latencies of a phase's queries, counted from the moment they were to start. Rounds are added by one thread. */
final class Latencies {

    private final List<Round> rounds = new ArrayList<>();

    /**
     * One part of a phase.
     *
     * @param intended by {@link System#nanoTime}
     * @param nanos until the last row was read; 0 for a query that failed
     * @param build who made the rows; 0 for a query that failed
     */
    record Round(long[] intended, long[] nanos, int[] build) {

        /** For so many queries. */
        static Round of(int queries) {
            return new Round(new long[queries], new long[queries], new int[queries]);
        }
    }

    void add(Round round) {
        rounds.add(round);
    }

    /** Those of some rounds. */
    Latencies ofRounds(int from, int to) {
        Latencies some = new Latencies();
        some.rounds.addAll(rounds.subList(from, to));
        return some;
    }

    /** How many queries there were, whatever became of them. */
    int queries() {
        return rounds.stream().mapToInt(round -> round.nanos().length).sum();
    }

    /** How many queries had all their rows of this build. */
    long ofBuild(int build) {
        return rounds.stream()
                .flatMapToInt(round -> Arrays.stream(round.build()))
                .filter(each -> each == build)
                .count();
    }

    /** A percentile of all queries that did not fail, in milliseconds. */
    double millis(double percentile) {
        return millis(percentile, intended -> true);
    }

    /** A percentile of the queries that were to start at certain moments and did not fail, in milliseconds. */
    double millis(double percentile, LongPredicate intended) {
        long[] sorted = rounds.stream()
                .flatMapToLong(round -> LongStream.range(0, round.nanos().length)
                        .filter(query -> round.nanos()[(int) query] > 0 && intended.test(round.intended()[(int) query]))
                        .map(query -> round.nanos()[(int) query]))
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            throw new IllegalStateException("no query to take a percentile of");
        }
        return sorted[(int) Math.min(sorted.length - 1L, (long) (percentile * sorted.length))] / 1e6;
    }
}
