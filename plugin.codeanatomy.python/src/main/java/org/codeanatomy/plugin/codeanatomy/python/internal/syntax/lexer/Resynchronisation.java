package org.codeanatomy.plugin.codeanatomy.python.internal.syntax.lexer;

/**
 * Where a logical line must have ended although brackets are still open.
 *
 * <p>A first reading believes the brackets and stops only at words that no expression can contain. If it fails, the
 * logical line is read again, and then also ends before a line that is indented no deeper than the statement and starts
 * with a name, and after the colon of a block's header.
 */
final class Resynchronisation {

    private static final long STATEMENT_WORDS = words(
            TokenKind.ASSERT,
            TokenKind.BREAK,
            TokenKind.CLASS,
            TokenKind.CONTINUE,
            TokenKind.DEF,
            TokenKind.DEL,
            TokenKind.ELIF,
            TokenKind.EXCEPT,
            TokenKind.FINALLY,
            TokenKind.GLOBAL,
            TokenKind.IMPORT,
            TokenKind.NONLOCAL,
            TokenKind.PASS,
            TokenKind.RAISE,
            TokenKind.RETURN,
            TokenKind.TRY,
            TokenKind.WHILE,
            TokenKind.WITH);
    private static final long HEADER_WORDS = words(
            TokenKind.ASYNC,
            TokenKind.CLASS,
            TokenKind.DEF,
            TokenKind.ELIF,
            TokenKind.ELSE,
            TokenKind.EXCEPT,
            TokenKind.FINALLY,
            TokenKind.FOR,
            TokenKind.IF,
            TokenKind.TRY,
            TokenKind.WHILE,
            TokenKind.WITH);

    private Resynchronisation() {}

    private static long words(byte... kinds) {
        long set = 0;
        for (byte kind : kinds) {
            set |= 1L << (kind - TokenKind.FALSE);
        }
        return set;
    }

    /** Whether a token of this kind can only begin a statement. */
    static boolean beginsStatement(byte kind) {
        return isIn(STATEMENT_WORDS, kind);
    }

    /** Whether a token of this kind begins the header of a block. */
    static boolean beginsBlock(byte kind) {
        return isIn(HEADER_WORDS, kind);
    }

    private static boolean isIn(long set, byte kind) {
        return kind >= TokenKind.FALSE && (set >>> (kind - TokenKind.FALSE) & 1) != 0;
    }
}
