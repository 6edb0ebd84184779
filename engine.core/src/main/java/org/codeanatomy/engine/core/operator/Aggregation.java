package org.codeanatomy.engine.core.operator;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.engine.core.kernel.Selections;
import org.codeanatomy.engine.core.physical.PhysicalPlan.HashAggregate;
import org.codeanatomy.engine.core.vector.ChunkStore;
import org.codeanatomy.engine.core.vector.ChunkedColumn;
import org.codeanatomy.engine.core.vector.Vectors;
import org.codeanatomy.plugin.api.vector.Batch;
import org.codeanatomy.plugin.api.vector.Column;

/** The groups of one worker and their aggregates. Not thread-safe while batches are added. */
final class Aggregation implements AutoCloseable {

    private final HashAggregate plan;
    private final GroupTable table;
    private final List<AggregateColumn> aggregates = new ArrayList<>();
    private final GroupOrder order;
    private final int[] groups = new int[ChunkedColumn.ROWS];
    private boolean global;

    /**
     * No groups yet.
     *
     * @param ordered whether results come in the order in which groups first appear in the source
     */
    Aggregation(HashAggregate plan, boolean ordered, BufferAllocator allocator) {
        this.plan = plan;
        this.order = ordered && !plan.keys().isEmpty() ? new GroupOrder(allocator) : null;
        List<Field> input = plan.input().schema().getFields();
        List<Field> keys = plan.keys().stream().map(input::get).toList();
        this.table = new GroupTable(keys, allocator);
        boolean done = false;
        try {
            plan.aggregates().forEach(aggregate -> aggregates.add(new AggregateColumn(aggregate, input, allocator)));
            done = true;
        } finally {
            if (!done) {
                close();
            }
        }
    }

    /** Number of groups. */
    int size() {
        return plan.keys().isEmpty() ? (global ? 1 : 0) : table.size();
    }

    /** Adds the rows of a batch, which stays the caller's. */
    void add(Batch batch, Worker worker) {
        ChunkedColumn[] chunked = ChunkedColumn.of(batch.columns());
        int count = batch.selectedCount();
        int[] rows = Selections.positions(batch.selection(), batch.rowCount());
        if (plan.keys().isEmpty()) {
            addGlobal();
        } else {
            table.find(keys(chunked), rows, count, groups);
        }
        if (order != null) {
            order.seen(worker.morsel(), rows, groups, count, batch.rowCount(), table.size());
        }
        List<Column> columns = batch.columns();
        for (AggregateColumn aggregate : aggregates) {
            aggregate.reserve(size());
            aggregate.update(columns, chunked, rows, groups, count);
        }
    }

    private ChunkedColumn[] keys(ChunkedColumn[] columns) {
        ChunkedColumn[] keys = new ChunkedColumn[plan.keys().size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = columns[plan.keys().get(i)];
        }
        return keys;
    }

    /** Makes the one group of a grouping without keys, which exists also without rows. */
    void addGlobal() {
        global = true;
        aggregates.forEach(aggregate -> aggregate.reserve(1));
    }

    /** Adds the groups of another worker, which stay its own. */
    void merge(Aggregation other, Worker worker) {
        int[] mapping = new int[other.size()];
        if (plan.keys().isEmpty()) {
            addGlobal();
        } else {
            ChunkStore theirs = other.table.keys();
            for (int chunk = 0; chunk < theirs.chunks(); chunk++) {
                worker.checkRunning();
                ChunkedColumn[] keys = new ChunkedColumn[plan.keys().size()];
                for (int i = 0; i < keys.length; i++) {
                    keys[i] = ChunkedColumn.of(Column.flat(theirs.column(i).vector(chunk)));
                }
                int count = theirs.rows(chunk);
                table.find(keys, Vectors.identity(count), count, groups);
                System.arraycopy(groups, 0, mapping, chunk * ChunkedColumn.ROWS, count);
            }
        }
        if (order != null) {
            order.merge(other.order, mapping, table.size());
        }
        for (int i = 0; i < aggregates.size(); i++) {
            aggregates.get(i).reserve(size());
            aggregates.get(i).merge(other.aggregates.get(i), mapping, mapping.length);
        }
    }

    /** Decides the order of results, once all groups are there. */
    void finish(Worker worker) {
        if (order != null) {
            order.sort(worker);
        }
    }

    private int[] numbers(int from, int count) {
        if (order != null) {
            return order.numbers(from, count);
        }
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = from + i;
        }
        return numbers;
    }

    /** Keys and results of {@code count} groups, which belong to the caller. */
    Batch result(int from, int count, BufferAllocator allocator) {
        List<FieldVector> vectors = new ArrayList<>();
        boolean done = false;
        try {
            List<Field> fields = plan.schema().getFields();
            int[] numbers = numbers(from, count);
            if (!plan.keys().isEmpty()) {
                vectors.addAll(table.keys().gather(numbers, count, fields, allocator));
            }
            for (int i = 0; i < aggregates.size(); i++) {
                FieldVector vector = fields.get(plan.keys().size() + i).createVector(allocator);
                vectors.add(vector);
                Vectors.allocate(vector, count);
                aggregates.get(i).accumulator().finish(numbers, count, vector);
                Vectors.setCount(vector, count);
            }
            done = true;
            return Batch.of(vectors, count);
        } finally {
            if (!done) {
                vectors.forEach(FieldVector::close);
            }
        }
    }

    @Override
    public void close() {
        table.close();
        if (order != null) {
            order.close();
        }
        aggregates.forEach(AggregateColumn::close);
    }
}
