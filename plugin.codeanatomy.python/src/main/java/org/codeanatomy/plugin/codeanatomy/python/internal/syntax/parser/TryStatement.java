package org.codeanatomy.plugin.codeanatomy.python.internal.syntax.parser;

import static org.codeanatomy.plugin.codeanatomy.python.internal.syntax.lexer.TokenKind.*;

import org.codeanatomy.plugin.codeanatomy.python.internal.source.SourceProblem.Stage;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.Field;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.NodeKind;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.SyntaxTreeBuilder;

/** One try statement. Handlers wait until it is known whether they catch groups. */
final class TryStatement {

    private final Grammar grammar;
    private final TokenCursor in;
    private final SyntaxTreeBuilder out;

    TryStatement(Grammar grammar) {
        this.grammar = grammar;
        this.in = grammar.in;
        this.out = grammar.out;
    }

    int parse() {
        int start = in.start();
        in.advance();
        boolean groups = handlesGroups();
        int node = out.open(groups ? NodeKind.TRY_STAR : NodeKind.TRY, start);
        grammar.blocks.block(node, Field.BODY);
        int handlers = 0;
        while (in.at(EXCEPT)) {
            out.attach(node, Field.HANDLERS, handlers++, handler(groups));
        }
        grammar.compound.otherwise(node, Field.ORELSE);
        if (in.at(FINALLY)) {
            in.advance();
            grammar.blocks.block(node, Field.FINALBODY);
        } else if (handlers == 0) {
            grammar.problems.add(
                    Stage.PARSE, "invalid_syntax", "Expected 'except' or 'finally' after the block.", in.start());
        }
        return grammar.close(node);
    }

    /** Looks past the block for {@code except*}, since the statement's kind depends on it. */
    private boolean handlesGroups() {
        int token = in.position() + 1;
        if (in.kindAt(token) == NEWLINE) {
            int depth = 0;
            do {
                token++;
                depth += in.kindAt(token) == INDENT ? 1 : in.kindAt(token) == DEDENT ? -1 : 0;
            } while (depth > 0 && in.kindAt(token) != END_OF_FILE);
        } else {
            while (in.kindAt(token) != NEWLINE && in.kindAt(token) != END_OF_FILE) {
                token++;
            }
        }
        return in.kindAt(token + 1) == EXCEPT && in.kindAt(token + 2) == STAR;
    }

    private int handler(boolean groups) {
        int node = out.open(NodeKind.EXCEPT_HANDLER, in.start());
        int mark = out.size();
        int waiting = grammar.pending.size();
        try {
            in.advance();
            header(node, groups);
        } catch (SyntaxFailure failure) {
            out.detachChildren(node);
            grammar.blocks.abandonHeader(failure, mark, waiting);
            grammar.blocks.blockAfterFailure(node, Field.BODY);
            return grammar.close(node);
        }
        grammar.blocks.block(node, Field.BODY);
        return grammar.close(node);
    }

    private void header(int node, boolean groups) {
        if (in.accept(STAR) != groups) {
            throw in.failure("One try statement cannot have both 'except' and 'except*'.");
        }
        if (in.at(COLON) && !groups) {
            return;
        }
        out.attach(node, Field.TYPE, grammar.expressions.expression());
        if (in.at(COMMA)) {
            throw in.failure("Several exception types need parentheses.");
        }
        if (in.accept(AS)) {
            out.name(node, in.expectName());
        }
    }
}
