package org.codeanatomy.engine.core.expression;

import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.engine.core.kernel.Selections;
import org.codeanatomy.engine.core.vector.ChunkedColumn;
import org.codeanatomy.engine.core.vector.Gather;
import org.codeanatomy.plugin.api.vector.Column;
import org.codeanatomy.plugin.api.vector.Selection;

/** A field of a struct; null where the struct is. */
final class StructFieldNode extends OperandNode {

    private final int child;
    private final Field field;

    StructFieldNode(CompiledExpression struct, int child, Field field) {
        super(List.of(struct), false);
        this.child = child;
        this.field = field;
    }

    @Override
    Column compute(List<Column> values, int count, Selection rows, EvaluationScope scope) {
        Column struct = values.get(0);
        FieldVector vector = (FieldVector) ((StructVector) struct.vector()).getChildByOrdinal(child);
        Column column = Column.flat(vector);
        if (struct.vector().getNullCount() == 0) {
            return column;
        }
        int[] references = new int[count];
        for (int i = 0; i < count; i++) {
            references[i] = Selections.isNull(struct, i) ? -1 : i;
        }
        return Column.flat(
                scope.own(Gather.gather(ChunkedColumn.of(column), references, count, field, scope.allocator())));
    }
}
