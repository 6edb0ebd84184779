package org.codeanatomy.engine.core.operator;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.engine.core.expression.ScalarExpression.Constant;
import org.codeanatomy.engine.core.physical.PhysicalPlan.Values;
import org.codeanatomy.engine.core.vector.ChunkedColumn;
import org.codeanatomy.engine.core.vector.ConstantValues;
import org.codeanatomy.plugin.api.vector.Batch;

/** Constant rows. */
final class ValuesRows implements StoredRows {

    private final Values values;

    ValuesRows(Values values) {
        this.values = values;
    }

    @Override
    public int parts() {
        return (values.rows().size() + ChunkedColumn.ROWS - 1) / ChunkedColumn.ROWS;
    }

    @Override
    public Batch part(int index, Worker worker) {
        int from = index * ChunkedColumn.ROWS;
        int to = Math.min(values.rows().size(), from + ChunkedColumn.ROWS);
        List<FieldVector> vectors = new ArrayList<>();
        boolean done = false;
        try {
            for (int i = 0; i < values.schema().getFields().size(); i++) {
                vectors.add(column(i, values.rows().subList(from, to), worker));
            }
            done = true;
            return Batch.of(vectors, to - from);
        } finally {
            if (!done) {
                vectors.forEach(FieldVector::close);
            }
        }
    }

    private FieldVector column(int index, List<List<Constant>> rows, Worker worker) {
        Field field = values.schema().getFields().get(index);
        List<Object> column = new ArrayList<>(rows.size());
        rows.forEach(row -> column.add(row.get(index).value()));
        return ConstantValues.vector(field, column, worker.allocator());
    }
}
