package org.codeanatomy.engine.core.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import org.codeanatomy.engine.core.pipeline.PlanStatistics.OperatorStatistics;

/** Counts rows, time and bytes per node of a plan. Thread-safe. */
final class Statistics {

    private final AtomicLongArray rows;
    private final AtomicLongArray nanos;
    private final AtomicLongArray bytes;

    Statistics(int nodes) {
        rows = new AtomicLongArray(nodes);
        nanos = new AtomicLongArray(nodes);
        bytes = new AtomicLongArray(nodes);
    }

    void addRows(int node, long count) {
        rows.addAndGet(node, count);
    }

    void addNanos(int node, long time) {
        nanos.addAndGet(node, time);
    }

    void holds(int node, long count) {
        bytes.accumulateAndGet(node, count, Math::max);
    }

    PlanStatistics snapshot(long peakBytes) {
        List<OperatorStatistics> operators = new ArrayList<>(rows.length());
        for (int i = 0; i < rows.length(); i++) {
            operators.add(new OperatorStatistics(rows.get(i), nanos.get(i), bytes.get(i)));
        }
        return new PlanStatistics(operators, peakBytes);
    }
}
