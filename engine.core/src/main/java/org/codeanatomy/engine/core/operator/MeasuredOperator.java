package org.codeanatomy.engine.core.operator;

import org.apache.arrow.memory.OutOfMemoryException;
import org.codeanatomy.plugin.api.vector.Batch;

/** Charges time and rows to a node of the plan, and names it when memory runs out. */
final class MeasuredOperator implements BatchOperator {

    private final Worker worker;
    private final int node;
    private final String label;
    private final BatchOperator operator;

    MeasuredOperator(Worker worker, int node, String label, BatchOperator operator) {
        this.worker = worker;
        this.node = node;
        this.label = label;
        this.operator = operator;
    }

    @Override
    public Batch next() {
        int before = worker.enter(node);
        try {
            Batch batch = operator.next();
            if (batch != null) {
                worker.countRows(node, batch.selectedCount());
            }
            return batch;
        } catch (OutOfMemoryException refused) {
            throw Failures.outOfMemory(label, refused, worker.allocator());
        } finally {
            worker.enter(before);
        }
    }

    @Override
    public void close() {
        operator.close();
    }
}
