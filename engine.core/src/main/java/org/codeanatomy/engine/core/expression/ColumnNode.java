package org.codeanatomy.engine.core.expression;

import org.codeanatomy.plugin.api.vector.Batch;
import org.codeanatomy.plugin.api.vector.Column;
import org.codeanatomy.plugin.api.vector.Selection;

/** A column of the batch. */
final class ColumnNode implements CompiledExpression {

    private final int index;

    ColumnNode(int index) {
        this.index = index;
    }

    @Override
    public Column evaluate(Batch batch, Selection rows, EvaluationScope scope) {
        return batch.column(index);
    }

    @Override
    public boolean mayFail() {
        return false;
    }
}
