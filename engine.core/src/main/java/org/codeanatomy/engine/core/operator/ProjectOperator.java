package org.codeanatomy.engine.core.operator;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.engine.core.expression.CompiledExpression;
import org.codeanatomy.engine.core.expression.EvaluationScope;
import org.codeanatomy.plugin.api.vector.Batch;
import org.codeanatomy.plugin.api.vector.Column;

/** Computes columns. Values keep their positions and the selection of their batch. */
final class ProjectOperator implements BatchOperator {

    private final Worker worker;
    private final BatchOperator input;
    private final List<CompiledExpression> expressions;
    private final List<Field> fields;

    ProjectOperator(Worker worker, BatchOperator input, List<CompiledExpression> expressions, List<Field> fields) {
        this.worker = worker;
        this.input = input;
        this.expressions = expressions;
        this.fields = fields;
    }

    @Override
    public Batch next() {
        Batch batch = input.next();
        while (batch != null && batch.selectedCount() == 0) {
            batch.close();
            batch = input.next();
        }
        return batch == null ? null : project(batch);
    }

    private Batch project(Batch batch) {
        List<FieldVector> vectors = new ArrayList<>(expressions.size());
        try (batch;
                EvaluationScope scope = new EvaluationScope(worker.allocator())) {
            for (int i = 0; i < expressions.size(); i++) {
                Column column = expressions.get(i).evaluate(batch, batch.selection(), scope);
                vectors.add(scope.detach(column, fields.get(i)));
            }
            Batch result = Batch.of(vectors, batch.rowCount());
            vectors.clear();
            return batch.selection() == null ? result : result.withSelection(batch.selection());
        } finally {
            vectors.forEach(FieldVector::close);
        }
    }

    @Override
    public void close() {
        try (input) {
            expressions.forEach(CompiledExpression::close);
        }
    }
}
