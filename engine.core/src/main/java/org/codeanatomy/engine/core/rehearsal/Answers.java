package org.codeanatomy.engine.core.rehearsal;

import java.util.Arrays;
import java.util.Objects;
import org.apache.arrow.vector.FieldVector;
import org.codeanatomy.engine.core.kernel.KeyEquality;
import org.codeanatomy.engine.core.vector.ChunkedColumn;
import org.codeanatomy.engine.core.vector.ValueKind;
import org.codeanatomy.engine.core.vector.Vectors;
import org.codeanatomy.plugin.api.vector.Column;

/**
 * Two answers to the same call.
 *
 * @param before a vector
 * @param after one of the same type and length
 */
record Answers(FieldVector before, FieldVector after) {

    /** Per row whether they are the same: nulls are, and any two NaN. */
    boolean[] same() {
        int count = before.getValueCount();
        boolean[] same = new boolean[count];
        Arrays.fill(same, true);
        if (ValueKind.of(before.getField().getType()) == ValueKind.OPAQUE) {
            for (int row = 0; row < count; row++) {
                same[row] = Objects.equals(before.getObject(row), after.getObject(row));
            }
            return same;
        }
        int[] rows = Vectors.identity(count);
        KeyEquality.compare(
                ChunkedColumn.of(Column.flat(before)), rows, ChunkedColumn.of(Column.flat(after)), rows, count, same);
        return same;
    }
}
