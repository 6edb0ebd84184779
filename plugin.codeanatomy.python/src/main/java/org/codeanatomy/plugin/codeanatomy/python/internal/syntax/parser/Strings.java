package org.codeanatomy.plugin.codeanatomy.python.internal.syntax.parser;

import static org.codeanatomy.plugin.codeanatomy.python.internal.syntax.lexer.TokenKind.*;

import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.ConstantKind;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.Field;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.IntStack;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.NodeKind;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.SyntaxTreeBuilder;

/** String literals: adjacent ones are one constant, and f-strings among them make the whole a JoinedStr. */
final class Strings {

    private final Grammar grammar;
    private final TokenCursor in;
    private final SyntaxTreeBuilder out;
    private final IntStack pending;

    Strings(Grammar grammar) {
        this.grammar = grammar;
        this.in = grammar.in;
        this.out = grammar.out;
        this.pending = grammar.pending;
    }

    int concatenation() {
        int start = in.start();
        int next = in.position();
        while (in.kindAt(next) == STRING) {
            next++;
        }
        return in.kindAt(next) == FSTRING_START ? joined(start) : constant(start);
    }

    private int constant(int start) {
        ConstantKind kind = kindOf(start);
        boolean bytes = kind == ConstantKind.BYTES;
        while (in.at(STRING)) {
            if ((kindOf(in.start()) == ConstantKind.BYTES) != bytes) {
                throw in.failure("Bytes and text literals cannot be joined.");
            }
            in.advance();
        }
        int node = out.leaf(NodeKind.CONSTANT, start, in.lastEnd());
        out.detail(node, kind.code());
        return node;
    }

    private ConstantKind kindOf(int start) {
        for (int i = start; ; i++) {
            int letter = grammar.source[i];
            if (letter == '"' || letter == '\'') {
                return ConstantKind.STRING;
            }
            if ((letter | 0x20) == 'b') {
                return ConstantKind.BYTES;
            }
            if ((letter | 0x20) == 'u') {
                return ConstantKind.UNICODE_STRING;
            }
        }
    }

    private int joined(int start) {
        int node = out.open(NodeKind.JOINED_STR, start);
        int values = pending.size();
        TextRun run = new TextRun();
        while (in.at(STRING) || in.at(FSTRING_START)) {
            if (in.at(STRING)) {
                if (kindOf(in.start()) == ConstantKind.BYTES) {
                    throw in.failure("Bytes and text literals cannot be joined.");
                }
                literal(run);
            } else {
                fstring(run);
            }
        }
        run.flush();
        out.attachList(node, Field.VALUES, pending, values);
        return grammar.close(node);
    }

    private void literal(TextRun run) {
        byte[] source = grammar.source;
        int quote = in.start();
        while (source[quote] != '"' && source[quote] != '\'') {
            quote++;
        }
        int width = in.end() - quote >= 6 && source[quote + 1] == source[quote] && source[quote + 2] == source[quote]
                ? 3
                : 1;
        boolean raw = quote > in.start() && (source[in.start()] | 0x20) == 'r';
        run.add(in.start(), in.end(), isEmpty(quote + width, in.end() - width, raw));
        in.advance();
    }

    /** Whether literal text means no character: there is none, or only continued lines. */
    private boolean isEmpty(int start, int end, boolean raw) {
        byte[] source = grammar.source;
        int i = start;
        while (!raw && i + 1 < end && source[i] == '\\' && (source[i + 1] == '\n' || source[i + 1] == '\r')) {
            i += i + 2 < end && source[i + 1] == '\r' && source[i + 2] == '\n' ? 3 : 2;
        }
        return i >= end;
    }

    private void fstring(TextRun run) {
        boolean raw = (grammar.source[in.start()] | 0x20) == 'r' || (grammar.source[in.start() + 1] | 0x20) == 'r';
        in.advance();
        parts(run, raw);
        in.expect(FSTRING_END);
    }

    private void parts(TextRun run, boolean raw) {
        while (true) {
            if (in.at(FSTRING_MIDDLE)) {
                run.add(in.start(), in.end(), isEmpty(in.start(), in.end(), raw));
                in.advance();
            } else if (in.at(LEFT_BRACE)) {
                field(run, raw);
            } else {
                return;
            }
        }
    }

    /** A replacement field; with {@code =} its text is a constant before it. */
    private void field(TextRun run, boolean raw) {
        int node = out.open(NodeKind.FORMATTED_VALUE, in.start());
        int textStart = in.start() + 1;
        in.advance();
        out.attach(node, Field.VALUE, grammar.expressions.assigned());
        boolean debug = in.accept(ASSIGN);
        int textEnd = in.start();
        int conversion = in.at(EXCLAMATION) ? conversion() : -1;
        boolean format = in.at(COLON);
        if (format) {
            out.attach(node, Field.FORMAT_SPEC, format(raw));
        }
        in.expect(RIGHT_BRACE);
        out.detail(node, conversion < 0 && debug && !format ? 'r' : conversion);
        grammar.close(node);
        if (debug) {
            run.add(textStart, textEnd, false);
        }
        run.flush();
        pending.push(node);
    }

    private int conversion() {
        in.advance();
        byte letter = grammar.source[in.start()];
        boolean known = in.end() - in.start() == 1 && (letter == 's' || letter == 'r' || letter == 'a');
        if (!in.at(NAME) || !known) {
            throw in.failure("f-string: after '!' there must be 's', 'r' or 'a'.");
        }
        in.advance();
        return letter;
    }

    private int format(boolean raw) {
        int node = out.open(NodeKind.JOINED_STR, in.start());
        in.advance();
        int values = pending.size();
        TextRun run = new TextRun();
        in.enter();
        parts(run, raw);
        in.leave();
        run.flush();
        out.attachList(node, Field.VALUES, pending, values);
        return grammar.close(node);
    }

    /** Adjacent pieces of text, which become one constant when a field or the end follows. */
    private final class TextRun {

        private int start = -1;
        private int end;
        private boolean empty = true;

        void add(int pieceStart, int pieceEnd, boolean isEmpty) {
            start = start < 0 ? pieceStart : start;
            end = pieceEnd;
            empty &= isEmpty;
        }

        void flush() {
            if (!empty) {
                int node = out.leaf(NodeKind.CONSTANT, start, end);
                ConstantKind kind = ConstantKind.STRING;
                out.detail(node, kind.code());
                pending.push(node);
            }
            start = -1;
            empty = true;
        }
    }
}
