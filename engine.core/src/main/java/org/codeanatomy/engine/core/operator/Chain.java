package org.codeanatomy.engine.core.operator;

import java.util.List;

/**
 * Operators without a pipeline breaker between them: every worker opens an instance, and they share the sources.
 *
 * @param opener makes a worker's instance; called once the breakers are done
 * @param serial whether one worker must run it alone, because its order matters or it counts rows
 * @param breakers what must have run before, in this order
 */
public record Chain(Opener opener, boolean serial, List<Breaker> breakers) {

    /** Copies the list. */
    public Chain {
        breakers = List.copyOf(breakers);
    }

    /** Makes a worker's instance of a chain. Thread-safe. */
    @FunctionalInterface
    public interface Opener {

        /** An instance, which the worker closes. */
        BatchOperator open(Worker worker);
    }

    /**
     * A pipeline that must have run to its end before another begins.
     *
     * @param node the node of the plan whose time its sink's is
     * @param label names that node for people
     */
    public record Breaker(Chain input, Sink sink, int node, String label) {}
}
