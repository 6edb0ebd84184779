package org.codeanatomy.plugin.api.function;

import org.apache.arrow.memory.BufferAllocator;
import org.codeanatomy.plugin.api.vector.Column;
import org.codeanatomy.plugin.api.vector.Selection;
import org.osgi.annotation.versioning.ProviderType;

/** One batch of arguments. Valid, with everything reached through it, only until the call returns. */
@ProviderType
public interface ScalarCall {

    /** Number of rows; at least 1. */
    int rowCount();

    /** Number of arguments. */
    int argumentCount();

    /** The argument at {@code index}, in one of the encodings that the signature accepts. */
    Column argument(int index);

    /** The rows to compute, or null for all; always null unless the signature accepts selections. */
    Selection selection();

    /** Where the result, and scratch memory, are allocated. Its memory is accounted to the query and the plugin. */
    BufferAllocator allocator();
}
