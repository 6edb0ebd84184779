package org.codeanatomy.plugin.codeanatomy.python.internal.syntax.lexer;

import org.codeanatomy.plugin.codeanatomy.python.internal.source.ProblemList;
import org.codeanatomy.plugin.codeanatomy.python.internal.source.SourceProblem.Stage;
import org.codeanatomy.plugin.codeanatomy.python.internal.source.SourceText;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.NameTable;

/**
 * Reads a file into tokens, completely: what it cannot read becomes a problem and an ERROR token, and reading goes on.
 *
 * <p>Used for one file and one run. Not thread-safe.
 */
public final class Lexer {

    /** After so many logical lines had to be read twice, the rest is read carefully at once, to stay linear. */
    private static final int MAXIMUM_REWINDS = 8;

    final byte[] source;
    final int limit;
    final Tokens tokens;
    final ProblemList problems;
    final Brackets brackets = new Brackets();
    final StringScanner strings;
    final FStringScanner fstrings;
    int position;

    private final NameTable names;
    private final Indentation indentation;
    private final NumberScanner numbers;
    private final IdentifierScanner identifiers;
    private final int[] cuts;

    private boolean atLineStart = true;
    private int column;
    private int logicalLineStart;
    private int logicalLineToken;
    private int logicalLineProblems;
    private boolean resynchronising;
    private int rewinds;

    /**
     * Prepares to read a text.
     *
     * @param cuts offsets of line starts, ascending, that no triple-quoted string may pass: strings known to be unclosed
     */
    public Lexer(SourceText text, Tokens tokens, NameTable names, ProblemList problems, int... cuts) {
        this.source = text.utf8();
        this.limit = source.length;
        this.tokens = tokens;
        this.names = names;
        this.problems = problems;
        this.cuts = cuts;
        this.position = text.start();
        this.indentation = new Indentation(tokens, problems);
        this.numbers = new NumberScanner(source, limit);
        this.identifiers = new IdentifierScanner(this);
        this.strings = new StringScanner(this);
        this.fstrings = new FStringScanner(this);
    }

    /** Reads everything. */
    public void run() {
        tokens.reset();
        do {
            while (position < limit) {
                if (fstrings.inText()) {
                    fstrings.text();
                } else if (atLineStart) {
                    beginLine();
                } else {
                    token();
                }
            }
        } while (!finish());
    }

    /** Whether the end of the text is the end of the file; not if a line has to be read again. */
    private boolean finish() {
        if (fstrings.inText()) {
            fstrings.text();
            return false;
        }
        if (!brackets.isEmpty()) {
            if (!resynchronising) {
                rewind();
                return false;
            }
            reportUnclosed();
        }
        int last = tokens.size() - 1;
        if (last >= 0 && tokens.kind(last) != TokenKind.NEWLINE && tokens.kind(last) != TokenKind.DEDENT) {
            tokens.add(TokenKind.NEWLINE, limit, limit);
        }
        indentation.finish(limit);
        tokens.add(TokenKind.END_OF_FILE, limit, limit);
        return true;
    }

    private void beginLine() {
        int wide = 0;
        int narrow = 0;
        boolean continued = false;
        int i = position;
        for (; i < limit; i++) {
            byte b = source[i];
            if (b == '\\' && isLineEnd(i + 1)) {
                i = afterLineEnd(i + 1) - 1;
                continued |= wide > 0;
            } else if (b == '\f') {
                wide = 0;
                narrow = 0;
            } else if (b != ' ' && b != '\t') {
                break;
            } else if (!continued) {
                wide = b == ' ' ? wide + 1 : (wide / 8 + 1) * 8;
                narrow++;
            }
        }
        position = i;
        if (i == limit) {
            return;
        }
        if (source[i] == '#') {
            skipComment();
        }
        if (isLineEnd(position)) {
            position = afterLineEnd(position);
        } else if (position < limit) {
            beginLogicalLine(wide, narrow);
        }
    }

    private void beginLogicalLine(int wide, int narrow) {
        indentation.enter(wide, narrow, position);
        column = wide;
        atLineStart = false;
        logicalLineStart = position;
        logicalLineToken = tokens.size();
        logicalLineProblems = problems.size();
        resynchronising = rewinds > MAXIMUM_REWINDS;
    }

    private void token() {
        byte b = source[position];
        switch (CharacterClass.of(b)) {
            case CharacterClass.WHITESPACE -> position++;
            case CharacterClass.IDENTIFIER -> identifiers.scan(names);
            case CharacterClass.DIGIT -> number();
            case CharacterClass.QUOTE -> strings.scan(position, position);
            case CharacterClass.NEWLINE -> lineEnd();
            case CharacterClass.COMMENT -> skipComment();
            case CharacterClass.BACKSLASH -> continuation();
            case CharacterClass.OPENING -> opening(b);
            case CharacterClass.CLOSING -> closing(b);
            case CharacterClass.OPERATOR -> operator(b);
            default -> invalid(position + 1, String.format("The character U+%04X is not allowed here.", (int) b));
        }
    }

    private void operator(byte b) {
        boolean fraction =
                b == '.' && position + 1 < limit && source[position + 1] >= '0' && source[position + 1] <= '9';
        if (fraction) {
            number();
        } else if (b == ':' && brackets.top() == Brackets.FIELD) {
            tokens.add(TokenKind.COLON, position, ++position);
            fstrings.enterFormat();
        } else {
            int read = Operators.read(source, position, limit);
            int end = position + Operators.length(read);
            tokens.add(Operators.kind(read), position, end);
            position = end;
        }
    }

    private void number() {
        int start = position;
        position = numbers.scan(start);
        if (numbers.error() == null) {
            tokens.add(TokenKind.NUMBER, start, position);
        } else {
            problems.add(Stage.LEX, "invalid_number", numbers.error(), start);
            tokens.add(TokenKind.ERROR, start, position);
        }
    }

    void invalid(int end, String message) {
        problems.add(Stage.LEX, "invalid_character", message, position);
        tokens.add(TokenKind.ERROR, position, end);
        position = end;
    }

    private void skipComment() {
        int i = position;
        while (i < limit && source[i] != '\n' && source[i] != '\r') {
            i++;
        }
        position = i;
    }

    private void continuation() {
        if (isLineEnd(position + 1)) {
            position = afterLineEnd(position + 1);
        } else {
            invalid(position + 1, "Only the end of the line may follow a backslash.");
        }
    }

    private void opening(byte b) {
        byte kind = b == '(' ? TokenKind.LEFT_PARENTHESIS : b == '[' ? TokenKind.LEFT_BRACKET : TokenKind.LEFT_BRACE;
        tokens.add(kind, position, position + 1);
        position++;
        openBracket(b, position - 1);
    }

    void openBracket(byte bracket, int offset) {
        if (!brackets.isFull()) {
            brackets.push(bracket, offset);
        } else if (resynchronising) {
            problems.add(Stage.LEX, "too_deep", "There are too many nested brackets; 200 are allowed.", offset);
            abandonBrackets();
            tokens.add(TokenKind.ERROR, offset, offset + 1);
            skipComment();
        } else {
            rewind();
        }
    }

    private void closing(byte b) {
        int level = brackets.matching(b, 0);
        if (level >= 0 && level == brackets.depth() - 1) {
            if (brackets.top() == Brackets.FIELD) {
                fstrings.closeField();
            } else {
                close(b, level);
            }
        } else if (!brackets.isEmpty() && !resynchronising) {
            rewind();
        } else {
            String message = brackets.isEmpty()
                    ? String.format("The '%c' closes nothing.", b)
                    : String.format("The '%c' does not match the '%c' before it.", b, brackets.top());
            problems.add(Stage.LEX, "unmatched_bracket", message, position);
            tokens.add(TokenKind.ERROR, position, position);
            if (level >= 0 && brackets.top() != Brackets.FIELD) {
                close(b, level);
            } else {
                position++;
            }
        }
    }

    private void close(byte b, int level) {
        byte kind = b == ')' ? TokenKind.RIGHT_PARENTHESIS : b == ']' ? TokenKind.RIGHT_BRACKET : TokenKind.RIGHT_BRACE;
        brackets.truncate(level);
        tokens.add(kind, position, position + 1);
        position++;
    }

    private void lineEnd() {
        int start = position;
        position = afterLineEnd(start);
        if (brackets.isEmpty()) {
            tokens.add(TokenKind.NEWLINE, start, position);
            atLineStart = true;
        } else if (mustEndLogicalLine()) {
            if (resynchronising) {
                reportUnclosed();
                endLogicalLine(start);
            } else {
                rewind();
            }
        }
    }

    private boolean mustEndLogicalLine() {
        int i = position;
        while (i < limit && (source[i] == ' ' || source[i] == '\t')) {
            i++;
        }
        if (i == limit) {
            return false;
        }
        boolean word = CharacterClass.of(source[i]) == CharacterClass.IDENTIFIER;
        if (word && Resynchronisation.beginsStatement(identifiers.kindAt(i, names))) {
            return true;
        }
        if (!resynchronising) {
            return false;
        }
        boolean header = tokens.kind(tokens.size() - 1) == TokenKind.COLON
                && Resynchronisation.beginsBlock(tokens.kind(logicalLineToken));
        boolean outside = i - position <= column && (word || source[i] == '@');
        return header || outside || fstrings.isInSingleLine();
    }

    private void endLogicalLine(int at) {
        abandonBrackets();
        tokens.add(TokenKind.NEWLINE, at, at);
        atLineStart = true;
    }

    private void abandonBrackets() {
        fstrings.clear();
        brackets.truncate(0);
    }

    private void reportUnclosed() {
        byte opening = brackets.top() == Brackets.FIELD ? (byte) '{' : brackets.top();
        problems.add(
                Stage.LEX,
                "unclosed_bracket",
                String.format("The '%c' is never closed.", opening),
                brackets.topOffset());
    }

    /** Reads the logical line again, now with the rules for damaged ones. */
    private void rewind() {
        rewinds++;
        abandonBrackets();
        tokens.truncate(logicalLineToken);
        problems.truncate(logicalLineProblems);
        position = logicalLineStart;
        resynchronising = true;
    }

    /** A literal that its line ends: the line's brackets are no longer believed either. */
    void unterminated(int start, int end, String code, String message) {
        problems.add(Stage.LEX, code, message, start);
        tokens.add(TokenKind.ERROR, start, end);
        position = end;
        resynchronising = true;
    }

    void unterminatedTriple(int start, int end) {
        unterminated(start, end, "unterminated_string", "The triple-quoted string is never closed.");
        if (end < limit) {
            endLogicalLine(end);
        }
    }

    /** Where a triple-quoted string that starts at an offset must have ended. */
    int cutAfter(int start) {
        for (int cut : cuts) {
            if (cut > start) {
                return cut;
            }
        }
        return limit;
    }

    private boolean isLineEnd(int at) {
        return at < limit && (source[at] == '\n' || source[at] == '\r');
    }

    private int afterLineEnd(int at) {
        boolean pair = source[at] == '\r' && at + 1 < limit && source[at + 1] == '\n';
        return at + (pair ? 2 : 1);
    }
}
