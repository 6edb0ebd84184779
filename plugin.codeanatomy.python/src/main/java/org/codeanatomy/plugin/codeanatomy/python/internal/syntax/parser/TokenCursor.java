package org.codeanatomy.plugin.codeanatomy.python.internal.syntax.parser;

import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.lexer.TokenKind;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.lexer.Tokens;

/** A place in the tokens of a file. */
final class TokenCursor {

    /** Recursion that brackets do not limit: {@code not not …}, {@code lambda: lambda: …}, {@code a if b else …}. */
    private static final int MAXIMUM_DEPTH = 1000;

    private final Tokens tokens;
    private int position;
    private byte kind;
    private int lastEnd;
    private int depth;

    TokenCursor(Tokens tokens) {
        this.tokens = tokens;
        this.kind = tokens.kind(0);
    }

    /** The kind of the current token. */
    byte kind() {
        return kind;
    }

    boolean at(byte expected) {
        return kind == expected;
    }

    boolean atName(int name) {
        return kind == TokenKind.NAME && tokens.name(position) == name;
    }

    boolean atLineEnd() {
        return kind == TokenKind.NEWLINE || kind == TokenKind.SEMICOLON || kind == TokenKind.END_OF_FILE;
    }

    int position() {
        return position;
    }

    int start() {
        return tokens.start(position);
    }

    int end() {
        return tokens.end(position);
    }

    int name() {
        return tokens.name(position);
    }

    byte kindAt(int token) {
        return token < tokens.size() ? tokens.kind(token) : TokenKind.END_OF_FILE;
    }

    byte kindAhead(int distance) {
        return kindAt(position + distance);
    }

    int startAt(int token) {
        return tokens.start(token);
    }

    int nameAt(int token) {
        return token < tokens.size() ? tokens.name(token) : -1;
    }

    /** Where the last token that is part of the text ended. */
    int lastEnd() {
        return lastEnd;
    }

    void advance() {
        lastEnd = tokens.end(position);
        kind = tokens.kind(++position);
    }

    /** Passes a token that only shows lines and blocks, and so ends no node. */
    void skip() {
        kind = tokens.kind(++position);
    }

    boolean accept(byte expected) {
        if (kind != expected) {
            return false;
        }
        advance();
        return true;
    }

    void expect(byte expected) {
        if (kind != expected) {
            throw failure("Expected " + TokenKind.describe(expected) + ", found " + TokenKind.describe(kind) + ".");
        }
        advance();
    }

    /** The number of the name at the cursor, which is passed. */
    int expectName() {
        int name = name();
        expect(TokenKind.NAME);
        return name;
    }

    SyntaxFailure unexpected() {
        return failure("Invalid syntax at " + TokenKind.describe(kind) + ".");
    }

    SyntaxFailure failure(String message) {
        return kind == TokenKind.ERROR
                ? SyntaxFailure.alreadyReported(start())
                : SyntaxFailure.of("invalid_syntax", message, start());
    }

    void enter() {
        if (++depth > MAXIMUM_DEPTH) {
            throw SyntaxFailure.of("too_deep", "The expression is nested too deeply.", start());
        }
    }

    void leave() {
        depth--;
    }

    int depth() {
        return depth;
    }

    void restoreDepth(int earlier) {
        depth = earlier;
    }
}
