package org.codeanatomy.engine.core.kernel;

import java.util.Arrays;
import org.codeanatomy.engine.core.vector.Bitmaps;
import org.codeanatomy.engine.core.vector.ChunkedColumn;
import org.codeanatomy.engine.core.vector.Vectors;
import org.codeanatomy.memory.Mem;
import org.codeanatomy.plugin.api.vector.Column;
import org.codeanatomy.plugin.api.vector.Selection;

/** Turns booleans into selections. */
public final class Selections {

    private Selections() {}

    /** The rows, of all or of {@code within}, where {@code truth} is true, not false and not null. */
    public static Selection whereTrue(Column truth, Selection within) {
        int rows = truth.length();
        int words = Bitmaps.words(rows);
        long[] bits = new long[words];
        for (int word = 0; word < words; word++) {
            bits[word] = Booleans.trueWord(truth, word, rows);
        }
        return where(bits, rows, within);
    }

    /** The rows whose bit is set. */
    public static Selection where(long[] bits, int rows, Selection within) {
        return within == null ? dense(bits, rows) : selected(bits, within);
    }

    private static Selection dense(long[] bits, int rows) {
        int[] positions = new int[rows];
        int count = 0;
        for (int word = 0; word < bits.length; word++) {
            long left = bits[word];
            int base = word << 6;
            while (left != 0) {
                positions[count++] = base + Long.numberOfTrailingZeros(left);
                left &= left - 1;
            }
        }
        return new Selection(positions, count);
    }

    private static Selection selected(long[] bits, Selection within) {
        int[] from = within.positions();
        int[] positions = new int[within.count()];
        int count = 0;
        for (int i = 0; i < within.count(); i++) {
            int row = from[i];
            if ((bits[row >>> 6] >>> (row & 63) & 1) != 0) {
                positions[count++] = row;
            }
        }
        return new Selection(positions, count);
    }

    /** The rows, of all or of {@code within}, where no column is null; {@code within} itself if that is all of them. */
    public static Selection whereValid(Iterable<Column> columns, int rows, Selection within) {
        long[] bits = new long[Bitmaps.words(rows)];
        Arrays.fill(bits, -1L);
        boolean nulls = false;
        for (Column column : columns) {
            if (column.validityAddress() != 0 || Booleans.isNullConstant(column)) {
                nulls = true;
                for (int word = 0; word < bits.length; word++) {
                    bits[word] &= Booleans.validWord(column, word, rows);
                }
            }
        }
        return nulls ? where(bits, rows, within) : within;
    }

    /** Keeps, in place, the rows whose value is not null. Returns how many. */
    public static int dropNulls(ChunkedColumn column, int[] rows, int count) {
        int left = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long bitmap = column.validity()[row >>> column.shift()];
            rows[left] = row;
            left += bitmap == 0 || Mem.getBit(bitmap, row & column.mask()) ? 1 : 0;
        }
        return left;
    }

    /** The positions of a selection, or all. */
    public static int[] positions(Selection selection, int rows) {
        return selection == null ? Vectors.identity(rows) : selection.positions();
    }

    /** Whether a row of a flat or constant column is null. */
    public static boolean isNull(Column column, int row) {
        return column.validityAddress() != 0 && !Mem.getBit(column.validityAddress(), row & Booleans.mask(column));
    }
}
