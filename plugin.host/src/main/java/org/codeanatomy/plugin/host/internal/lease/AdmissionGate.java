package org.codeanatomy.plugin.host.internal.lease;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes new statements wait, bounded, while somebody updates a plugin in place: its old generation is gone already and
 * the new one is about to come. Costs one look at an empty map when nothing is going on. Thread-safe.
 */
public final class AdmissionGate {

    /** Beyond every deadline, and far from what a long of nanoseconds holds. */
    private static final Duration FOR_EVER = Duration.ofDays(365);

    private final Map<Long, Long> deadlines = new ConcurrentHashMap<>();
    private final Object changed = new Object();

    /** A bundle is being updated: wait for it, at most this long. */
    public void hold(long bundle, Duration limit) {
        deadlines.put(bundle, System.nanoTime() + limit.toNanos());
    }

    /** A bundle that is waited for will not take longer than this any more. */
    public void shorten(long bundle, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        deadlines.computeIfPresent(bundle, (id, before) -> deadline - before < 0 ? deadline : before);
        wake();
    }

    /** A bundle is admitted, refused or gone: wait for it no longer. */
    public void release(long bundle) {
        if (deadlines.remove(bundle) != null) {
            wake();
        }
    }

    /** Wait for nothing any longer. */
    public void releaseAll() {
        deadlines.clear();
        wake();
    }

    private void wake() {
        synchronized (changed) {
            changed.notifyAll();
        }
    }

    /**
     * Returns as soon as no update is going on, or each has passed its limit.
     *
     * @throws IllegalStateException if the thread is interrupted; its interrupt status is kept
     */
    public void await() {
        var unused = await(FOR_EVER);
    }

    /**
     * The same, but not longer than this.
     *
     * @return whether no update is going on any more
     * @throws IllegalStateException if the thread is interrupted; its interrupt status is kept
     */
    public boolean await(Duration atMost) {
        if (deadlines.isEmpty()) {
            return true;
        }
        long end = System.nanoTime() + atMost.toNanos();
        synchronized (changed) {
            for (long left = nanosLeft(); left > 0; left = nanosLeft()) {
                long wait = Math.min(left, end - System.nanoTime());
                if (wait <= 0) {
                    return false;
                }
                try {
                    changed.wait(wait / 1_000_000, (int) (wait % 1_000_000));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("Interrupted while waiting for an update of a plugin.", e);
                }
            }
            return true;
        }
    }

    private long nanosLeft() {
        long now = System.nanoTime();
        deadlines.values().removeIf(deadline -> deadline - now <= 0);
        return deadlines.values().stream()
                .mapToLong(deadline -> deadline - now)
                .max()
                .orElse(0);
    }
}
