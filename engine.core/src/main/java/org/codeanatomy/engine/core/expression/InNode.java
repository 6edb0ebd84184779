package org.codeanatomy.engine.core.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.FieldVector;
import org.codeanatomy.engine.core.expression.ScalarExpression.Constant;
import org.codeanatomy.engine.core.kernel.RowOrder;
import org.codeanatomy.engine.core.kernel.Validity;
import org.codeanatomy.engine.core.vector.ChunkedColumn;
import org.codeanatomy.engine.core.vector.ConstantValues;
import org.codeanatomy.memory.Mem;
import org.codeanatomy.plugin.api.vector.Column;
import org.codeanatomy.plugin.api.vector.Selection;

/** IN over constants: a binary search in their order. */
final class InNode extends OperandNode {

    private final FieldVector values;
    private final ChunkedColumn column;
    private final int[] sorted;
    private final boolean hasNull;

    InNode(CompiledExpression operand, List<Constant> constants, BufferAllocator allocator) {
        super(List.of(operand), false);
        List<Object> present = new ArrayList<>();
        for (Constant constant : constants) {
            if (constant.value() != null) {
                present.add(constant.value());
            }
        }
        this.hasNull = present.size() < constants.size();
        this.values = ConstantValues.vector(constants.get(0).field(), present, allocator);
        this.column = ChunkedColumn.of(Column.flat(values));
        this.sorted = IntStream.range(0, present.size())
                .boxed()
                .sorted((a, b) -> RowOrder.compareValues(column, a, column, b))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    @Override
    Column compute(List<Column> operands, int count, Selection rows, EvaluationScope scope) {
        BaseFixedWidthVector result = scope.fixed(Types.BOOLEAN, count);
        long truth = result.getDataBufferAddress();
        long validity = result.getValidityBufferAddress();
        Validity.intersect(operands, count, validity);
        ChunkedColumn searched = ChunkedColumn.of(operands.get(0));
        Selection present = present(operands, count, rows);
        for (int i = 0; i < present.count(); i++) {
            int row = present.positions()[i];
            if (contains(searched, row)) {
                Mem.setBit(truth, row);
            } else if (hasNull) {
                Mem.clearBit(validity, row);
            }
        }
        return Column.flat(result);
    }

    private boolean contains(ChunkedColumn searched, int row) {
        int low = 0;
        int high = sorted.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = RowOrder.compareValues(searched, row, column, sorted[middle]);
            if (order == 0) {
                return true;
            }
            if (order < 0) {
                high = middle - 1;
            } else {
                low = middle + 1;
            }
        }
        return false;
    }

    @Override
    public void close() {
        values.close();
        super.close();
    }
}
