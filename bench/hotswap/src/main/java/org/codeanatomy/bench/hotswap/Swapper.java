package org.codeanatomy.bench.hotswap;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Replaces the plugin by its other version, again and again, and notes when queries began to get the new one. */
final class Swapper implements AutoCloseable {

    /** How long after a switch a query is still one that came just after it. */
    private static final long AFTER_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private static final long LOOK_EVERY_NANOS = 200_000;

    private final Host host;
    private final PluginVersions versions;
    private final Failures failures;
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final TreeSet<Long> switches = new TreeSet<>();
    private final List<Long> updateNanos = new ArrayList<>();
    private int serving = 1;
    private int cancelled;
    private volatile boolean updating;

    /** The host must serve build 1. */
    Swapper(Host host, PluginVersions versions, Failures failures) {
        this.host = host;
        this.versions = versions;
        this.failures = failures;
    }

    /** Starts to replace it so many times, half an interval after the start and then once per interval. */
    Future<?> begin(Replacement way, int times, long start, long interval) {
        return threads.submit(() -> {
            for (int swap = 0; swap < times; swap++) {
                Clients.await(start + interval / 2 + swap * interval);
                swap(way);
            }
            return null;
        });
    }

    private void swap(Replacement way) throws Exception {
        String before = host.snapshot();
        updating = true;
        Future<Long> switched = threads.submit(() -> momentOfSwitch(before));
        long start = System.nanoTime();
        try {
            cancelled += way.by(versions.other(serving));
            updateNanos.add(System.nanoTime() - start);
            serving = 3 - serving;
        } catch (IllegalStateException refused) {
            failures.failed("update", refused);
        } finally {
            updating = false;
        }
        long moment = switched.get();
        if (!before.equals(host.snapshot())) {
            switches.add(moment);
        }
    }

    private long momentOfSwitch(String before) {
        while (updating && host.snapshot().equals(before)) {
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
        return System.nanoTime();
    }

    /** Forgets what was measured, for instance while the JVM warmed up. */
    void reset() {
        switches.clear();
        updateNanos.clear();
        cancelled = 0;
    }

    /** The build that serves now. */
    int serving() {
        return serving;
    }

    /** Updates that succeeded. */
    int swaps() {
        return updateNanos.size();
    }

    /** Statements that the host cancelled because they held an old version for too long. */
    int cancelled() {
        return cancelled;
    }

    /** How long an update took, drain included, in milliseconds; not a number if none succeeded. */
    double updateMillis(double percentile) {
        List<Long> sorted = updateNanos.stream().sorted().toList();
        if (sorted.isEmpty()) {
            return Double.NaN;
        }
        return sorted.get((int) Math.min(sorted.size() - 1L, (long) (percentile * sorted.size()))) / 1e6;
    }

    /** Whether a moment is within 100 ms after a switch. */
    boolean isJustAfterSwitch(long moment) {
        Long last = switches.floor(moment);
        return last != null && moment - last < AFTER_NANOS;
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
