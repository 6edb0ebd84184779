package org.codeanatomy.engine.core.pipeline;

import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.codeanatomy.plugin.api.vector.Batch;

/**
 * Result batches on their way from workers to the one who fetches. Bounded: a worker waits while there are enough,
 * except that in ordered mode the worker of the least morsel never waits for others. Thread-safe.
 */
final class ResultQueue {

    private static final int CAPACITY = 4;

    private final boolean ordered;
    private final PriorityQueue<Entry> entries = new PriorityQueue<>();
    private final Map<Object, Long> current = new HashMap<>();
    private long arrivals;
    private boolean ended;

    ResultQueue(boolean ordered) {
        this.ordered = ordered;
    }

    private record Entry(long morsel, long arrival, Batch batch) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int order = Long.compare(morsel, other.morsel);
            return order != 0 ? order : Long.compare(arrival, other.arrival);
        }
    }

    /** A worker has turned to a morsel and will offer nothing of an earlier one. */
    synchronized void starts(Object worker, long morsel) {
        if (ordered) {
            current.put(worker, morsel);
            notifyAll();
        }
    }

    /** A worker will offer nothing more. */
    synchronized void leaves(Object worker) {
        current.remove(worker);
        notifyAll();
    }

    /** Puts a batch, and waits before while there are enough. After {@link #end} the batch is closed. */
    synchronized void put(long morsel, Batch batch) throws InterruptedException {
        boolean put = false;
        try {
            while (!ended && full(morsel)) {
                wait();
            }
            put = !ended;
        } finally {
            if (!put) {
                batch.close();
            }
        }
        if (put) {
            entries.add(new Entry(ordered ? morsel : 0, arrivals++, batch));
            notifyAll();
        }
    }

    private boolean full(long morsel) {
        if (entries.size() < CAPACITY) {
            return false;
        }
        return !ordered || morsel > least() || entries.peek().morsel() == morsel;
    }

    private long least() {
        long least = Long.MAX_VALUE;
        for (long morsel : current.values()) {
            least = Math.min(least, morsel);
        }
        return least;
    }

    /** The next batch in order, or null after the end. */
    synchronized Batch take() throws InterruptedException {
        while (!ready()) {
            if (ended && entries.isEmpty()) {
                return null;
            }
            wait();
        }
        Batch batch = entries.poll().batch();
        notifyAll();
        return batch;
    }

    private boolean ready() {
        return !entries.isEmpty() && (!ordered || ended || entries.peek().morsel() <= least());
    }

    /** Nothing more will come. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Nothing more is wanted: closes what is there. */
    synchronized void discard() {
        ended = true;
        entries.forEach(entry -> entry.batch().close());
        entries.clear();
        notifyAll();
    }
}
