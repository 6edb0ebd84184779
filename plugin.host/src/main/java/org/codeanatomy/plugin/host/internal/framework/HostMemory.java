package org.codeanatomy.plugin.host.internal.framework;

import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.codeanatomy.plugin.host.GenerationId;
import org.codeanatomy.plugin.host.internal.memory.GenerationMemory;
import org.codeanatomy.plugin.host.internal.memory.MemorySettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One root allocator, and the memory of each generation under it. Thread-safe. */
final class HostMemory implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HostMemory.class);

    private final BufferAllocator root = new RootAllocator(Long.MAX_VALUE);
    private final MemorySettings settings;

    HostMemory(MemorySettings settings) {
        this.settings = settings;
    }

    BufferAllocator root() {
        return root;
    }

    GenerationMemory of(GenerationId generation) {
        return new GenerationMemory(generation, root, settings);
    }

    @Override
    public void close() {
        try {
            root.close();
        } catch (
                IllegalStateException e) { // how Arrow reports leaks; the runtime is ending, so there is no one to tell
            LOG.error("Off-heap memory was left behind: {}", e.getMessage());
        }
    }
}
