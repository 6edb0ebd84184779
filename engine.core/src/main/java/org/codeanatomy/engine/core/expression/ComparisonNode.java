package org.codeanatomy.engine.core.expression;

import java.util.List;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.codeanatomy.engine.core.kernel.Booleans;
import org.codeanatomy.engine.core.kernel.Comparisons;
import org.codeanatomy.engine.core.kernel.Validity;
import org.codeanatomy.engine.core.vector.Bitmaps;
import org.codeanatomy.engine.core.vector.ValueKind;
import org.codeanatomy.plugin.api.vector.Column;
import org.codeanatomy.plugin.api.vector.Selection;

/** The eight comparisons. */
final class ComparisonNode extends OperandNode {

    private final Operator operator;
    private final ValueKind used;

    ComparisonNode(Operator operator, ValueKind kind, List<CompiledExpression> operands) {
        super(operands, false);
        this.operator = operator;
        ValueKind wide = kind == ValueKind.FLOAT32 ? ValueKind.FLOAT64 : ValueKind.INT64;
        this.used = Comparisons.isNative(kind) ? kind : wide;
    }

    @Override
    Column compute(List<Column> operands, int count, Selection rows, EvaluationScope scope) {
        BaseFixedWidthVector result = scope.fixed(Types.BOOLEAN, count);
        Column a = Numbers.as64(operands.get(0), used, scope);
        Column b = Numbers.as64(operands.get(1), used, scope);
        compare(a, b, rows, result.getDataBufferAddress());
        if (operator == Operator.IS_DISTINCT_FROM || operator == Operator.IS_NOT_DISTINCT_FROM) {
            distinct(operands, count, result);
        } else {
            Validity.intersect(operands, count, result.getValidityBufferAddress());
        }
        return Column.flat(result);
    }

    private void compare(Column a, Column b, Selection rows, long target) {
        switch (operator) {
            case EQUAL, IS_NOT_DISTINCT_FROM -> Comparisons.equal(a, b, used, rows, target, false);
            case NOT_EQUAL, IS_DISTINCT_FROM -> Comparisons.equal(a, b, used, rows, target, true);
            case LESS -> Comparisons.less(a, b, used, rows, target, false);
            case GREATER -> Comparisons.less(b, a, used, rows, target, false);
            case GREATER_OR_EQUAL -> Comparisons.less(a, b, used, rows, target, true);
            case LESS_OR_EQUAL -> Comparisons.less(b, a, used, rows, target, true);
            default -> throw new IllegalStateException(operator + " is no comparison");
        }
    }

    /** The bits hold the comparison of values; nulls decide where there are any. */
    private void distinct(List<Column> operands, int count, BaseFixedWidthVector result) {
        Bitmaps.setRun(result.getValidityBufferAddress(), 0, count);
        if (!Validity.anyNull(operands)) {
            return;
        }
        boolean isDistinct = operator == Operator.IS_DISTINCT_FROM;
        for (int word = 0; word < Bitmaps.words(count); word++) {
            long a = Booleans.validWord(operands.get(0), word, count);
            long b = Booleans.validWord(operands.get(1), word, count);
            long bits = Bitmaps.word(result.getDataBufferAddress(), word, count);
            long nulls = isDistinct ? a ^ b : ~(a | b);
            Bitmaps.putWord(result.getDataBufferAddress(), word, count, (bits & a & b) | nulls);
        }
    }
}
