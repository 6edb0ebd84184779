package org.codeanatomy.engine.core.pipeline;

import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.plugin.api.vector.Batch;

/** The rows of a running plan. Used by one thread at a time, but for {@link #cancel}. */
public interface BatchStream extends AutoCloseable {

    /** The columns. */
    Schema schema();

    /**
     * The next batch with at least one row, dense and flat, or null at the end. It belongs to the caller.
     *
     * @throws org.codeanatomy.engine.api.EngineException if the plan failed or was cancelled
     */
    Batch next();

    /** Stops the plan from any thread: {@link #next} fails with code {@code CANCELLED} and this reason. */
    void cancel(String reason);

    /**
     * Stops the plan if it still runs, and releases everything, but waits only for a moment. Engine code stops by then; a
     * plugin's call that does not return cannot be stopped, and everything is released when it does, if ever.
     *
     * @param whenReleased runs when no worker touches the plan any more: before this returns, or later on the thread that
     *     was the last
     */
    void abandon(Runnable whenReleased);

    /** Rows, time and memory of each operator so far. */
    PlanStatistics statistics();

    /** Stops the plan if it still runs, waits until no worker touches it, and releases everything. */
    @Override
    void close();
}
