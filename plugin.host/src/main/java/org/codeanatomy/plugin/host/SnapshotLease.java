package org.codeanatomy.plugin.host;

import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A hold on the generations of one snapshot: none of them is stopped before the lease is closed, or their drain limit
 * passes. Thread-safe.
 */
@ProviderType
public interface SnapshotLease extends AutoCloseable {

    /** The hash of the snapshot. */
    String snapshotId();

    /** The generations that this lease holds, ordered by plugin name. */
    List<GenerationId> generations();

    /**
     * The services of a slot in this snapshot, ordered by plugin name. Not to be kept after the lease is closed.
     *
     * @param slot a slot interface of the plugin API
     */
    <T> List<ServedService<T>> services(Class<T> slot);

    /**
     * Gives up every generation but these, so that a running statement holds only what it uses.
     *
     * @throws IllegalArgumentException if one of them is not held by this lease
     */
    void narrow(Set<GenerationId> used);

    /**
     * Counts the off-heap memory that calls of a generation hold for this lease's holder. To be taken once for each
     * thread that calls, and closed before the lease.
     *
     * @throws IllegalArgumentException if the generation is not held by this lease
     */
    MemoryCharge charge(GenerationId generation);

    /** Another lease on what this one still holds, also while it drains. */
    SnapshotLease fork(LeaseHolder holder);

    /** Ends the lease. Further calls do nothing. */
    @Override
    void close();
}
