package org.codeanatomy.plugin.codeanatomy.python.internal.source;

import java.util.Arrays;

/** Where the lines of a file start, as Python counts lines: LF, CR LF and a lone CR each end one. Immutable. */
public final class LineIndex {

    private final int[] starts;

    private LineIndex(int[] starts) {
        this.starts = starts;
    }

    /** Indexes the bytes of a file. */
    public static LineIndex of(byte[] bytes) {
        int[] starts = new int[64];
        int count = 1;
        for (int i = 0; i < bytes.length; i++) {
            byte b = bytes[i];
            if (b != '\n' && b != '\r') {
                continue;
            }
            if (b == '\r' && i + 1 < bytes.length && bytes[i + 1] == '\n') {
                i++;
            }
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, count * 2);
            }
            starts[count++] = i + 1;
        }
        return new LineIndex(Arrays.copyOf(starts, count));
    }

    /** How many lines there are; the last may be empty. */
    public int count() {
        return starts.length;
    }

    /** The byte offset at which a line, counted from 0, starts. */
    public int start(int line) {
        return starts[line];
    }

    /** The line, counted from 0, that holds a byte offset. */
    public int lineOf(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        return found >= 0 ? found : -found - 2;
    }
}
