package org.codeanatomy.engine.core.expression;

import java.util.List;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.engine.core.kernel.Arithmetic;
import org.codeanatomy.engine.core.kernel.ArithmeticFailures;
import org.codeanatomy.engine.core.kernel.ArithmeticOperator;
import org.codeanatomy.engine.core.kernel.Booleans;
import org.codeanatomy.engine.core.kernel.Narrowing;
import org.codeanatomy.engine.core.kernel.Selections;
import org.codeanatomy.engine.core.kernel.Validity;
import org.codeanatomy.engine.core.kernel.Widening;
import org.codeanatomy.engine.core.vector.ValueKind;
import org.codeanatomy.memory.Mem;
import org.codeanatomy.plugin.api.vector.Column;
import org.codeanatomy.plugin.api.vector.Selection;

/** Arithmetic on integers and floating-point numbers. Narrow types are computed in 64 bits and checked as they narrow. */
final class ArithmeticNode extends OperandNode {

    private final ArithmeticOperator operator;
    private final Field field;
    private final ValueKind kind;
    private final ValueKind computed;

    ArithmeticNode(Operator operator, Field field, List<CompiledExpression> operands) {
        super(operands, true);
        this.operator = KernelOperators.arithmetic(operator);
        this.field = field;
        this.kind = ValueKind.of(field.getType());
        this.computed = switch (kind) {
            case INT8, INT16 -> ValueKind.INT64;
            case FLOAT32 -> ValueKind.FLOAT64;
            default -> kind;
        };
    }

    @Override
    Column compute(List<Column> operands, int count, Selection rows, EvaluationScope scope) {
        Column a = Numbers.as64(operands.get(0), computed, scope);
        Column b = Numbers.as64(operands.get(1), computed, scope);
        Field wide = computed == ValueKind.FLOAT64 ? Widening.FLOAT64 : Widening.INT64;
        BaseFixedWidthVector result = scope.fixed(computed == kind ? field : wide, count);
        boolean failed = Arithmetic.compute(operator, computed, a, b, rows, result.getDataBufferAddress());
        if (failed) {
            ArithmeticFailures.check(operator, computed, a, b, rows);
        }
        Validity.intersect(operands, count, result.getValidityBufferAddress());
        return computed == kind ? Column.flat(result) : narrow(Column.flat(result), count, rows, scope);
    }

    private Column narrow(Column wide, int count, Selection rows, EvaluationScope scope) {
        BaseFixedWidthVector result = scope.fixed(field, count);
        long target = result.getDataBufferAddress();
        if (kind == ValueKind.FLOAT32) {
            Narrowing.floats(wide.dataAddress(), Booleans.mask(wide), count, target);
        } else if (Narrowing.integers(wide.dataAddress(), Booleans.mask(wide), kind, count, target)) {
            checkRange(wide, count, rows);
        }
        Validity.intersect(List.of(wide), count, result.getValidityBufferAddress());
        return Column.flat(result);
    }

    private void checkRange(Column wide, int count, Selection rows) {
        int[] positions = Selections.positions(rows, count);
        int selected = rows == null ? count : rows.count();
        for (int i = 0; i < selected; i++) {
            long value = Mem.getLong(wide.dataAddress() + 8L * positions[i]);
            if (!Selections.isNull(wide, positions[i]) && Narrowing.narrow(kind, value) != value) {
                throw ArithmeticFailures.overflow(String.valueOf(value), kind);
            }
        }
    }
}
