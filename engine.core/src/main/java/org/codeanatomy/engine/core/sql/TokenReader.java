package org.codeanatomy.engine.core.sql;

import java.util.List;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.core.sql.Statement.Name;
import org.codeanatomy.engine.core.sql.Token.Kind;

/** Walks over the tokens of one statement and says what it expected where something else stands. */
final class TokenReader {

    /** The words that queries begin with. */
    static final List<String> QUERIES = List.of("SELECT", "WITH", "VALUES", "TABLE");

    private final SourceText source;
    private final List<Token> tokens;
    private int position;

    TokenReader(SourceText source, List<Token> tokens) {
        this.source = source;
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(position);
    }

    Token next() {
        Token token = peek();
        if (token.kind() != Kind.END) {
            position++;
        }
        return token;
    }

    boolean atEnd() {
        return peek().kind() == Kind.END;
    }

    boolean atQuery() {
        return QUERIES.stream().anyMatch(peek()::isWord) || peek().isSymbol("(");
    }

    boolean peekSecondIsName() {
        return !atEnd() && tokens.get(position + 1).isName();
    }

    /** Whether a name and {@code =>} follow. */
    boolean peekSecondIsArrow() {
        return peek().isName()
                && tokens.get(position + 1).isSymbol("=")
                && tokens.get(position + 2).isSymbol(">");
    }

    boolean take(String word) {
        if (!peek().isWord(word)) {
            return false;
        }
        position++;
        return true;
    }

    boolean takeSymbol(String symbol) {
        if (!peek().isSymbol(symbol)) {
            return false;
        }
        position++;
        return true;
    }

    void require(String word) {
        if (!take(word)) {
            throw expected(word);
        }
    }

    void requireSymbol(String symbol) {
        if (!takeSymbol(symbol)) {
            throw expected(symbol);
        }
    }

    String word(String what) {
        if (!peek().isName()) {
            throw expected(what);
        }
        return next().text();
    }

    String text(String what) {
        if (peek().kind() != Kind.TEXT) {
            throw expected(what);
        }
        return next().text();
    }

    /** A text, a word, or a number with its sign and unit, as text. */
    String value(String what) {
        boolean negative = takeSymbol("-");
        Token token = peek();
        if (token.kind() == Kind.SYMBOL || token.kind() == Kind.END || (negative && token.kind() != Kind.NUMBER)) {
            throw expected(what);
        }
        next();
        return negative ? "-" + token.text() : token.text();
    }

    /** One or more names joined by dots. */
    Name dottedName(String what) {
        int start = peek().start();
        StringBuilder name = new StringBuilder(word("the name of " + what));
        while (takeSymbol(".")) {
            name.append('.').append(word("the name of " + what));
        }
        return new Name(name.toString(), start, tokens.get(position - 1).end());
    }

    /** The statement, if nothing but {@code ;} follows. */
    Statement last(Statement statement) {
        if (!atEnd() && !peek().isSymbol(";")) {
            throw expected("the end of the statement");
        }
        requireNothingBehind(position);
        return statement;
    }

    /** The offset at which a query that starts here ends: before the {@code ;} that may close it. */
    int endOfStatement() {
        int end = position;
        while (tokens.get(end).kind() != Kind.END && !tokens.get(end).isSymbol(";")) {
            end++;
        }
        requireNothingBehind(end);
        return tokens.get(Math.max(0, end - 1)).end();
    }

    private void requireNothingBehind(int end) {
        for (Token token : tokens.subList(end, tokens.size() - 1)) {
            if (!token.isSymbol(";")) {
                throw source.syntaxError(
                        "another statement begins here; run statements one at a time", token.start(), token.end());
            }
        }
    }

    EngineException expected(String what) {
        return expectedAt(peek(), what);
    }

    /** The same, with a hint at the end of the sentence. */
    EngineException expected(String what, String hint) {
        Token found = peek();
        return source.syntaxError(
                "syntax error: expected " + what + ", found " + found.shown() + hint, found.start(), found.end());
    }

    EngineException expectedAt(Token found, String what) {
        return source.syntaxError(
                "syntax error: expected " + what + ", found " + found.shown(), found.start(), found.end());
    }
}
