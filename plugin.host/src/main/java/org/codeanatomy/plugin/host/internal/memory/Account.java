package org.codeanatomy.plugin.host.internal.memory;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Bytes and buffers that are held, and the most bytes that ever were. Thread-safe, without a lock. */
final class Account {

    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong peak = new AtomicLong();
    private final AtomicInteger buffers = new AtomicInteger();

    void add(long more, int moreBuffers) {
        long now = bytes.addAndGet(more);
        buffers.addAndGet(moreBuffers);
        if (now > peak.get()) {
            peak.accumulateAndGet(now, Math::max);
        }
    }

    void subtract(long fewer, int fewerBuffers) {
        bytes.addAndGet(-fewer);
        buffers.addAndGet(-fewerBuffers);
    }

    long bytes() {
        return bytes.get();
    }

    long peak() {
        return peak.get();
    }

    int buffers() {
        return buffers.get();
    }
}
