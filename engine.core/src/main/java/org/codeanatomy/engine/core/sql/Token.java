package org.codeanatomy.engine.core.sql;

/**
 * A word of SQL.
 *
 * @param text names and texts without their quotes
 * @param start offset of its first character
 * @param end offset after its last character
 */
record Token(Kind kind, String text, int start, int end) {

    /** The kinds of token. */
    enum Kind {
        WORD,
        QUOTED_NAME,
        TEXT,
        NUMBER,
        SYMBOL,
        END
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED_NAME;
    }

    /** How an error names it. */
    String shown() {
        return switch (kind) {
            case END -> "the end";
            case TEXT -> "'" + text + "'";
            default -> text;
        };
    }
}
