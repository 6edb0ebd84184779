package org.codeanatomy.plugin.codeanatomy.python.internal.syntax.lexer;

/** Reads string and bytes literals, and recognises the prefixes of all literals. */
final class StringScanner {

    private final Lexer lexer;
    private final byte[] source;

    StringScanner(Lexer lexer) {
        this.lexer = lexer;
        this.source = lexer.source;
    }

    /** Whether the one or two letters before a quote are a prefix of a literal. */
    static boolean isPrefix(byte[] source, int start, int end) {
        int first = source[start] | 0x20;
        if (end - start == 1) {
            return first == 'r' || first == 'b' || first == 'u' || first == 'f';
        }
        int second = source[start + 1] | 0x20;
        boolean raw = first == 'r' || second == 'r';
        boolean typed = first == 'b' || first == 'f' || second == 'b' || second == 'f';
        return raw && typed;
    }

    /** Reads the literal whose prefix starts at one offset and whose quote is at another. */
    void scan(int start, int quoteAt) {
        for (int i = start; i < quoteAt; i++) {
            if ((source[i] | 0x20) == 'f') {
                lexer.fstrings.open(start, quoteAt);
                return;
            }
        }
        if (isTriple(quoteAt)) {
            triple(start, quoteAt);
        } else {
            single(start, quoteAt);
        }
    }

    boolean isTriple(int quoteAt) {
        return quoteAt + 2 < lexer.limit
                && source[quoteAt + 1] == source[quoteAt]
                && source[quoteAt + 2] == source[quoteAt];
    }

    private void single(int start, int quoteAt) {
        byte quote = source[quoteAt];
        int i = quoteAt + 1;
        while (i < lexer.limit) {
            byte b = source[i];
            if (b == quote) {
                lexer.tokens.add(TokenKind.STRING, start, i + 1);
                lexer.position = i + 1;
                return;
            }
            if (b == '\n' || b == '\r') {
                break;
            }
            i = b == '\\' ? afterEscape(i) : i + 1;
        }
        lexer.unterminated(
                start, Math.min(i, lexer.limit), "unterminated_string", "The string is not closed on its line.");
    }

    private void triple(int start, int quoteAt) {
        byte quote = source[quoteAt];
        int end = lexer.cutAfter(start);
        int i = quoteAt + 3;
        while (i < end) {
            byte b = source[i];
            if (b == quote && i + 2 < end && source[i + 1] == quote && source[i + 2] == quote) {
                lexer.tokens.add(TokenKind.STRING, start, i + 3);
                lexer.position = i + 3;
                return;
            }
            i = b == '\\' ? afterEscape(i) : i + 1;
        }
        lexer.unterminatedTriple(start, end);
    }

    /** The offset after a backslash and what it escapes; a line end of two bytes is one character. */
    private int afterEscape(int backslash) {
        boolean pair = backslash + 2 < lexer.limit && source[backslash + 1] == '\r' && source[backslash + 2] == '\n';
        return backslash + (pair ? 3 : 2);
    }
}
