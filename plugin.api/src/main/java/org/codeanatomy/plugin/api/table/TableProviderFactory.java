package org.codeanatomy.plugin.api.table;

import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.options.OptionSchema;
import org.codeanatomy.plugin.api.options.Options;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Slot {@code table-provider}: a kind of table made from options, as in {@code CREATE EXTERNAL TABLE t STORED AS kind
 * LOCATION '…' OPTIONS (…)}. A stateless singleton, called from many threads.
 */
@ConsumerType
public interface TableProviderFactory {

    /** The option that carries what {@code LOCATION} says. */
    String LOCATION = "location";

    /** The kind's name, lower case; matched without regard to case. */
    String kind();

    /** The options it takes, {@link #LOCATION} among them if it has a place. */
    OptionSchema options();

    /**
     * Opens a table, pinned to what it is now: a later write does not change what it returns.
     *
     * @throws PluginException if there is no such table or it cannot be read
     */
    Table open(Options options) throws PluginException;
}
