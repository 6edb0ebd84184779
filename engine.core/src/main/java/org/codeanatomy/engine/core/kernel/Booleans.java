package org.codeanatomy.engine.core.kernel;

import org.apache.arrow.vector.NullVector;
import org.codeanatomy.engine.core.vector.Bitmaps;
import org.codeanatomy.memory.Mem;
import org.codeanatomy.plugin.api.vector.Column;
import org.codeanatomy.plugin.api.vector.Encoding;

/** Reads 64 rows at a time of flat or constant columns: which are valid, true, false. */
public final class Booleans {

    private Booleans() {}

    /** What to keep of a row number to find its value: everything, or nothing for a constant. */
    public static int mask(Column column) {
        return column.encoding() == Encoding.CONSTANT ? 0 : -1;
    }

    /** Whether it is a constant null. */
    public static boolean isNullConstant(Column column) {
        return column.encoding() == Encoding.CONSTANT && column.vector().isNull(0);
    }

    /** Which of the 64 rows from {@code 64 * word} are valid; bits beyond {@code rows} are 0. */
    public static long validWord(Column column, int word, int rows) {
        if (column.encoding() == Encoding.CONSTANT) {
            return column.vector().isNull(0) ? 0 : ones(word, rows);
        }
        if (column.vector() instanceof NullVector) {
            return 0;
        }
        return column.validityAddress() == 0 ? ones(word, rows) : Bitmaps.word(column.validityAddress(), word, rows);
    }

    /** Which of the 64 rows are true. */
    public static long trueWord(Column column, int word, int rows) {
        return validWord(column, word, rows) & dataWord(column, word, rows);
    }

    /** Which of the 64 rows are false. */
    public static long falseWord(Column column, int word, int rows) {
        return validWord(column, word, rows) & ~dataWord(column, word, rows);
    }

    private static long dataWord(Column column, int word, int rows) {
        if (column.encoding() == Encoding.CONSTANT) {
            return Mem.getBit(column.dataAddress(), 0) ? ones(word, rows) : 0;
        }
        return column.dataAddress() == 0 ? 0 : Bitmaps.word(column.dataAddress(), word, rows);
    }

    private static long ones(int word, int rows) {
        int left = rows - (word << 6);
        return left >= 64 ? -1L : (1L << left) - 1;
    }
}
