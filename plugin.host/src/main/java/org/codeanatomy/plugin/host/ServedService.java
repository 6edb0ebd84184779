package org.codeanatomy.plugin.host;

import java.util.Objects;
import org.apache.arrow.memory.BufferAllocator;

/**
 * A slot service of a generation, reachable through a lease only.
 *
 * @param generation whose it is
 * @param service the service object; not to be kept after the lease is closed
 * @param allocator the generation's allocator: what its calls allocate is accounted here
 * @param <T> the slot interface
 */
public record ServedService<T>(GenerationId generation, T service, BufferAllocator allocator) {

    /** Checks that nothing is missing. */
    public ServedService {
        Objects.requireNonNull(generation, "generation is null");
        Objects.requireNonNull(service, "service is null");
        Objects.requireNonNull(allocator, "allocator is null");
    }
}
