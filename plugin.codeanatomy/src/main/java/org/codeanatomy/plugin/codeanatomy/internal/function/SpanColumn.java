package org.codeanatomy.plugin.codeanatomy.internal.function;

import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.StructVector;
import org.codeanatomy.plugin.api.vector.Column;

/** The spans of a column. Valid as long as the column. */
final class SpanColumn {

    private final Rows rows;
    private final ArrowBuf starts;
    private final ArrowBuf startValidity;
    private final ArrowBuf ends;
    private final ArrowBuf endValidity;
    private final ArrowBuf exclusive;
    private final ArrowBuf exclusiveValidity;

    /** The spans of a column whose field {@link SpanType#require} admitted. */
    SpanColumn(Column column) {
        this.rows = new Rows(column);
        StructVector struct = (StructVector) rows.values();
        FieldVector start = struct.getChild(SpanType.BSTART);
        FieldVector end = struct.getChild(SpanType.BEND);
        FieldVector flag = struct.getChild(SpanType.END_EXCLUSIVE);
        this.starts = start.getDataBuffer();
        this.startValidity = validity(start);
        this.ends = end.getDataBuffer();
        this.endValidity = validity(end);
        this.exclusive = flag == null ? null : flag.getDataBuffer();
        this.exclusiveValidity = flag == null ? null : validity(flag);
    }

    private static ArrowBuf validity(FieldVector vector) {
        return vector.getNullCount() == 0 ? null : vector.getValidityBuffer();
    }

    /** The position of a row's span, or −1 if the span or one of its bounds is null. */
    int position(int row) {
        int at = rows.position(row);
        boolean unbounded = at < 0 || Rows.isClear(startValidity, at) || Rows.isClear(endValidity, at);
        return unbounded ? -1 : at;
    }

    long start(int position) {
        return starts.getLong(8L * position);
    }

    /** The end as it was given. */
    long end(int position) {
        return ends.getLong(8L * position);
    }

    /** The end as an exclusive bound. A span that does not say how its end is meant is exclusive. */
    long exclusiveEnd(int position) {
        long end = end(position);
        boolean inclusive =
                exclusive != null && !Rows.isClear(exclusiveValidity, position) && Rows.isClear(exclusive, position);
        return inclusive && end < Long.MAX_VALUE ? end + 1 : end;
    }
}
