package org.codeanatomy.plugin.api.table;

import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.vector.Batch;
import org.osgi.annotation.versioning.ConsumerType;

/** Reads batches one after the other. Used by one thread at a time. */
@ConsumerType
public interface BatchReader extends AutoCloseable {

    /**
     * The next batch, or null at the end. It belongs to the caller, and may be empty.
     *
     * @throws PluginException if the data cannot be read; the reader must then be closed
     */
    Batch next() throws PluginException;

    /** Releases everything, also in the middle. May be called more than once. */
    @Override
    void close();
}
