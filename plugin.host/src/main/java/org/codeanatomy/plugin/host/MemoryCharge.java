package org.codeanatomy.plugin.host;

import java.util.List;
import org.apache.arrow.memory.AllocationListener;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Counts the off-heap memory that calls of one generation hold while they run for one statement. Whoever makes the calls
 * gives {@link #listener()} to the allocator that it hands to them. Used by one thread; the sums over all charges of a
 * generation are kept without a lock.
 */
@ProviderType
public interface MemoryCharge extends AutoCloseable {

    /**
     * Counts what is allocated and released. Throws {@link PluginMemoryException} when more is asked for than the plugin's
     * budget allows.
     */
    AllocationListener listener();

    /** Bytes that are charged now. */
    long bytes();

    /** Buffers that are charged now. */
    int buffers();

    /**
     * What a call returned belongs to the statement from now on, and is no longer charged.
     *
     * @param bytes as its allocator counted them
     * @param buffers allocations, not the vectors' views of them
     */
    void handOver(long bytes, int buffers);

    /**
     * Where the buffers that are charged now were allocated, one line each; empty unless the host was told to remember
     * that.
     */
    List<String> sites();

    /** Ends it. What is still charged was left open by the plugin, and stays charged to its generation. */
    @Override
    void close();
}
