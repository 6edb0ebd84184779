package org.codeanatomy.engine.core.kernel;

import java.util.List;
import org.codeanatomy.engine.core.vector.Bitmaps;
import org.codeanatomy.plugin.api.vector.Column;

/** Validity of results that are null where an argument is, 64 rows at a time. */
public final class Validity {

    private Validity() {}

    /** Whether a column of these may hold a null. */
    public static boolean anyNull(List<Column> columns) {
        for (Column column : columns) {
            if (column.validityAddress() != 0 || Booleans.isNullConstant(column)) {
                return true;
            }
        }
        return false;
    }

    /** Sets the bits of rows in which no column is null, and clears the others. */
    public static void intersect(List<Column> columns, int rows, long target) {
        if (!anyNull(columns)) {
            Bitmaps.setRun(target, 0, rows);
            return;
        }
        for (int word = 0; word < Bitmaps.words(rows); word++) {
            long bits = -1;
            for (Column column : columns) {
                bits &= Booleans.validWord(column, word, rows);
            }
            Bitmaps.putWord(target, word, rows, bits);
        }
    }
}
