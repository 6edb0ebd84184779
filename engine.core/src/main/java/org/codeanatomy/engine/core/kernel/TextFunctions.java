package org.codeanatomy.engine.core.kernel;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.api.EngineException.Stage;
import org.codeanatomy.engine.core.vector.TextBuilder;
import org.codeanatomy.memory.Mem;
import org.codeanatomy.plugin.api.vector.Column;

/** Functions from texts to texts. All of them work on rows without nulls, in ascending order. */
public final class TextFunctions {

    private TextFunctions() {}

    /** Upper or lower case; ASCII in place, anything else as Java's root locale does it. */
    public static void changeCase(Column text, boolean upper, int[] rows, int count, TextBuilder target) {
        byte from = (byte) (upper ? 'a' : 'A');
        for (int i = 0; i < count; i++) {
            long address = Utf8.address(text, rows[i]);
            int length = Utf8.length(text, rows[i]);
            if (!Utf8.isAscii(address, length)) {
                String value = Utf8.string(address, length);
                target.put(rows[i], upper ? value.toUpperCase(Locale.ROOT) : value.toLowerCase(Locale.ROOT));
                continue;
            }
            long at = target.begin(rows[i], length);
            for (int k = 0; k < length; k++) {
                byte value = Mem.getByte(address + k);
                boolean changes = value >= from && value < from + 26;
                Mem.putByte(at + k, (byte) (changes ? value ^ 0x20 : value));
            }
            target.end(length);
        }
    }

    /** One text after another. */
    public static void concat(Column a, Column b, int[] rows, int count, TextBuilder target) {
        for (int i = 0; i < count; i++) {
            int first = Utf8.length(a, rows[i]);
            int second = Utf8.length(b, rows[i]);
            long at = target.begin(rows[i], (long) first + second);
            Mem.copy(Utf8.address(a, rows[i]), at, first);
            Mem.copy(Utf8.address(b, rows[i]), at + first, second);
            target.end((long) first + second);
        }
    }

    /** Characters from a start counted from 1; what lies before 1 counts towards the length. */
    public static void substring(Column text, Column start, Column lengths, int[] rows, int count, TextBuilder target) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long address = Utf8.address(text, row);
            int length = Utf8.length(text, row);
            long first = Mem.getLong(start.dataAddress() + 8L * (row & Booleans.mask(start)));
            long last = Long.MAX_VALUE;
            if (lengths != null) {
                long characters = Mem.getLong(lengths.dataAddress() + 8L * (row & Booleans.mask(lengths)));
                if (characters < 0) {
                    throw new EngineException(
                            Stage.EXECUTE, "INVALID_ARGUMENT", "SUBSTRING got the negative length " + characters);
                }
                last = first > Long.MAX_VALUE - characters ? Long.MAX_VALUE : first + characters;
            }
            int begin = Utf8.offset(address, length, Math.max(0, first - 1));
            long characters = last == Long.MAX_VALUE ? Long.MAX_VALUE : last - Math.max(1, first);
            int bytes = characters <= 0 ? 0 : Utf8.offset(address + begin, length - begin, characters);
            target.put(row, address + begin, bytes);
        }
    }

    /** Text without characters of a set at its ends. */
    public static void trim(
            Column text, Column set, boolean leading, boolean trailing, int[] rows, int count, TextBuilder target) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (set == null || (Utf8.length(set, row) == 1 && Mem.getByte(Utf8.address(set, row)) > 0)) {
                byte one = set == null ? (byte) ' ' : Mem.getByte(Utf8.address(set, row));
                trimByte(text, one, leading, trailing, row, target);
            } else {
                trimCharacters(text, Utf8.string(set, row), leading, trailing, row, target);
            }
        }
    }

    private static void trimByte(
            Column text, byte one, boolean leading, boolean trailing, int row, TextBuilder target) {
        long from = Utf8.address(text, row);
        long to = from + Utf8.length(text, row);
        while (leading && from < to && Mem.getByte(from) == one) {
            from++;
        }
        while (trailing && from < to && Mem.getByte(to - 1) == one) {
            to--;
        }
        target.put(row, from, (int) (to - from));
    }

    private static void trimCharacters(
            Column text, String set, boolean leading, boolean trailing, int row, TextBuilder target) {
        int[] points = Utf8.string(text, row).codePoints().toArray();
        int from = 0;
        int to = points.length;
        while (leading && from < to && set.indexOf(points[from]) >= 0) {
            from++;
        }
        while (trailing && from < to && set.indexOf(points[to - 1]) >= 0) {
            to--;
        }
        target.put(row, new String(points, from, to - from).getBytes(StandardCharsets.UTF_8));
    }

    /** Text with every place of a part replaced; an empty part is nowhere. */
    public static void replace(Column text, Column part, Column with, int[] rows, int count, TextBuilder target) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long address = Utf8.address(text, row);
            int length = Utf8.length(text, row);
            long searched = Utf8.address(part, row);
            int searchedLength = Utf8.length(part, row);
            int put = Utf8.length(with, row);
            int hits = searchedLength == 0 ? 0 : occurrences(address, length, searched, searchedLength);
            long size = length + (long) hits * (put - searchedLength);
            long at = target.begin(row, size);
            int from = 0;
            for (int hit = 0; hit < hits; hit++) {
                int next = Utf8.indexOf(address, length, searched, searchedLength, from);
                Mem.copy(address + from, at, next - from);
                Mem.copy(Utf8.address(with, row), at + next - from, put);
                at += next - from + put;
                from = next + searchedLength;
            }
            Mem.copy(address + from, at, length - from);
            target.end(size);
        }
    }

    private static int occurrences(long address, int length, long part, int partLength) {
        int hits = 0;
        int at = Utf8.indexOf(address, length, part, partLength, 0);
        while (at >= 0) {
            hits++;
            at = Utf8.indexOf(address, length, part, partLength, at + partLength);
        }
        return hits;
    }
}
