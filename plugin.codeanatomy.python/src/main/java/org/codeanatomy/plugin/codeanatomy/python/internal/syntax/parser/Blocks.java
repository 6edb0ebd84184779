package org.codeanatomy.plugin.codeanatomy.python.internal.syntax.parser;

import static org.codeanatomy.plugin.codeanatomy.python.internal.syntax.lexer.TokenKind.*;

import org.codeanatomy.plugin.codeanatomy.python.internal.source.SourceProblem.Stage;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.Field;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.NodeKind;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.SyntaxTreeBuilder;

/**
 * Lists of statements, and what happens to a statement that cannot be read: it is reported and left out up to the end of
 * its line, and the block below it, if there is one, is read as if it were not indented.
 */
final class Blocks {

    private final Grammar grammar;
    private final TokenCursor in;
    private final SyntaxTreeBuilder out;

    Blocks(Grammar grammar) {
        this.grammar = grammar;
        this.in = grammar.in;
        this.out = grammar.out;
    }

    /** The whole file. */
    int module() {
        int module = out.open(NodeKind.MODULE, -1);
        int count = 0;
        while (!in.at(END_OF_FILE)) {
            count = statements(module, Field.BODY, count);
            if (in.at(DEDENT)) {
                in.skip();
            }
        }
        return module;
    }

    /** The colon and the block at the cursor. */
    void block(int owner, Field field) {
        checkHeaderEnd();
        if (in.at(COLON)) {
            in.advance();
        }
        if (!in.at(NEWLINE)) {
            simpleLine(owner, field, 0);
        } else if (in.kindAhead(1) == INDENT) {
            indented(owner, field, 0);
        } else {
            in.skip();
            problem("missing_block", "Expected an indented block.");
        }
    }

    /** Fails if a header does not end here. One without its colon is only reported. */
    void checkHeaderEnd() {
        if (in.at(COLON)) {
            return;
        }
        if (!in.at(NEWLINE) || in.kindAhead(1) != INDENT) {
            in.expect(COLON);
        }
        problem("missing_colon", "Expected ':' at the end of the line.");
    }

    /** After a header that could not be read: the block below it, if there is one. */
    void blockAfterFailure(int owner, Field field) {
        if (in.at(NEWLINE) && in.kindAhead(1) == INDENT) {
            indented(owner, field, 0);
        } else if (in.at(NEWLINE)) {
            in.skip();
        }
    }

    /** Reports a failure in a header, forgets what was read of it, and goes to the end of its line. */
    void abandonHeader(SyntaxFailure failure, int mark, int waiting) {
        grammar.report(failure);
        out.truncate(mark);
        grammar.pending.truncate(waiting);
        while (!in.at(NEWLINE) && !in.at(END_OF_FILE)) {
            in.advance();
        }
    }

    /** Passes the rest of a line and the block below it. */
    void skipBlock() {
        if (in.at(NEWLINE)) {
            in.skip();
        }
        int depth = in.at(INDENT) ? 1 : 0;
        while (depth > 0 && !in.at(END_OF_FILE)) {
            in.advance();
            depth += in.at(INDENT) ? 1 : in.at(DEDENT) ? -1 : 0;
        }
        if (in.at(DEDENT) && depth == 0 && in.position() > 0 && in.kindAt(in.position() - 1) != NEWLINE) {
            in.skip();
        }
    }

    /** The statements between the INDENT after the current token and its DEDENT; returns the next free index. */
    private int indented(int owner, Field field, int first) {
        in.skip();
        in.skip();
        int next = statements(owner, field, first);
        if (in.at(DEDENT)) {
            in.skip();
        }
        return next;
    }

    private int statements(int owner, Field field, int first) {
        int next = first;
        while (!in.at(DEDENT) && !in.at(END_OF_FILE)) {
            if (in.at(NEWLINE)) {
                in.skip();
            } else if (in.at(INDENT)) {
                problem("unexpected_indent", "The line is indented more than the block it is in.");
                next = unexpectedlyIndented(owner, field, next);
            } else {
                next = statement(owner, field, next);
            }
        }
        return next;
    }

    private int unexpectedlyIndented(int owner, Field field, int first) {
        in.skip();
        int next = statements(owner, field, first);
        if (in.at(DEDENT)) {
            in.skip();
        }
        return next;
    }

    private int statement(int owner, Field field, int index) {
        int mark = out.size();
        int waiting = grammar.pending.size();
        int depth = in.depth();
        try {
            int node = grammar.compound.statement();
            if (node >= 0) {
                out.attach(owner, field, index, node);
                return index + 1;
            }
        } catch (SyntaxFailure failure) {
            return recover(failure, mark, waiting, depth, owner, field, index);
        }
        return simpleLine(owner, field, index);
    }

    /** Simple statements up to the end of the line; returns the next free index. */
    private int simpleLine(int owner, Field field, int first) {
        int next = first;
        int mark = out.size();
        int waiting = grammar.pending.size();
        int depth = in.depth();
        try {
            do {
                int node = grammar.simple.statement();
                if (!in.atLineEnd()) {
                    throw in.unexpected();
                }
                out.attach(owner, field, next++, node);
                mark = out.size();
            } while (in.accept(SEMICOLON) && !in.at(NEWLINE));
            if (in.at(NEWLINE)) {
                in.skip();
            }
            return next;
        } catch (SyntaxFailure failure) {
            return recover(failure, mark, waiting, depth, owner, field, next);
        }
    }

    private int recover(SyntaxFailure failure, int mark, int waiting, int depth, int owner, Field field, int index) {
        in.restoreDepth(depth);
        abandonHeader(failure, mark, waiting);
        if (in.at(NEWLINE)) {
            in.skip();
        }
        return in.at(INDENT) ? unexpectedlyIndented(owner, field, index) : index;
    }

    private void problem(String code, String message) {
        grammar.problems.add(Stage.PARSE, code, message, in.start());
    }
}
