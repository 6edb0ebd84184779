package org.codeanatomy.plugin.codeanatomy.internal.function;

import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.NullVector;
import org.codeanatomy.plugin.api.vector.Column;
import org.codeanatomy.plugin.api.vector.Encoding;

/** Where the value of each row of a column stands, whatever the column's encoding. Valid as long as the column. */
final class Rows {

    private final FieldVector values;
    private final ArrowBuf codes;
    private final ArrowBuf rowValidity;
    private final ArrowBuf valueValidity;
    private final boolean constant;
    private final boolean allNull;

    Rows(Column column) {
        boolean dictionary = column.encoding() == Encoding.DICTIONARY;
        Column holder = dictionary ? column.dictionaryValues() : column;
        this.values = holder.vector();
        this.codes = dictionary ? column.vector().getDataBuffer() : null;
        this.rowValidity = dictionary ? validity(column) : null;
        this.valueValidity = validity(holder);
        this.constant = column.encoding() == Encoding.CONSTANT;
        this.allNull = values instanceof NullVector;
    }

    private static ArrowBuf validity(Column column) {
        return column.validityAddress() == 0 ? null : column.vector().getValidityBuffer();
    }

    /** The vector that positions count in. */
    FieldVector values() {
        return values;
    }

    /** The position of the value of {@code row} in {@link #values()}, or −1 if the row is null. */
    int position(int row) {
        if (allNull || isClear(rowValidity, row)) {
            return -1;
        }
        int position = constant ? 0 : row;
        if (codes != null) {
            position = codes.getInt(4L * row);
        }
        return isClear(valueValidity, position) ? -1 : position;
    }

    static boolean isClear(ArrowBuf bitmap, int index) {
        return bitmap != null && (bitmap.getByte(index >> 3) >> (index & 7) & 1) == 0;
    }
}
