package org.codeanatomy.engine.core.kernel;

import org.codeanatomy.memory.Mem;
import org.codeanatomy.plugin.api.vector.Column;

/** Functions from texts to 64-bit integers and booleans. All of them work on rows without nulls. */
public final class TextMeasures {

    private TextMeasures() {}

    /** Lengths in characters. Where all bytes are ASCII, which a fast look tells, they are the lengths in bytes. */
    public static void characters(Column text, int[] rows, int count, long target) {
        if (isAscii(text, rows, count)) {
            bytes(text, rows, count, target);
            return;
        }
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            Mem.putLong(target + Offsets.ofLong(row), Utf8.characters(Utf8.address(text, row), Utf8.length(text, row)));
        }
    }

    /** Looks at all bytes from the first row to the last, unless most of them belong to rows that are not asked for. */
    private static boolean isAscii(Column text, int[] rows, int count) {
        if (count == 0 || Booleans.mask(text) == 0 || rows[count - 1] - rows[0] > 2 * count) {
            return false;
        }
        long begin = Utf8.address(text, rows[0]);
        long end = Utf8.address(text, rows[count - 1]) + Utf8.length(text, rows[count - 1]);
        return Utf8.isAscii(begin, end - begin);
    }

    /** Lengths in bytes. */
    public static void bytes(Column text, int[] rows, int count, long target) {
        int mask = Booleans.mask(text);
        long offsets = text.offsetAddress();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long offset = offsets + Offsets.ofInt(row & mask);
            Mem.putLong(target + Offsets.ofLong(row), Mem.getInt(offset + 4) - Mem.getInt(offset));
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
