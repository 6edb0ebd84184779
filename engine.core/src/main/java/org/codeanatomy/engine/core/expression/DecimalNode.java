package org.codeanatomy.engine.core.expression;

import java.util.List;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.engine.core.kernel.DecimalArithmetic;
import org.codeanatomy.engine.core.kernel.Validity;
import org.codeanatomy.plugin.api.vector.Column;
import org.codeanatomy.plugin.api.vector.Selection;

/** Arithmetic on decimals. */
final class DecimalNode extends OperandNode {

    private final Field field;
    private final DecimalArithmetic arithmetic;

    DecimalNode(Operator operator, ArrowType left, ArrowType right, Field field, List<CompiledExpression> operands) {
        super(operands, true);
        this.field = field;
        ArrowType.Decimal result = (ArrowType.Decimal) field.getType();
        this.arithmetic = new DecimalArithmetic(
                KernelOperators.arithmetic(operator),
                ((ArrowType.Decimal) left).getScale(),
                ((ArrowType.Decimal) right).getScale(),
                result.getPrecision(),
                result.getScale());
    }

    @Override
    Column compute(List<Column> values, int count, Selection rows, EvaluationScope scope) {
        BaseFixedWidthVector result = scope.fixed(field, count);
        Validity.intersect(values, count, result.getValidityBufferAddress());
        Selection present = present(values, count, rows);
        arithmetic.compute(
                values.get(0), values.get(1), present.positions(), present.count(), result.getDataBufferAddress());
        return Column.flat(result);
    }
}
