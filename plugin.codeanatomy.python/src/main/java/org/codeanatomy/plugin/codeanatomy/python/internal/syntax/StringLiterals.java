package org.codeanatomy.plugin.codeanatomy.python.internal.syntax;

import java.nio.charset.StandardCharsets;

/** The values of string literals. */
public final class StringLiterals {

    private StringLiterals() {}

    /**
     * The value of a text constant outside of f-strings, adjacent literals joined; null if the node is none. An escape
     * that Python rejects stays as it is written.
     */
    public static String value(SyntaxTree tree, int node) {
        boolean text = tree.is(node, NodeKind.CONSTANT)
                && (tree.detail(node) == ConstantKind.STRING.code()
                        || tree.detail(node) == ConstantKind.UNICODE_STRING.code());
        if (!text || tree.is(tree.parent(node), NodeKind.JOINED_STR)) {
            return null;
        }
        return new Reader(tree.text().utf8(), tree.start(node), tree.end(node)).read();
    }

    /** The docstring of a module, class or function, as written; null if it has none. */
    public static String docstring(SyntaxTree tree, int owner) {
        int first = tree.child(owner, Field.BODY);
        return first >= 0 && tree.is(first, NodeKind.EXPR) ? value(tree, first + 1) : null;
    }

    /** Reads adjacent literals with blanks, comments and brackets between them. */
    private static final class Reader {

        private final byte[] source;
        private final int end;
        private final StringBuilder value = new StringBuilder();
        private int position;

        Reader(byte[] source, int start, int end) {
            this.source = source;
            this.position = start;
            this.end = end;
        }

        String read() {
            boolean raw = false;
            while (position < end) {
                byte b = source[position];
                if (b == '"' || b == '\'') {
                    literal(raw);
                    raw = false;
                } else if (b == '#') {
                    skipComment();
                } else {
                    raw |= (b | 0x20) == 'r';
                    position++;
                }
            }
            return value.toString();
        }

        private void skipComment() {
            while (position < end && source[position] != '\n' && source[position] != '\r') {
                position++;
            }
        }

        private void literal(boolean raw) {
            byte quote = source[position];
            boolean triple = position + 2 < end && source[position + 1] == quote && source[position + 2] == quote;
            position += triple ? 3 : 1;
            int plain = position;
            while (position < end) {
                byte b = source[position];
                boolean closing = b == quote
                        && (!triple
                                || (position + 2 < end
                                        && source[position + 1] == quote
                                        && source[position + 2] == quote));
                if (closing || b == '\r' || b == '\\') {
                    append(plain, position);
                    if (closing) {
                        position += triple ? 3 : 1;
                        return;
                    }
                    special(raw);
                    plain = position;
                } else {
                    position++;
                }
            }
        }

        private void append(int from, int to) {
            value.append(new String(source, from, to - from, StandardCharsets.UTF_8));
        }

        /** A line end, which is always one LF, or a backslash with what follows. */
        private void special(boolean raw) {
            if (source[position] == '\r') {
                lineEnd();
                value.append('\n');
            } else if (raw) {
                value.append('\\');
                position++;
                if (position < end && source[position] != '\r') {
                    int length = Utf8Length.of(source[position]);
                    append(position, position + length);
                    position += length;
                }
            } else {
                position++;
                escape();
            }
        }

        private void lineEnd() {
            position += position + 1 < end && source[position] == '\r' && source[position + 1] == '\n' ? 2 : 1;
        }

        private void escape() {
            byte b = source[position];
            int simple = "abfnrtv\\'\"".indexOf(b);
            if (simple >= 0) {
                value.append("\007\b\f\n\r\t\013\\'\"".charAt(simple));
                position++;
            } else if (b == '\n' || b == '\r') {
                lineEnd();
            } else if (b >= '0' && b <= '7') {
                octal();
            } else if (b == 'x' || b == 'u' || b == 'U') {
                hexadecimal(b == 'x' ? 2 : b == 'u' ? 4 : 8);
            } else if (b == 'N' && position + 1 < end && source[position + 1] == '{') {
                named();
            } else {
                value.append('\\');
            }
        }

        private void octal() {
            int code = 0;
            for (int digits = 0; digits < 3 && source[position] >= '0' && source[position] <= '7'; digits++) {
                code = code * 8 + source[position++] - '0';
            }
            value.appendCodePoint(code);
        }

        private void hexadecimal(int digits) {
            int code = 0;
            int at = position + 1;
            for (; at <= position + digits && at < end; at++) {
                int digit = Character.digit(source[at], 16);
                if (digit < 0) {
                    break;
                }
                code = code * 16 + digit;
            }
            if (at == position + 1 + digits && Character.isValidCodePoint(code)) {
                value.appendCodePoint(code);
                position = at;
            } else {
                value.append('\\');
            }
        }

        private void named() {
            int close = position;
            while (close < end && source[close] != '}') {
                close++;
            }
            String name = new String(source, position + 2, Math.max(0, close - position - 2), StandardCharsets.UTF_8);
            int code = codePoint(name);
            if (code < 0) {
                value.append('\\');
            } else {
                value.appendCodePoint(code);
                position = close + 1;
            }
        }

        private static int codePoint(String name) {
            try {
                return Character.codePointOf(name);
            } catch (IllegalArgumentException unknown) {
                return -1;
            }
        }
    }

    /** The length of a UTF-8 sequence by its first byte. */
    private static final class Utf8Length {
        static int of(byte lead) {
            int b = lead & 0xff;
            return b < 0x80 ? 1 : b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4;
        }
    }
}
