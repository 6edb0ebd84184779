package org.codeanatomy.plugin.codeanatomy.python.internal.syntax.lexer;

import java.util.Arrays;

/** The tokens of one file, as columns; reused from file to file. Not thread-safe. */
public final class Tokens {

    private byte[] kinds = new byte[1 << 12];
    private int[] starts = new int[1 << 12];
    private int[] ends = new int[1 << 12];
    private int[] names = new int[1 << 12];
    private int size;

    void reset() {
        size = 0;
    }

    void add(byte kind, int start, int end) {
        add(kind, start, end, -1);
    }

    void add(byte kind, int start, int end, int name) {
        if (size == kinds.length) {
            int capacity = size * 2;
            kinds = Arrays.copyOf(kinds, capacity);
            starts = Arrays.copyOf(starts, capacity);
            ends = Arrays.copyOf(ends, capacity);
            names = Arrays.copyOf(names, capacity);
        }
        kinds[size] = kind;
        starts[size] = start;
        ends[size] = end;
        names[size++] = name;
    }

    void truncate(int newSize) {
        size = newSize;
    }

    /** How many tokens there are; the last is the end of the file. */
    public int size() {
        return size;
    }

    /** A token's kind, one of {@link TokenKind}. */
    public byte kind(int token) {
        return kinds[token];
    }

    /** Where a token starts. */
    public int start(int token) {
        return starts[token];
    }

    /** Where a token ends. */
    public int end(int token) {
        return ends[token];
    }

    /** The number of a name or keyword in the name table; -1 for other tokens. */
    public int name(int token) {
        return names[token];
    }
}
