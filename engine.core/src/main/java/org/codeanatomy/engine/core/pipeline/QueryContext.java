package org.codeanatomy.engine.core.pipeline;

import java.util.Objects;
import org.apache.arrow.memory.BufferAllocator;
import org.codeanatomy.engine.core.expression.FunctionResolver;

/**
 * What a plan runs with.
 *
 * @param allocator where all its memory comes from; its limit is the statement's memory limit
 * @param functions finds plugin functions through the statement's lease
 * @param threads how many workers may work on it at a time
 * @param deterministic whether sums of doubles and the order of rows must not depend on threads
 */
public record QueryContext(BufferAllocator allocator, FunctionResolver functions, int threads, boolean deterministic) {

    /** Checks its parts. */
    public QueryContext {
        Objects.requireNonNull(allocator, "allocator is null");
        Objects.requireNonNull(functions, "functions is null");
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads);
        }
    }
}
