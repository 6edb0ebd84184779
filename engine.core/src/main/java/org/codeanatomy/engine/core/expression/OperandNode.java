package org.codeanatomy.engine.core.expression;

import java.util.ArrayList;
import java.util.List;
import org.codeanatomy.plugin.api.vector.Batch;
import org.codeanatomy.plugin.api.vector.Column;
import org.codeanatomy.plugin.api.vector.Selection;

/** An operator that computes all its operands for all rows it is asked for. */
abstract class OperandNode implements CompiledExpression {

    private final List<CompiledExpression> operands;
    private final boolean fails;

    OperandNode(List<CompiledExpression> operands, boolean fails) {
        this.operands = List.copyOf(operands);
        this.fails = fails || operands.stream().anyMatch(CompiledExpression::mayFail);
    }

    @Override
    public final Column evaluate(Batch batch, Selection rows, EvaluationScope scope) {
        List<Column> columns = new ArrayList<>(operands.size());
        for (CompiledExpression operand : operands) {
            columns.add(operand.evaluate(batch, rows, scope));
        }
        return compute(columns, batch.rowCount(), rows, scope);
    }

    /** The result for the values of the operands. */
    abstract Column compute(List<Column> operandValues, int count, Selection rows, EvaluationScope scope);

    @Override
    public final boolean mayFail() {
        return fails;
    }

    @Override
    public void close() {
        operands.forEach(CompiledExpression::close);
    }
}
