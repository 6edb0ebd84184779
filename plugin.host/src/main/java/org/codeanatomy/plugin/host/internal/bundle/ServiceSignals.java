package org.codeanatomy.plugin.host.internal.bundle;

import java.util.concurrent.TimeUnit;

/** Wakes whoever waits for services when one comes or goes. Thread-safe. */
public final class ServiceSignals {

    private long changes;

    /** The number of changes so far. */
    public synchronized long changes() {
        return changes;
    }

    /** A service came or went. */
    public synchronized void changed() {
        changes++;
        notifyAll();
    }

    /** Waits until there was another change than those seen, or the time is over. */
    public synchronized void awaitAfter(long seen, long limitNanos) throws InterruptedException {
        long deadline = System.nanoTime() + limitNanos;
        for (long left = limitNanos; changes == seen && left > 0; left = deadline - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }
}
