package org.codeanatomy.engine.core.operator;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Hands out the parts of a source to the workers of a pipeline, and numbers them. All sources of a pipeline share the
 * counter, so that numbers follow the order of rows through a union, too. Thread-safe.
 *
 * @param <T> a part
 */
public final class MorselSource<T> {

    private final AtomicLong counter;
    private final Supplier<T> parts;
    private boolean exhausted;

    /**
     * A source.
     *
     * @param parts the next part or null; called by one thread at a time, never again after null or a failure
     */
    public MorselSource(AtomicLong counter, Supplier<T> parts) {
        this.counter = counter;
        this.parts = parts;
    }

    /** The next part, whose number the worker is told, or null if there are no more. */
    public synchronized T take(Worker worker) {
        if (exhausted) {
            return null;
        }
        exhausted = true;
        T part = parts.get();
        if (part != null) {
            exhausted = false;
            worker.startMorsel(counter.getAndIncrement());
        }
        return part;
    }
}
