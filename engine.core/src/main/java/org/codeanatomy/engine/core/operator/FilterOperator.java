package org.codeanatomy.engine.core.operator;

import org.codeanatomy.engine.core.expression.CompiledExpression;
import org.codeanatomy.engine.core.expression.EvaluationScope;
import org.codeanatomy.engine.core.kernel.Selections;
import org.codeanatomy.plugin.api.vector.Batch;
import org.codeanatomy.plugin.api.vector.Column;
import org.codeanatomy.plugin.api.vector.Selection;

/** Keeps the rows of which the condition is true, by a selection; nothing is copied. */
final class FilterOperator implements BatchOperator {

    private final Worker worker;
    private final BatchOperator input;
    private final CompiledExpression condition;

    FilterOperator(Worker worker, BatchOperator input, CompiledExpression condition) {
        this.worker = worker;
        this.input = input;
        this.condition = condition;
    }

    @Override
    public Batch next() {
        Batch batch;
        while ((batch = input.next()) != null) {
            if (batch.selectedCount() == 0) {
                batch.close();
                continue;
            }
            boolean kept = false;
            try (EvaluationScope scope = new EvaluationScope(worker.allocator())) {
                Column truth = condition.evaluate(batch, batch.selection(), scope);
                Selection rows = Selections.whereTrue(truth, batch.selection());
                if (rows.count() > 0) {
                    kept = true;
                    return rows.count() == batch.rowCount() ? batch : batch.withSelection(rows);
                }
            } finally {
                if (!kept) {
                    batch.close();
                }
            }
        }
        return null;
    }

    @Override
    public void close() {
        try (input) {
            condition.close();
        }
    }
}
