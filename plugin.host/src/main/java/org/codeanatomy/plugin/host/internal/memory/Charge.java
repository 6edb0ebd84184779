package org.codeanatomy.plugin.host.internal.memory;

import java.util.List;
import org.apache.arrow.memory.AllocationListener;
import org.codeanatomy.plugin.host.MemoryCharge;

/** Adds what it is charged to the sums of its statement and of its generation. */
final class Charge implements MemoryCharge, AllocationListener {

    private final GenerationMemory memory;
    private final Account statement;
    private final Account own = new Account();
    private final AllocationSites sites; // null unless they are remembered

    Charge(GenerationMemory memory, Account statement) {
        this.memory = memory;
        this.statement = statement;
        this.sites = memory.newSites();
    }

    @Override
    public AllocationListener listener() {
        return this;
    }

    @Override
    public void onPreAllocation(long size) {
        memory.admit(size);
    }

    @Override
    public void onAllocation(long size) {
        own.add(size, 1);
        statement.add(size, 1);
        memory.total().add(size, 1);
        if (sites != null) {
            sites.allocated(size);
        }
    }

    @Override
    public void onRelease(long size) {
        subtract(size, 1);
        if (sites != null) {
            sites.released(size);
        }
    }

    @Override
    public long bytes() {
        return own.bytes();
    }

    @Override
    public int buffers() {
        return own.buffers();
    }

    @Override
    public void handOver(long bytes, int buffers) {
        subtract(bytes, buffers);
        if (sites != null && own.buffers() == 0) {
            sites.forget();
        }
    }

    private void subtract(long bytes, int buffers) {
        own.subtract(bytes, buffers);
        statement.subtract(bytes, buffers);
        memory.total().subtract(bytes, buffers);
    }

    @Override
    public List<String> sites() {
        return sites == null ? List.of() : sites.lines();
    }

    @Override
    public void close() {
        memory.leftAt(sites());
    }
}
