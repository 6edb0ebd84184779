package org.codeanatomy.plugin.codeanatomy.python.internal.syntax.parser;

import static org.codeanatomy.plugin.codeanatomy.python.internal.syntax.lexer.TokenKind.*;

import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.ExpressionContext;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.Field;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.IntStack;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.NodeKind;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.SyntaxTreeBuilder;

/** Attributes, calls with their arguments, subscripts with their slices. */
final class Primaries {

    private final Grammar grammar;
    private final TokenCursor in;
    private final SyntaxTreeBuilder out;
    private final IntStack pending;

    Primaries(Grammar grammar) {
        this.grammar = grammar;
        this.in = grammar.in;
        this.out = grammar.out;
        this.pending = grammar.pending;
    }

    int primary() {
        int start = in.start();
        int node = grammar.atoms.atom();
        while (true) {
            switch (in.kind()) {
                case DOT -> node = attribute(start, node);
                case LEFT_PARENTHESIS -> node = call(start, node);
                case LEFT_BRACKET -> node = subscript(start, node);
                default -> {
                    return node;
                }
            }
        }
    }

    /** {@code .name} after a value. */
    int attribute(int start, int value) {
        in.advance();
        int node = out.open(NodeKind.ATTRIBUTE, start);
        out.attach(node, Field.VALUE, value);
        out.name(node, in.expectName());
        out.detail(node, ExpressionContext.LOAD.code());
        return grammar.close(node);
    }

    private int call(int start, int function) {
        int node = out.open(NodeKind.CALL, start);
        out.attach(node, Field.FUNC, function);
        arguments(node, Field.ARGS);
        return grammar.close(node);
    }

    /** Arguments in parentheses: those by position into a field, those by keyword into {@code keywords}. */
    void arguments(int owner, Field positional) {
        int open = in.start();
        in.expect(LEFT_PARENTHESIS);
        int keywords = pending.size();
        boolean unpacked = false;
        int count = 0;
        while (!in.at(RIGHT_PARENTHESIS)) {
            if (in.at(DOUBLE_STAR) || (in.at(NAME) && in.kindAhead(1) == ASSIGN)) {
                unpacked |= in.at(DOUBLE_STAR);
                pending.push(keyword());
            } else {
                checkOrder(pending.size() > keywords, unpacked);
                int argument =
                        in.at(STAR) ? grammar.expressions.starredExpression() : positional(open, positional, count);
                out.attach(owner, positional, count++, argument);
            }
            if (!in.accept(COMMA)) {
                break;
            }
        }
        in.expect(RIGHT_PARENTHESIS);
        out.attachList(owner, Field.KEYWORDS, pending, keywords);
    }

    private void checkOrder(boolean afterKeyword, boolean afterUnpacking) {
        if (afterUnpacking) {
            throw in.failure("A positional argument follows an unpacked dictionary.");
        }
        if (afterKeyword && !in.at(STAR)) {
            throw in.failure("A positional argument follows a keyword argument.");
        }
    }

    private int keyword() {
        int node = out.open(NodeKind.KEYWORD, in.start());
        if (in.accept(DOUBLE_STAR)) {
            out.attach(node, Field.VALUE, grammar.expressions.expression());
        } else {
            out.name(node, in.expectName());
            in.expect(ASSIGN);
            out.attach(node, Field.VALUE, grammar.expressions.expression());
        }
        return grammar.close(node);
    }

    /** An argument; a generator expression that is the only one owns the parentheses of the call. */
    private int positional(int open, Field field, int count) {
        int value = grammar.expressions.namedExpression();
        if (!in.at(FOR) && !in.at(ASYNC)) {
            return value;
        }
        int node = out.open(NodeKind.GENERATOR_EXP, open);
        out.attach(node, Field.ELT, value);
        grammar.atoms.generators(node);
        boolean call = field == Field.ARGS;
        if (!call || count > 0 || !in.at(RIGHT_PARENTHESIS)) {
            throw in.failure("A generator expression needs its own parentheses here.");
        }
        return out.close(node, in.end());
    }

    private int subscript(int start, int value) {
        in.advance();
        int slice = slices();
        in.expect(RIGHT_BRACKET);
        int node = out.open(NodeKind.SUBSCRIPT, start);
        out.attach(node, Field.VALUE, value);
        out.attach(node, Field.SLICE, slice);
        out.detail(node, ExpressionContext.LOAD.code());
        return grammar.close(node);
    }

    private int slices() {
        int start = in.start();
        int first = slice();
        if (!in.at(COMMA) && !out.is(first, NodeKind.STARRED)) {
            return first;
        }
        int tuple = out.open(NodeKind.TUPLE, start);
        out.attach(tuple, Field.ELTS, 0, first);
        for (int count = 1; in.accept(COMMA) && !in.at(RIGHT_BRACKET); count++) {
            out.attach(tuple, Field.ELTS, count, slice());
        }
        return grammar.close(tuple);
    }

    private int slice() {
        if (in.at(STAR)) {
            return grammar.expressions.starredExpression();
        }
        int start = in.start();
        int lower = in.at(COLON) ? -1 : grammar.expressions.namedExpression();
        if (!in.at(COLON)) {
            return lower;
        }
        int node = out.open(NodeKind.SLICE, start);
        if (lower >= 0) {
            out.attach(node, Field.LOWER, lower);
        }
        in.advance();
        bound(node, Field.UPPER);
        if (in.accept(COLON)) {
            bound(node, Field.STEP);
        }
        return grammar.close(node);
    }

    private void bound(int slice, Field field) {
        if (!in.at(COLON) && !in.at(RIGHT_BRACKET) && !in.at(COMMA)) {
            out.attach(slice, field, grammar.expressions.expression());
        }
    }
}
