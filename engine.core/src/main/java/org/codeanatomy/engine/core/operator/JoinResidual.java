package org.codeanatomy.engine.core.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.NullVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.engine.core.expression.CompiledExpression;
import org.codeanatomy.engine.core.expression.EvaluationScope;
import org.codeanatomy.engine.core.expression.References;
import org.codeanatomy.engine.core.kernel.Selections;
import org.codeanatomy.engine.core.physical.PhysicalPlan.HashJoin;
import org.codeanatomy.engine.core.vector.ChunkStore;
import org.codeanatomy.engine.core.vector.ChunkedColumn;
import org.codeanatomy.engine.core.vector.Gather;
import org.codeanatomy.plugin.api.vector.Batch;
import org.codeanatomy.plugin.api.vector.Column;
import org.codeanatomy.plugin.api.vector.Selection;

/** The further condition of a join: keeps the pairs of which it is true. Gathers only the columns it reads. */
final class JoinResidual implements AutoCloseable {

    private final CompiledExpression condition;
    private final List<Field> fields;
    private final int leftColumns;
    private final Set<Integer> referenced;
    private final BufferAllocator allocator;

    JoinResidual(Worker worker, HashJoin join) {
        this.condition = worker.compile(join.residual());
        this.fields = new ArrayList<>(join.left().schema().getFields());
        this.leftColumns = fields.size();
        this.fields.addAll(join.right().schema().getFields());
        this.referenced = new TreeSet<>(References.of(join.residual()));
        this.allocator = worker.allocator();
    }

    void apply(JoinPairs pairs, ChunkedColumn[] left, ChunkStore right) {
        int count = pairs.size();
        if (count == 0) {
            return;
        }
        try (EvaluationScope scope = new EvaluationScope(allocator)) {
            NullVector absent = scope.own(new NullVector("", 1));
            List<Column> columns = new ArrayList<>(fields.size());
            for (int i = 0; i < fields.size(); i++) {
                columns.add(
                        referenced.contains(i)
                                ? Column.flat(scope.own(gather(i, pairs, left, right)))
                                : Column.constant(absent, count));
            }
            Column truth = condition.evaluate(new Batch(columns, count, null), null, scope);
            Selection kept = Selections.whereTrue(truth, null);
            pairs.retain(kept.positions(), kept.count());
        }
    }

    private FieldVector gather(int column, JoinPairs pairs, ChunkedColumn[] left, ChunkStore right) {
        boolean isLeft = column < leftColumns;
        ChunkedColumn source = isLeft ? left[column] : right.column(column - leftColumns);
        int[] rows = isLeft ? pairs.left() : pairs.right();
        return Gather.gather(source, rows, pairs.size(), fields.get(column), allocator);
    }

    @Override
    public void close() {
        condition.close();
    }
}
