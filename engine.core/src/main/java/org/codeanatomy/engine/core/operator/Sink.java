package org.codeanatomy.engine.core.operator;

import org.codeanatomy.plugin.api.vector.Batch;

/**
 * The end of a pipeline. Workers open one instance each; what they collected is merged, and {@link #finish} runs when all
 * are done.
 */
public interface Sink extends AutoCloseable {

    /** An instance for one worker. Called from any worker. */
    Local open(Worker worker);

    /** Runs once, after every instance was closed. */
    void finish(Worker worker);

    /** The most bytes it held at a time. */
    long peakBytes();

    /** Releases everything; there are no instances then. */
    @Override
    void close();

    /** One worker's instance. Used by one thread. */
    interface Local extends AutoCloseable {

        /** Takes a batch, which belongs to it now. */
        void consume(Batch batch);

        /** Merges what was collected into the sink. Called once, at most, when this worker has no more input. */
        void merge();

        /** Releases what was not merged. */
        @Override
        void close();
    }
}
