package org.codeanatomy.plugin.codeanatomy.python.internal.syntax.lexer;

/** The brackets open at a place. A replacement field of an f-string counts as one. */
final class Brackets {

    /** The nesting CPython allows. */
    static final int MAXIMUM = 200;

    /** Stands for the brace that opens a replacement field. */
    static final byte FIELD = 'f';

    private final byte[] openings = new byte[MAXIMUM];
    private final int[] offsets = new int[MAXIMUM];
    private int depth;

    boolean isEmpty() {
        return depth == 0;
    }

    boolean isFull() {
        return depth == MAXIMUM;
    }

    int depth() {
        return depth;
    }

    void push(byte opening, int offset) {
        openings[depth] = opening;
        offsets[depth++] = offset;
    }

    void truncate(int newDepth) {
        depth = newDepth;
    }

    /** The innermost opening bracket; 0 if there is none. */
    byte top() {
        return depth == 0 ? 0 : openings[depth - 1];
    }

    /** Where the innermost opening bracket is. */
    int topOffset() {
        return offsets[depth - 1];
    }

    /** The depth of the innermost bracket, not below a base, that a closing bracket closes; -1 if there is none. */
    int matching(byte closing, int base) {
        for (int level = depth - 1; level >= base; level--) {
            if (closing == closingOf(openings[level])) {
                return level;
            }
            if (openings[level] == FIELD) {
                return -1;
            }
        }
        return -1;
    }

    private static byte closingOf(byte opening) {
        return switch (opening) {
            case '(' -> ')';
            case '[' -> ']';
            default -> '}';
        };
    }
}
