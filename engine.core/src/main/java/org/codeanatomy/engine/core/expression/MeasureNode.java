package org.codeanatomy.engine.core.expression;

import java.util.List;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.engine.core.kernel.Booleans;
import org.codeanatomy.engine.core.kernel.Temporal;
import org.codeanatomy.engine.core.kernel.TextMeasures;
import org.codeanatomy.engine.core.kernel.Validity;
import org.codeanatomy.engine.core.vector.ValueKind;
import org.codeanatomy.plugin.api.vector.Column;
import org.codeanatomy.plugin.api.vector.Selection;

/** Operators that read texts, dates or timestamps and make integers or booleans. */
final class MeasureNode extends OperandNode {

    private final Operator operator;
    private final Field field;

    MeasureNode(Operator operator, Field field, List<CompiledExpression> operands) {
        super(operands, false);
        this.operator = operator;
        this.field = field;
    }

    @Override
    Column compute(List<Column> values, int count, Selection rows, EvaluationScope scope) {
        BaseFixedWidthVector result = scope.fixed(field, count);
        Validity.intersect(values, count, result.getValidityBufferAddress());
        Selection present = present(values, count, rows);
        int[] positions = present.positions();
        int selected = present.count();
        long target = result.getDataBufferAddress();
        Column first = values.get(0);
        switch (operator) {
            case CHAR_LENGTH -> TextMeasures.characters(first, positions, selected, target);
            case OCTET_LENGTH -> TextMeasures.bytes(first, positions, selected, target);
            case POSITION -> TextMeasures.position(first, values.get(1), positions, selected, target);
            case STARTS_WITH -> TextMeasures.startsWith(first, values.get(1), positions, selected, target);
            default ->
                Temporal.extract(
                        KernelOperators.dateField(operator),
                        first.dataAddress(),
                        Booleans.mask(first),
                        ValueKind.of(first.field().getType()) == ValueKind.INT32,
                        positions,
                        selected,
                        target);
        }
        return Column.flat(result);
    }
}
