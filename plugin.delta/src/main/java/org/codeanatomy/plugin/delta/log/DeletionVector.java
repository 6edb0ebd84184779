package org.codeanatomy.plugin.delta.log;

import org.codeanatomy.plugin.api.PluginException;

/** The rows of a data file that are deleted. Immutable and thread-safe. */
public interface DeletionVector {

    /** How many rows it deletes, as the log says. */
    long cardinality();

    /**
     * Positions in the file, ascending, counted from 0.
     *
     * @throws PluginException if it cannot be read, is damaged, or does not have as many rows as the log says
     */
    long[] deletedRows() throws PluginException;
}
