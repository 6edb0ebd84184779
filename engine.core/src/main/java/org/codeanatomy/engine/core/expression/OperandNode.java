package org.codeanatomy.engine.core.expression;

import java.util.ArrayList;
import java.util.List;
import org.codeanatomy.engine.core.kernel.Selections;
import org.codeanatomy.plugin.api.vector.Batch;
import org.codeanatomy.plugin.api.vector.Column;
import org.codeanatomy.plugin.api.vector.Encoding;
import org.codeanatomy.plugin.api.vector.Selection;

/**
 * An operator that computes all its operands for all rows it is asked for, and of equal operands makes equal results. If
 * all operands are constant, so is the result.
 */
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
        boolean constant = true;
        for (CompiledExpression operand : operands) {
            Column column = operand.evaluate(batch, rows, scope);
            columns.add(column);
            constant &= column.encoding() == Encoding.CONSTANT;
        }
        if (!constant) {
            return compute(columns, batch.rowCount(), rows, scope);
        }
        List<Column> single = new ArrayList<>(columns.size());
        columns.forEach(column -> single.add(Column.constant(column.vector(), 1)));
        return Column.constant(compute(single, 1, null, scope).vector(), batch.rowCount());
    }

    /** The result for the values of the operands: a column of {@code count} rows, flat unless it is one of them. */
    abstract Column compute(List<Column> values, int count, Selection rows, EvaluationScope scope);

    /** The rows that are asked for and have no null among the values. */
    static Selection present(List<Column> values, int count, Selection rows) {
        Selection valid = Selections.whereValid(values, count, rows);
        return valid == null ? new Selection(Selections.positions(null, count), count) : valid;
    }

    @Override
    public final boolean mayFail() {
        return fails;
    }

    @Override
    public void close() {
        operands.forEach(CompiledExpression::close);
    }
}
