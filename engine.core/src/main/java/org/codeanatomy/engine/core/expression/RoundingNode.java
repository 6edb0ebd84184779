package org.codeanatomy.engine.core.expression;

import java.util.List;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.engine.core.kernel.Booleans;
import org.codeanatomy.engine.core.kernel.Narrowing;
import org.codeanatomy.engine.core.kernel.Rounding;
import org.codeanatomy.engine.core.kernel.Validity;
import org.codeanatomy.engine.core.kernel.Widening;
import org.codeanatomy.engine.core.vector.ValueKind;
import org.codeanatomy.plugin.api.vector.Column;
import org.codeanatomy.plugin.api.vector.Selection;

/** NEGATE, ABS, FLOOR, CEIL, ROUND, SQRT and POWER. */
final class RoundingNode extends OperandNode {

    private final Operator operator;
    private final ArrowType from;
    private final Field field;
    private final ValueKind kind;
    private final int digits;

    /**
     * A function of a number.
     *
     * @param digits after the point, for ROUND
     */
    RoundingNode(Operator operator, ArrowType from, Field field, int digits, List<CompiledExpression> operands) {
        super(operands, true);
        this.operator = operator;
        this.from = from;
        this.field = field;
        this.kind = ValueKind.of(field.getType());
        this.digits = digits;
    }

    @Override
    Column compute(List<Column> values, int count, Selection rows, EvaluationScope scope) {
        Selection present = present(values, count, rows);
        int[] positions = present.positions();
        boolean wide = kind == ValueKind.INT64 || kind == ValueKind.FLOAT64 || kind == ValueKind.DECIMAL128;
        Field computed = kind.isFloat() ? Widening.FLOAT64 : Widening.INT64;
        BaseFixedWidthVector result = scope.fixed(wide ? field : computed, count);
        long target = result.getDataBufferAddress();
        Column source = values.get(0);
        if (kind == ValueKind.DECIMAL128) {
            ArrowType.Decimal type = (ArrowType.Decimal) field.getType();
            int scale = ((ArrowType.Decimal) from).getScale();
            Rounding.decimals(
                    KernelOperators.number(operator),
                    source,
                    scale,
                    digits,
                    type.getPrecision(),
                    type.getScale(),
                    positions,
                    present.count(),
                    target);
        } else if (operator == Operator.POWER) {
            Column base = Numbers.as64(source, ValueKind.FLOAT64, scope);
            Column exponent = Numbers.as64(values.get(1), ValueKind.FLOAT64, scope);
            Rounding.power(base, exponent, positions, present.count(), target);
        } else if (kind.isFloat()) {
            Column number = Numbers.as64(source, ValueKind.FLOAT64, scope);
            Rounding.doubles(KernelOperators.number(operator), number, digits, positions, present.count(), target);
        } else {
            Column number = Numbers.as64(source, ValueKind.INT64, scope);
            Rounding.integers(
                    KernelOperators.number(operator), number, kind, digits, positions, present.count(), target);
        }
        BaseFixedWidthVector narrow = wide ? result : narrow(Column.flat(result), count, scope);
        Validity.intersect(values, count, narrow.getValidityBufferAddress());
        return Column.flat(narrow);
    }

    private BaseFixedWidthVector narrow(Column wide, int count, EvaluationScope scope) {
        BaseFixedWidthVector result = scope.fixed(field, count);
        long target = result.getDataBufferAddress();
        if (kind == ValueKind.FLOAT32) {
            Narrowing.floats(wide.dataAddress(), Booleans.mask(wide), count, target);
        } else {
            Narrowing.integers(wide.dataAddress(), Booleans.mask(wide), kind, count, target);
        }
        return result;
    }
}
