package org.codeanatomy.plugin.api.table;

import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.options.Options;
import org.osgi.annotation.versioning.ConsumerType;

/** A table kind that can be written. Registered under the slot of {@link TableProviderFactory}. */
@ConsumerType
public interface WritableTableProviderFactory extends TableProviderFactory {

    /**
     * Opens a sink. Nothing is visible to readers before it is committed.
     *
     * @param schema of the rows that will be written
     * @throws PluginException if the mode does not fit what is there, or the schema cannot be stored
     */
    TableSink openSink(Options options, Schema schema, WriteMode mode) throws PluginException;
}
