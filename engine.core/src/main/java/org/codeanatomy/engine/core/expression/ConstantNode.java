package org.codeanatomy.engine.core.expression;

import java.util.Collections;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.codeanatomy.engine.core.expression.ScalarExpression.Constant;
import org.codeanatomy.engine.core.vector.ConstantValues;
import org.codeanatomy.plugin.api.vector.Batch;
import org.codeanatomy.plugin.api.vector.Column;
import org.codeanatomy.plugin.api.vector.Selection;

/** One value for all rows. */
final class ConstantNode implements CompiledExpression {

    private final FieldVector value;

    ConstantNode(Constant constant, BufferAllocator allocator) {
        this.value = ConstantValues.vector(constant.field(), Collections.singletonList(constant.value()), allocator);
    }

    @Override
    public Column evaluate(Batch batch, Selection rows, EvaluationScope scope) {
        return Column.constant(value, batch.rowCount());
    }

    @Override
    public boolean mayFail() {
        return false;
    }

    @Override
    public void close() {
        value.close();
    }
}
