package org.codeanatomy.engine.core.pipeline;

import java.util.List;

/**
 * What a running or finished plan did.
 *
 * @param operators one entry per node of the plan, in pre-order
 * @param peakBytes the most memory it held at a time
 */
public record PlanStatistics(List<OperatorStatistics> operators, long peakBytes) {

    /** Copies the list. */
    public PlanStatistics {
        operators = List.copyOf(operators);
    }

    /**
     * What one operator did.
     *
     * @param rows rows it returned
     * @param nanos time spent in it by all threads together, without its inputs
     * @param bytes memory it held at most, 0 if it keeps nothing
     */
    public record OperatorStatistics(long rows, long nanos, long bytes) {}
}
