package org.codeanatomy.engine.core.sql;

import java.util.ArrayList;
import java.util.List;
import org.codeanatomy.engine.core.sql.Token.Kind;

/**
 * Cuts SQL into tokens, leaving out spaces and comments. It knows just enough to find statements and to read
 * line-shaped ones; queries are tokenized again by their own parser.
 */
final class Tokenizer {

    private final SourceText source;
    private final String text;
    private int position;

    private Tokenizer(String text) {
        this.source = new SourceText(text);
        this.text = text;
    }

    /** All tokens; the last is of kind {@link Kind#END}. */
    static List<Token> tokens(String text) {
        Tokenizer tokenizer = new Tokenizer(text);
        List<Token> tokens = new ArrayList<>();
        do {
            tokens.add(tokenizer.next());
        } while (tokens.get(tokens.size() - 1).kind() != Kind.END);
        return tokens;
    }

    private Token next() {
        skipSpaceAndComments();
        int start = position;
        if (start == text.length()) {
            return new Token(Kind.END, "", start, start);
        }
        char c = text.charAt(start);
        if (c == '\'') {
            return quoted(Kind.TEXT, c, "a text");
        }
        if (c == '"') {
            return quoted(Kind.QUOTED_NAME, c, "a quoted name");
        }
        if (isWordStart(c)) {
            return run(Kind.WORD);
        }
        if (c >= '0' && c <= '9') {
            return run(Kind.NUMBER);
        }
        position++;
        return new Token(Kind.SYMBOL, text.substring(start, position), start, position);
    }

    private Token run(Kind kind) {
        int start = position;
        while (position < text.length()
                && (isWordPart(text.charAt(position)) || (kind == Kind.NUMBER && text.charAt(position) == '.'))) {
            position++;
        }
        return new Token(kind, text.substring(start, position), start, position);
    }

    private Token quoted(Kind kind, char quote, String what) {
        int start = position;
        StringBuilder content = new StringBuilder();
        for (position++; position < text.length(); position++) {
            char c = text.charAt(position);
            if (c == quote) {
                if (position + 1 == text.length() || text.charAt(position + 1) != quote) {
                    position++;
                    return new Token(kind, content.toString(), start, position);
                }
                position++;
            }
            content.append(c);
        }
        throw source.syntaxError(what + " does not end; close it with " + quote, start, start + 1);
    }

    private void skipSpaceAndComments() {
        while (position < text.length()) {
            if (Character.isWhitespace(text.charAt(position))) {
                position++;
            } else if (text.startsWith("--", position)) {
                int end = text.indexOf('\n', position);
                position = end < 0 ? text.length() : end;
            } else if (text.startsWith("/*", position)) {
                int end = text.indexOf("*/", position + 2);
                if (end < 0) {
                    throw source.syntaxError("a comment does not end; close it with */", position, position + 2);
                }
                position = end + 2;
            } else {
                return;
            }
        }
    }

    private static boolean isWordStart(char c) {
        return Character.isLetter(c) || c == '_';
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }
}
