package org.codeanatomy.engine.core.operator;

import org.codeanatomy.plugin.api.vector.Batch;

/** Reads what a pipeline breaker holds. */
final class StoredRowsOperator implements BatchOperator {

    private final Worker worker;
    private final StoredRows rows;
    private final MorselSource<Integer> parts;

    StoredRowsOperator(Worker worker, StoredRows rows, MorselSource<Integer> parts) {
        this.worker = worker;
        this.rows = rows;
        this.parts = parts;
    }

    @Override
    public Batch next() {
        worker.checkRunning();
        Integer part = parts.take(worker);
        return part == null ? null : rows.part(part, worker);
    }

    @Override
    public void close() {}
}
