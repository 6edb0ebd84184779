package org.codeanatomy.engine.core.expression;

import java.util.Arrays;
import java.util.List;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.engine.core.kernel.Booleans;
import org.codeanatomy.engine.core.kernel.RowOrder;
import org.codeanatomy.engine.core.kernel.Selections;
import org.codeanatomy.engine.core.vector.ChunkedColumn;
import org.codeanatomy.engine.core.vector.Gather;
import org.codeanatomy.engine.core.vector.ValueKind;
import org.codeanatomy.plugin.api.vector.Column;
import org.codeanatomy.plugin.api.vector.Selection;

/** GREATEST and LEAST: the operands become the chunks of one column, out of which the best of every row is gathered. */
final class ExtremeNode extends OperandNode {

    private final boolean greatest;
    private final Field field;

    ExtremeNode(boolean greatest, Field field, List<CompiledExpression> operands) {
        super(operands, false);
        this.greatest = greatest;
        this.field = field;
    }

    @Override
    Column compute(List<Column> values, int count, Selection rows, EvaluationScope scope) {
        ChunkedColumn chunks = ChunkedColumn.empty(ValueKind.of(field.getType()));
        values.forEach(value -> chunks.add(value.vector()));
        int[] best = new int[count];
        Arrays.fill(best, -1);
        int[] positions = Selections.positions(rows, count);
        int selected = rows == null ? count : rows.count();
        for (int operand = 0; operand < values.size(); operand++) {
            Column value = values.get(operand);
            int mask = Booleans.mask(value);
            for (int i = 0; i < selected; i++) {
                int row = positions[i];
                int reference = operand << ChunkedColumn.SHIFT | (row & mask);
                if (!Booleans.isNullConstant(value)
                        && !Selections.isNull(value, row)
                        && (best[row] < 0 || isBetter(chunks, reference, best[row]))) {
                    best[row] = reference;
                }
            }
        }
        return Column.flat(scope.own(Gather.gather(chunks, best, count, field, scope.allocator())));
    }

    private boolean isBetter(ChunkedColumn chunks, int reference, int best) {
        int order = RowOrder.compareValues(chunks, reference, chunks, best);
        return greatest ? order > 0 : order < 0;
    }
}
