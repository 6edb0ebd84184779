package org.codeanatomy.engine.core.expression;

import org.apache.arrow.vector.BaseFixedWidthVector;
import org.codeanatomy.engine.core.kernel.Selections;
import org.codeanatomy.engine.core.kernel.Widening;
import org.codeanatomy.engine.core.vector.ChunkedColumn;
import org.codeanatomy.engine.core.vector.ValueKind;
import org.codeanatomy.engine.core.vector.Vectors;
import org.codeanatomy.memory.Mem;
import org.codeanatomy.plugin.api.vector.Column;
import org.codeanatomy.plugin.api.vector.Encoding;

/** Widens columns for kernels that exist for wide numbers only. */
final class Numbers {

    private Numbers() {}

    /** The column itself if it has that kind, otherwise its values widened to 64 bits, null where it is null. */
    static Column as64(Column column, ValueKind wanted, EvaluationScope scope) {
        ValueKind kind = ValueKind.of(column.field().getType());
        if (kind == wanted || !Widening.widens(kind)) {
            return column;
        }
        boolean constant = column.encoding() == Encoding.CONSTANT;
        int length = constant ? 1 : column.length();
        BaseFixedWidthVector wide = scope.own(
                Widening.widen(ChunkedColumn.of(column), Vectors.identity(length), length, scope.allocator()));
        if (column.validityAddress() != 0) {
            for (int i = 0; i < length; i++) {
                if (Selections.isNull(column, i)) {
                    Mem.clearBit(wide.getValidityBufferAddress(), i);
                }
            }
        }
        return constant ? Column.constant(wide, column.length()) : Column.flat(wide);
    }
}
