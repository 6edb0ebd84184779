package org.codeanatomy.plugin.codeanatomy.python.internal.syntax.lexer;

/** Reads operators and punctuation; the longest one that fits. */
final class Operators {

    private static final byte[] SINGLE = new byte[128];
    private static final byte[] DOUBLED = new byte[128];
    private static final byte[] WITH_EQUALS = new byte[128];

    static {
        SINGLE[','] = TokenKind.COMMA;
        SINGLE[';'] = TokenKind.SEMICOLON;
        SINGLE['~'] = TokenKind.TILDE;
        SINGLE['.'] = TokenKind.DOT;
        define(':', TokenKind.COLON, TokenKind.COLON_ASSIGN);
        define('=', TokenKind.ASSIGN, TokenKind.EQUAL);
        define('!', TokenKind.EXCLAMATION, TokenKind.NOT_EQUAL);
        define('<', TokenKind.LESS, TokenKind.LESS_EQUAL);
        define('>', TokenKind.GREATER, TokenKind.GREATER_EQUAL);
        String arithmetic = "+-*@/%";
        for (int i = 0; i < arithmetic.length(); i++) {
            defineAugmented(arithmetic.charAt(i), (byte) (TokenKind.PLUS + i));
        }
        defineAugmented('|', TokenKind.VERTICAL_BAR);
        defineAugmented('^', TokenKind.CIRCUMFLEX);
        defineAugmented('&', TokenKind.AMPERSAND);
        DOUBLED['*'] = TokenKind.DOUBLE_STAR;
        DOUBLED['/'] = TokenKind.DOUBLE_SLASH;
        DOUBLED['<'] = TokenKind.LEFT_SHIFT;
        DOUBLED['>'] = TokenKind.RIGHT_SHIFT;
    }

    private Operators() {}

    private static void define(char character, byte alone, byte withEquals) {
        SINGLE[character] = alone;
        WITH_EQUALS[character] = withEquals;
    }

    private static void defineAugmented(char character, byte kind) {
        define(character, kind, (byte) (kind + TokenKind.AUGMENTED));
    }

    /** The operator at an offset: kind and length in one int, see {@link #kind} and {@link #length}. */
    static int read(byte[] source, int at, int limit) {
        byte first = source[at];
        byte second = at + 1 < limit ? source[at + 1] : 0;
        if (second == '=' && WITH_EQUALS[first] != 0) {
            return WITH_EQUALS[first] | 2 << 8;
        }
        if (first == '-' && second == '>') {
            return TokenKind.ARROW | 2 << 8;
        }
        byte third = at + 2 < limit ? source[at + 2] : 0;
        if (first == '.' && second == '.' && third == '.') {
            return TokenKind.ELLIPSIS | 3 << 8;
        }
        if (second != first || DOUBLED[first] == 0) {
            return SINGLE[first] | 1 << 8;
        }
        return third == '=' ? DOUBLED[first] + TokenKind.AUGMENTED | 3 << 8 : DOUBLED[first] | 2 << 8;
    }

    static byte kind(int read) {
        return (byte) read;
    }

    static int length(int read) {
        return read >> 8;
    }
}
