package org.codeanatomy.plugin.api.table;

import java.util.Objects;
import org.apache.arrow.memory.BufferAllocator;

/**
 * What a reader is given.
 *
 * @param allocator where batches are allocated; accounted to the query and the plugin
 * @param maxRows the most rows a batch may have
 */
public record ReadContext(BufferAllocator allocator, int maxRows) {

    /** Checks its parts. */
    public ReadContext {
        Objects.requireNonNull(allocator, "allocator is null");
        if (maxRows < 1) {
            throw new IllegalArgumentException("maxRows is " + maxRows);
        }
    }
}
