package org.codeanatomy.plugin.api.table;

import java.util.Map;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.vector.Batch;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Receives rows and makes them visible all at once. Used by one thread at a time. {@link #close()} without a
 * {@link #commit} aborts and removes what was written.
 */
@ConsumerType
public interface TableSink extends AutoCloseable {

    /**
     * Takes rows.
     *
     * @param batch flat columns in schema order, perhaps with a selection; lent for the length of the call
     */
    void write(Batch batch) throws PluginException;

    /**
     * Makes the rows durable and visible.
     *
     * @param metadata names and values that are kept with the commit
     * @throws PluginException with stage {@code COMMIT} if another writer won, or if the store failed; nothing of this
     *     write is visible then
     */
    WriteResult commit(Map<String, String> metadata) throws PluginException;

    /** Aborts unless committed, and releases everything. */
    @Override
    void close();
}
