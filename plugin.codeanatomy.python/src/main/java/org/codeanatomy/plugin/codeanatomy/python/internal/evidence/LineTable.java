package org.codeanatomy.plugin.codeanatomy.python.internal.evidence;

import java.util.Arrays;

/** The lines of a file as tables count them: only a line feed ends one. Immutable. */
final class LineTable {

    private final byte[] bytes;
    private final int[] starts;

    LineTable(byte[] bytes) {
        this.bytes = bytes;
        int[] found = new int[64];
        int count = 0;
        for (int start = 0; start < bytes.length; ) {
            if (count == found.length) {
                found = Arrays.copyOf(found, count * 2);
            }
            found[count++] = start;
            int i = start;
            while (i < bytes.length && bytes[i] != '\n') {
                i++;
            }
            start = i + 1;
        }
        this.starts = Arrays.copyOf(found, count);
    }

    /** How many lines there are; none in an empty file, none after a last line feed. */
    int count() {
        return starts.length;
    }

    int start(int line) {
        return starts[line];
    }

    /** The offset after a line and its line feed. */
    int end(int line) {
        return line + 1 < starts.length ? starts[line + 1] : bytes.length;
    }

    /** How many bytes end a line: 2 for CR LF, 1 for LF, 0 at the end of the file. */
    int newlineLength(int line) {
        int end = end(line);
        if (bytes[end - 1] != '\n') {
            return 0;
        }
        return end - 2 >= starts[line] && bytes[end - 2] == '\r' ? 2 : 1;
    }

    /** The number, from 1, of the line an offset is in. */
    long lineOf(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        return Math.max(1, found >= 0 ? found + 1 : -found - 1);
    }
}
