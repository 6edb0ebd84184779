package org.codeanatomy.plugin.codeanatomy.internal.function;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.arrow.memory.ArrowBuf;
import org.codeanatomy.plugin.api.hash.Blake2b;

/** A growing array of UTF-8 that a kernel fills again for every row, so that rows allocate nothing. Not thread-safe. */
final class Scratch {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_LONG = 20;

    private byte[] bytes = new byte[256];
    private int length;

    /** The array; only the first {@link #length()} bytes mean anything, and only until something is added. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    Scratch clear() {
        length = 0;
        return this;
    }

    /** Keeps the first {@code count} bytes. */
    void truncate(int count) {
        length = count;
    }

    Scratch append(byte value) {
        reserve(1);
        bytes[length++] = value;
        return this;
    }

    Scratch append(byte[] source) {
        return append(source, source.length);
    }

    Scratch append(byte[] source, int count) {
        reserve(count);
        System.arraycopy(source, 0, bytes, length, count);
        length += count;
        return this;
    }

    Scratch append(ArrowBuf source, long start, int count) {
        reserve(count);
        source.getBytes(start, bytes, length, count);
        length += count;
        return this;
    }

    /** Adds the decimal digits of {@code value}. */
    Scratch appendDecimal(long value) {
        reserve(LONGEST_LONG);
        // counted down from zero, because the smallest long has no positive counterpart
        long left = value > 0 ? -value : value;
        int end = length + digits(left) + (value < 0 ? 1 : 0);
        int at = end;
        do {
            bytes[--at] = (byte) ('0' - left % 10);
            left /= 10;
        } while (left != 0);
        if (value < 0) {
            bytes[--at] = '-';
        }
        length = end;
        return this;
    }

    private static int digits(long negative) {
        int count = 1;
        for (long left = negative / 10; left != 0; left /= 10) {
            count++;
        }
        return count;
    }

    /** Adds two lower-case hexadecimal digits per byte. */
    Scratch appendHex(byte[] source) {
        reserve(2 * source.length);
        for (byte value : source) {
            bytes[length++] = HEX[value >> 4 & 15];
            bytes[length++] = HEX[value & 15];
        }
        return this;
    }

    /** Adds everything to {@code hash} and writes its digest to {@code digest}. */
    void digestInto(Blake2b hash, byte[] digest) {
        hash.update(bytes, 0, length).digestInto(digest, 0);
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
        }
    }
}
