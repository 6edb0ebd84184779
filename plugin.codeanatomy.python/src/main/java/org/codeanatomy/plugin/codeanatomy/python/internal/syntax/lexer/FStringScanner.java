package org.codeanatomy.plugin.codeanatomy.python.internal.syntax.lexer;

import java.util.ArrayDeque;
import java.util.Deque;
import org.codeanatomy.plugin.codeanatomy.python.internal.source.SourceProblem.Stage;

/**
 * Reads the text of f-strings (PEP 701), which may nest: between the fields, and in the format specifications of
 * fields. What is in a field is read by the lexer like any other code.
 */
final class FStringScanner {

    /** An f-string that is not closed yet. */
    private record Open(int start, byte quote, boolean triple, boolean raw, int bracketBase, int end) {}

    private final Lexer lexer;
    private final byte[] source;
    private final Deque<Open> open = new ArrayDeque<>();
    private boolean inText;

    FStringScanner(Lexer lexer) {
        this.lexer = lexer;
        this.source = lexer.source;
    }

    /** Whether the next byte is text of an f-string, not code. */
    boolean inText() {
        return inText;
    }

    /** Whether a place is inside an f-string whose quotes are single, so that it should end on its line. */
    boolean isInSingleLine() {
        return !open.isEmpty() && !open.peek().triple;
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    void clear() {
        open.clear();
        inText = false;
    }

    void open(int start, int quoteAt) {
        boolean triple = lexer.strings.isTriple(quoteAt);
        boolean raw = (source[start] | 0x20) == 'r' || (source[quoteAt - 1] | 0x20) == 'r';
        int end = triple ? lexer.cutAfter(start) : lexer.limit;
        open.push(new Open(start, source[quoteAt], triple, raw, lexer.brackets.depth(), end));
        lexer.position = quoteAt + (triple ? 3 : 1);
        lexer.tokens.add(TokenKind.FSTRING_START, start, lexer.position);
        inText = true;
    }

    /** A colon directly in a field: what follows is its format specification. */
    void enterFormat() {
        inText = true;
    }

    /** The brace at the current position closes a field. */
    void closeField() {
        lexer.tokens.add(TokenKind.RIGHT_BRACE, lexer.position, lexer.position + 1);
        lexer.brackets.truncate(lexer.brackets.depth() - 1);
        lexer.position++;
        inText = true;
    }

    /** Reads text up to the next field, the end of the field whose format it is, or the closing quote. */
    void text() {
        Open string = open.peek();
        boolean format = lexer.brackets.depth() > string.bracketBase;
        int start = lexer.position;
        int i = start;
        while (i < string.end) {
            byte b = source[i];
            if (b == '\\') {
                i = afterBackslash(i, string);
            } else if (b == string.quote && closes(i, string)) {
                middle(start, i);
                close(i, string, format);
                return;
            } else if (b == '{' || b == '}') {
                if (format || !isDoubled(i, string)) {
                    middle(start, i);
                    brace(i, format);
                    return;
                }
                i += 2;
            } else if ((b == '\n' || b == '\r') && !string.triple) {
                lineEnd(start, i, string, format);
                return;
            } else {
                i++;
            }
        }
        middle(start, string.end);
        abandon(string);
    }

    private int afterBackslash(int at, Open string) {
        int next = at + 1;
        if (next >= string.end || source[next] == '{' || source[next] == '}') {
            return next;
        }
        if (!string.raw && source[next] == 'N' && next + 1 < string.end && source[next + 1] == '{') {
            int i = next + 2;
            while (i < string.end && source[i] != '}' && source[i] != string.quote && source[i] != '\n') {
                i++;
            }
            return i < string.end && source[i] == '}' ? i + 1 : i;
        }
        boolean pair = source[next] == '\r' && next + 1 < string.end && source[next + 1] == '\n';
        return next + (pair ? 2 : 1);
    }

    private boolean closes(int at, Open string) {
        return !string.triple
                || (at + 2 < string.end && source[at + 1] == string.quote && source[at + 2] == string.quote);
    }

    private boolean isDoubled(int at, Open string) {
        return at + 1 < string.end && source[at + 1] == source[at];
    }

    private void middle(int start, int end) {
        if (end > start) {
            lexer.tokens.add(TokenKind.FSTRING_MIDDLE, start, end);
        }
    }

    private void brace(int at, boolean format) {
        lexer.position = at;
        if (source[at] == '{') {
            lexer.tokens.add(TokenKind.LEFT_BRACE, at, at + 1);
            lexer.position++;
            inText = false;
            lexer.openBracket(Brackets.FIELD, at);
        } else if (format) {
            closeField();
        } else {
            lexer.problems.add(Stage.LEX, "single_brace", "f-string: a single '}' is not allowed.", at);
            lexer.tokens.add(TokenKind.ERROR, at, at + 1);
            lexer.position++;
        }
    }

    private void close(int at, Open string, boolean format) {
        if (format) {
            lexer.problems.add(Stage.LEX, "unclosed_bracket", "f-string: a '}' is missing.", at);
            lexer.tokens.add(TokenKind.ERROR, at, at);
            lexer.brackets.truncate(string.bracketBase);
        }
        lexer.position = at + (string.triple ? 3 : 1);
        lexer.tokens.add(TokenKind.FSTRING_END, at, lexer.position);
        open.pop();
        inText = false;
    }

    /** A format specification may end with its line; text of a string with single quotes may not. */
    private void lineEnd(int start, int at, Open string, boolean format) {
        middle(start, at);
        lexer.position = at;
        if (format) {
            inText = false;
        } else {
            abandon(string);
        }
    }

    private void abandon(Open string) {
        open.pop();
        inText = false;
        lexer.brackets.truncate(string.bracketBase);
        if (string.triple) {
            lexer.unterminatedTriple(string.start, string.end);
        } else {
            lexer.unterminated(
                    string.start, lexer.position, "unterminated_string", "The f-string is not closed on its line.");
        }
    }
}
