package org.codeanatomy.engine.core.expression;

import java.util.List;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.codeanatomy.engine.core.kernel.Booleans;
import org.codeanatomy.engine.core.vector.Bitmaps;
import org.codeanatomy.plugin.api.vector.Column;
import org.codeanatomy.plugin.api.vector.Selection;

/** NOT, and the tests for null, true and false. */
final class TestNode extends OperandNode {

    private final Operator operator;

    TestNode(Operator operator, List<CompiledExpression> operands) {
        super(operands, false);
        this.operator = operator;
    }

    @Override
    Column compute(List<Column> operands, int count, Selection rows, EvaluationScope scope) {
        BaseFixedWidthVector vector = scope.fixed(Types.BOOLEAN, count);
        Column value = operands.get(0);
        for (int word = 0; word < Bitmaps.words(count); word++) {
            long valid = operator == Operator.NOT ? Booleans.validWord(value, word, count) : -1;
            Bitmaps.putWord(vector.getDataBufferAddress(), word, count, bits(value, word, count));
            Bitmaps.putWord(vector.getValidityBufferAddress(), word, count, valid);
        }
        return Column.flat(vector);
    }

    private long bits(Column value, int word, int count) {
        return switch (operator) {
            case NOT, IS_FALSE -> Booleans.falseWord(value, word, count);
            case IS_NOT_FALSE -> ~Booleans.falseWord(value, word, count);
            case IS_TRUE -> Booleans.trueWord(value, word, count);
            case IS_NOT_TRUE -> ~Booleans.trueWord(value, word, count);
            case IS_NULL -> ~Booleans.validWord(value, word, count);
            case IS_NOT_NULL -> Booleans.validWord(value, word, count);
            default -> throw new IllegalStateException(operator + " is no test");
        };
    }
}
