package org.codeanatomy.engine.core.kernel;

import org.codeanatomy.memory.Mem;
import org.codeanatomy.plugin.api.vector.Column;

/** Functions from texts to 64-bit integers and booleans. All of them work on rows without nulls. */
public final class TextMeasures {

    private TextMeasures() {}

    /** Lengths in characters. */
    public static void characters(Column text, int[] rows, int count, long target) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            Mem.putLong(target + 8L * row, Utf8.characters(Utf8.address(text, row), Utf8.length(text, row)));
        }
    }

    /** Lengths in bytes. */
    public static void bytes(Column text, int[] rows, int count, long target) {
        for (int i = 0; i < count; i++) {
            Mem.putLong(target + 8L * rows[i], Utf8.length(text, rows[i]));
        }
    }

    /** The first place of a part in characters from 1, or 0. */
    public static void position(Column part, Column text, int[] rows, int count, long target) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long address = Utf8.address(text, row);
            int at = Utf8.indexOf(address, Utf8.length(text, row), Utf8.address(part, row), Utf8.length(part, row), 0);
            Mem.putLong(target + 8L * row, at < 0 ? 0 : Utf8.characters(address, at) + 1);
        }
    }

    /** Whether texts begin with a prefix. */
    public static void startsWith(Column text, Column prefix, int[] rows, int count, long target) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int length = Utf8.length(prefix, row);
            if (length <= Utf8.length(text, row)
                    && Texts.equal(Utf8.address(text, row), Utf8.address(prefix, row), length)) {
                Mem.setBit(target, row);
            }
        }
    }
}
