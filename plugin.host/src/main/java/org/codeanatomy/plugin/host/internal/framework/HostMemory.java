package org.codeanatomy.plugin.host.internal.framework;

import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.codeanatomy.plugin.host.GenerationId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One root allocator, and a child of it for each generation. Thread-safe. */
final class HostMemory implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HostMemory.class);

    private final BufferAllocator root = new RootAllocator(Long.MAX_VALUE);

    BufferAllocator root() {
        return root;
    }

    BufferAllocator childFor(GenerationId generation) {
        return root.newChildAllocator(generation + " #" + generation.number(), 0, Long.MAX_VALUE);
    }

    /** Closes a child. One with buffers left stays open, so that whoever has them may still release them. */
    static void release(GenerationId generation, BufferAllocator child) {
        long leaked = child.getAllocatedMemory();
        if (leaked == 0) {
            child.close();
        } else {
            LOG.error("{} is retired and left {} bytes of off-heap memory behind.", generation, leaked);
        }
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
