package org.codeanatomy.engine.core.testing;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.arrow.memory.AllocationListener;
import org.codeanatomy.plugin.host.MemoryCharge;

/** Counts for itself alone, without a budget. */
public final class UncountedCharge implements MemoryCharge, AllocationListener {

    private final AtomicLong allocated = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicInteger buffers = new AtomicInteger();

    @Override
    public AllocationListener listener() {
        return this;
    }

    /** Bytes that were ever allocated. */
    public long allocated() {
        return allocated.get();
    }

    @Override
    public void onAllocation(long size) {
        allocated.addAndGet(size);
        bytes.addAndGet(size);
        buffers.incrementAndGet();
    }

    @Override
    public void onRelease(long size) {
        handOver(size, 1);
    }

    @Override
    public long bytes() {
        return bytes.get();
    }

    @Override
    public int buffers() {
        return buffers.get();
    }

    @Override
    public void handOver(long someBytes, int someBuffers) {
        bytes.addAndGet(-someBytes);
        buffers.addAndGet(-someBuffers);
    }

    @Override
    public List<String> sites() {
        return List.of();
    }

    @Override
    public void close() {
        // nobody adds it up
    }
}
