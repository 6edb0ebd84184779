package org.codeanatomy.engine.core.operator;

import java.util.List;
import org.codeanatomy.engine.core.kernel.RowOrder;
import org.codeanatomy.engine.core.physical.SortKey;
import org.codeanatomy.engine.core.vector.ChunkedColumn;

/** From the sort keys of a plan to an order of rows. */
final class SortKeys {

    private SortKeys() {}

    /** The order of rows whose column {@code i} is {@code columns[i]}. */
    static RowOrder order(List<SortKey> keys, ChunkedColumn[] columns) {
        ChunkedColumn[] ordered = new ChunkedColumn[keys.size()];
        boolean[] descending = new boolean[ordered.length];
        boolean[] nullsFirst = new boolean[ordered.length];
        for (int i = 0; i < ordered.length; i++) {
            SortKey key = keys.get(i);
            ordered[i] = columns[key.column()];
            descending[i] = key.descending();
            nullsFirst[i] = key.nullsFirst();
        }
        return new RowOrder(ordered, descending, nullsFirst);
    }
}
