package org.codeanatomy.plugin.codeanatomy.internal.function;

import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.NullVector;
import org.codeanatomy.plugin.api.vector.Column;

/** The 64-bit integers of a column. Valid as long as the column. */
final class IntegerColumn {

    private final Rows rows;
    private final ArrowBuf data;

    IntegerColumn(Column column) {
        this.rows = new Rows(column);
        this.data = rows.values() instanceof NullVector ? null : rows.values().getDataBuffer();
    }

    /** The position of a row's value, or −1 if the row is null. */
    int position(int row) {
        return rows.position(row);
    }

    long value(int position) {
        return data.getLong(8L * position);
    }
}
