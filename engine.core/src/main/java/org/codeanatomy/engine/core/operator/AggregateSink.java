package org.codeanatomy.engine.core.operator;

import org.apache.arrow.memory.BufferAllocator;
import org.codeanatomy.engine.core.physical.PhysicalPlan.HashAggregate;
import org.codeanatomy.engine.core.vector.ChunkedColumn;
import org.codeanatomy.plugin.api.vector.Batch;

/** Groups rows: every worker into a table of its own, merged as the workers end. */
final class AggregateSink implements Sink, StoredRows {

    private final HashAggregate plan;
    private final boolean ordered;
    private final BufferAllocator allocator;
    private Aggregation total;

    AggregateSink(HashAggregate plan, boolean ordered, BufferAllocator allocator) {
        this.plan = plan;
        this.ordered = ordered;
        this.allocator = allocator;
    }

    @Override
    public Local open(Worker worker) {
        return new AggregateLocal(worker, new Aggregation(plan, ordered, allocator));
    }

    private synchronized Aggregation takeTotal() {
        Aggregation held = total;
        total = null;
        return held;
    }

    /** Puts a worker's groups there if there are none, otherwise hands out those that are there. */
    private synchronized Aggregation exchange(Aggregation groups) {
        if (total == null) {
            total = groups;
            return null;
        }
        return takeTotal();
    }

    @Override
    public void finish(Worker worker) {
        if (total == null) {
            total = new Aggregation(plan, ordered, allocator);
        }
        if (plan.keys().isEmpty()) {
            total.addGlobal();
        }
        total.finish(worker);
    }

    @Override
    public int parts() {
        return (total.size() + ChunkedColumn.ROWS - 1) / ChunkedColumn.ROWS;
    }

    @Override
    public Batch part(int index, Worker worker) {
        int from = index * ChunkedColumn.ROWS;
        return total.result(from, Math.min(ChunkedColumn.ROWS, total.size() - from), worker.allocator());
    }

    @Override
    public long peakBytes() {
        return allocator.getPeakMemoryAllocation();
    }

    @Override
    public void close() {
        Aggregation held = takeTotal();
        if (held != null) {
            held.close();
        }
        allocator.close();
    }

    private final class AggregateLocal implements Local {

        private final Worker worker;
        private Aggregation groups;

        AggregateLocal(Worker worker, Aggregation groups) {
            this.worker = worker;
            this.groups = groups;
        }

        @Override
        public void consume(Batch batch) {
            try (batch) {
                groups.add(batch, worker);
            }
        }

        /** Whoever finds groups of others takes them out and merges them outside the lock, until it can put its own. */
        @Override
        public void merge() {
            Aggregation others;
            while ((others = exchange(groups)) != null) {
                try (Aggregation closing = others) {
                    groups.merge(closing, worker);
                }
            }
            groups = null;
        }

        @Override
        public void close() {
            if (groups != null) {
                groups.close();
            }
        }
    }
}
