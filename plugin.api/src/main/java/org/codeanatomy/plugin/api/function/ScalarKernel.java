package org.codeanatomy.plugin.api.function;

import org.apache.arrow.vector.FieldVector;
import org.codeanatomy.plugin.api.PluginException;
import org.osgi.annotation.versioning.ConsumerType;

/** A prepared call of a scalar function. Used by one thread at a time. */
@ConsumerType
@FunctionalInterface
public interface ScalarKernel extends AutoCloseable {

    /**
     * Computes one batch.
     *
     * @param call the arguments, lent for the length of this call
     * @return a vector of {@link ScalarCall#rowCount()} values of the type that {@link ScalarFunction#resultField}
     *     announced, allocated from {@link ScalarCall#allocator()}; it belongs to the caller
     * @throws PluginException if a value cannot be computed; vectors that were allocated must have been closed
     */
    FieldVector evaluate(ScalarCall call) throws PluginException;

    /** Releases what {@link ScalarFunction#prepare} acquired. */
    @Override
    default void close() {}
}
