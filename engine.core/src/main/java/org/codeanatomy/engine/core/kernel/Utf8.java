package org.codeanatomy.engine.core.kernel;

import java.nio.charset.StandardCharsets;
import org.codeanatomy.memory.Mem;
import org.codeanatomy.plugin.api.vector.Column;

/** Characters of UTF-8, off heap. A character is a code point. */
public final class Utf8 {

    private static final long HIGH_BITS = 0x8080808080808080L;

    private Utf8() {}

    /** Address of a text of a flat or constant column. */
    public static long address(Column column, int row) {
        return column.dataAddress() + Mem.getInt(column.offsetAddress() + 4L * (row & Booleans.mask(column)));
    }

    /** Bytes of a text. */
    public static int length(Column column, int row) {
        long offset = column.offsetAddress() + 4L * (row & Booleans.mask(column));
        return Mem.getInt(offset + 4) - Mem.getInt(offset);
    }

    /** A text as a Java string. */
    public static String string(Column column, int row) {
        return string(address(column, row), length(column, row));
    }

    /** Bytes as a Java string. */
    public static String string(long address, int length) {
        return new String(bytes(address, length), StandardCharsets.UTF_8);
    }

    /** Bytes as an array. */
    public static byte[] bytes(long address, int length) {
        byte[] bytes = new byte[length];
        Mem.copyToArray(address, bytes, 0, length);
        return bytes;
    }

    /** Number of characters: of bytes that do not continue one, counted eight at a time. */
    public static int characters(long address, int length) {
        int continuations = 0;
        int i = 0;
        for (; i + 8 <= length; i += 8) {
            continuations += continuations(Mem.getLong(address + i));
        }
        for (; i < length; i++) {
            continuations += (Mem.getByte(address + i) & 0xC0) == 0x80 ? 1 : 0;
        }
        return length - continuations;
    }

    /** How many of eight bytes begin with the bits 10. */
    private static int continuations(long bytes) {
        return Long.bitCount(bytes & ~(bytes << 1) & HIGH_BITS);
    }

    /** The byte at which character {@code index}, counted from 0, begins; the length if there are not so many. */
    public static int offset(long address, int length, long index) {
        long left = index;
        int at = 0;
        while (at < length && left > 0) {
            at = next(address, length, at);
            left--;
        }
        return at;
    }

    /** The byte after the character that begins at {@code at}. */
    public static int next(long address, int length, int at) {
        int after = at + 1;
        while (after < length && (Mem.getByte(address + after) & 0xC0) == 0x80) {
            after++;
        }
        return after;
    }

    /** Whether every byte is ASCII. */
    public static boolean isAscii(long address, long length) {
        long i = 0;
        for (; i + 32 <= length; i += 32) {
            long first = Mem.getLong(address + i) | Mem.getLong(address + i + 8);
            long second = Mem.getLong(address + i + 16) | Mem.getLong(address + i + 24);
            if (((first | second) & HIGH_BITS) != 0) {
                return false;
            }
        }
        for (; i < length; i++) {
            if (Mem.getByte(address + i) < 0) {
                return false;
            }
        }
        return true;
    }

    /** The first place from {@code from} on where {@code part} begins, in bytes, or −1. */
    public static int indexOf(long address, int length, long part, int partLength, int from) {
        if (partLength == 0) {
            return from;
        }
        byte first = Mem.getByte(part);
        for (int at = from; at + partLength <= length; at++) {
            if (Mem.getByte(address + at) == first && Texts.equal(address + at, part, partLength)) {
                return at;
            }
        }
        return -1;
    }
}
