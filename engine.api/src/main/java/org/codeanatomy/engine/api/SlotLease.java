package org.codeanatomy.engine.api;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A plugin's service, and the promise that its version stays alive until the lease is closed. Thread-safe.
 *
 * @param <T> the slot interface
 */
@ProviderType
public interface SlotLease<T> extends AutoCloseable {

    /**
     * The service; not to be kept after the lease is closed.
     *
     * @throws IllegalStateException if the lease is closed
     */
    T service();

    /** The plugin's name. */
    String plugin();

    /** The plugin's version and build id, as {@code plugin:list} shows them; for instance {@code 1.0.0 (3f2a1c)}. */
    String version();

    /** Ends the lease. Further calls do nothing. */
    @Override
    void close();
}
