package org.codeanatomy.plugin.api.source;

import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.codeanatomy.plugin.api.PluginException;
import org.osgi.annotation.versioning.ProviderType;

/** Receives evidence. Used by the thread it was handed to. */
@ProviderType
public interface EvidenceSink {

    /** Where rows are allocated. */
    BufferAllocator allocator();

    /**
     * Takes rows of one table, and closes them.
     *
     * @param table the name of one of the extractor's tables
     * @param rows their schema must be that table's
     */
    void write(String table, VectorSchemaRoot rows) throws PluginException;
}
