package org.codeanatomy.plugin.codeanatomy.python.internal.syntax.parser;

import static org.codeanatomy.plugin.codeanatomy.python.internal.syntax.lexer.TokenKind.*;

import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.ConstantKind;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.ExpressionContext;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.Field;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.IntStack;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.NodeKind;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.SyntaxTreeBuilder;

/** Names, constants, and everything in brackets: groups, tuples, lists, sets, dictionaries, comprehensions. */
final class Atoms {

    private final Grammar grammar;
    private final TokenCursor in;
    private final SyntaxTreeBuilder out;
    private final IntStack pending;

    Atoms(Grammar grammar) {
        this.grammar = grammar;
        this.in = grammar.in;
        this.out = grammar.out;
        this.pending = grammar.pending;
    }

    int atom() {
        return switch (in.kind()) {
            case NAME -> grammar.expressions.name(ExpressionContext.LOAD);
            case STRING, FSTRING_START -> grammar.strings.concatenation();
            case NUMBER -> constant(numberKind());
            case NONE -> constant(ConstantKind.NONE);
            case TRUE -> constant(ConstantKind.TRUE);
            case FALSE -> constant(ConstantKind.FALSE);
            case ELLIPSIS -> constant(ConstantKind.ELLIPSIS);
            case LEFT_PARENTHESIS -> parenthesised();
            case LEFT_BRACKET -> bracketed();
            case LEFT_BRACE -> braced();
            default -> throw in.unexpected();
        };
    }

    private int constant(ConstantKind kind) {
        int node = out.leaf(NodeKind.CONSTANT, in.start(), in.end());
        out.detail(node, kind.code());
        in.advance();
        return node;
    }

    private ConstantKind numberKind() {
        byte[] source = grammar.source;
        int end = in.end();
        int last = source[end - 1] | 0x20;
        boolean prefixed = end - in.start() > 1
                && (source[in.start() + 1] | 0x20) >= 'b'
                && (source[in.start() + 1] | 0x20) != 'e';
        if (last == 'j') {
            return ConstantKind.COMPLEX;
        }
        if (prefixed) {
            return ConstantKind.INTEGER;
        }
        for (int i = in.start(); i < end; i++) {
            if (source[i] == '.' || (source[i] | 0x20) == 'e') {
                return ConstantKind.FLOAT;
            }
        }
        return ConstantKind.INTEGER;
    }

    private int parenthesised() {
        int start = in.start();
        in.advance();
        if (in.at(RIGHT_PARENTHESIS)) {
            return sequence(NodeKind.TUPLE, start, -1, RIGHT_PARENTHESIS);
        }
        if (in.at(YIELD)) {
            int node = grammar.expressions.yieldExpression();
            in.expect(RIGHT_PARENTHESIS);
            return node;
        }
        int first = grammar.expressions.starNamedExpression();
        if (in.at(COMMA)) {
            return sequence(NodeKind.TUPLE, start, first, RIGHT_PARENTHESIS);
        }
        if (in.at(FOR) || in.at(ASYNC)) {
            return comprehension(NodeKind.GENERATOR_EXP, start, first, RIGHT_PARENTHESIS);
        }
        if (out.is(first, NodeKind.STARRED)) {
            throw in.failure("A starred expression needs a tuple around it.");
        }
        in.expect(RIGHT_PARENTHESIS);
        return first;
    }

    private int bracketed() {
        int start = in.start();
        in.advance();
        if (in.at(RIGHT_BRACKET)) {
            return sequence(NodeKind.LIST, start, -1, RIGHT_BRACKET);
        }
        int first = grammar.expressions.starNamedExpression();
        return in.at(FOR) || in.at(ASYNC)
                ? comprehension(NodeKind.LIST_COMP, start, first, RIGHT_BRACKET)
                : sequence(NodeKind.LIST, start, first, RIGHT_BRACKET);
    }

    /** The rest of a display whose first element, if any, has been read. */
    private int sequence(NodeKind kind, int start, int first, byte closing) {
        int node = out.open(kind, start);
        out.detail(node, ExpressionContext.LOAD.code());
        if (first >= 0) {
            out.attach(node, Field.ELTS, 0, first);
            for (int count = 1; in.accept(COMMA) && !in.at(closing); count++) {
                out.attach(node, Field.ELTS, count, grammar.expressions.starNamedExpression());
            }
        }
        in.expect(closing);
        return grammar.close(node);
    }

    private int comprehension(NodeKind kind, int start, int element, byte closing) {
        if (out.is(element, NodeKind.STARRED)) {
            throw in.failure("A comprehension cannot unpack its elements.");
        }
        int node = out.open(kind, start);
        out.attach(node, Field.ELT, element);
        generators(node);
        in.expect(closing);
        return grammar.close(node);
    }

    /** The {@code for} and {@code if} clauses of a comprehension. */
    void generators(int owner) {
        for (int count = 0; in.at(FOR) || in.at(ASYNC); count++) {
            int node = out.open(NodeKind.COMPREHENSION, -1);
            out.detail(node, in.accept(ASYNC) ? 1 : 0);
            in.expect(FOR);
            out.attach(node, Field.TARGET, grammar.targets.list(ExpressionContext.STORE));
            in.expect(IN);
            out.attach(node, Field.ITER, grammar.expressions.disjunction());
            for (int ifs = 0; in.accept(IF); ifs++) {
                out.attach(node, Field.IFS, ifs, grammar.expressions.disjunction());
            }
            out.attach(owner, Field.GENERATORS, count, node);
        }
    }

    private int braced() {
        int start = in.start();
        in.advance();
        if (in.at(RIGHT_BRACE) || in.at(DOUBLE_STAR)) {
            return dictionary(start, -1);
        }
        int first = grammar.expressions.starNamedExpression();
        if (in.at(COLON)) {
            return dictionary(start, first);
        }
        return in.at(FOR) || in.at(ASYNC)
                ? comprehension(NodeKind.SET_COMP, start, first, RIGHT_BRACE)
                : sequence(NodeKind.SET, start, first, RIGHT_BRACE);
    }

    /** A dictionary whose first key, if it has one, has been read. Pairs wait, because all keys come before values. */
    private int dictionary(int start, int firstKey) {
        int pairs = pending.size();
        int key = firstKey;
        while (!in.at(RIGHT_BRACE)) {
            if (key < 0 && in.accept(DOUBLE_STAR)) {
                pending.push(-1);
                pending.push(grammar.operations.bitwiseOr());
            } else {
                pending.push(key < 0 ? grammar.expressions.expression() : key);
                in.expect(COLON);
                pending.push(grammar.expressions.expression());
            }
            if (key >= 0 && (in.at(FOR) || in.at(ASYNC))) {
                return dictionaryComprehension(start);
            }
            key = -1;
            if (!in.accept(COMMA)) {
                break;
            }
        }
        in.expect(RIGHT_BRACE);
        int node = out.open(NodeKind.DICT, start);
        attachPairs(node, pairs);
        return grammar.close(node);
    }

    private void attachPairs(int dictionary, int pairs) {
        for (int i = pairs; i < pending.size(); i += 2) {
            if (pending.get(i) >= 0) {
                out.attach(dictionary, Field.KEYS, (i - pairs) / 2, pending.get(i));
            }
        }
        for (int i = pairs + 1; i < pending.size(); i += 2) {
            out.attach(dictionary, Field.VALUES, (i - pairs) / 2, pending.get(i));
        }
        pending.truncate(pairs);
    }

    private int dictionaryComprehension(int start) {
        int node = out.open(NodeKind.DICT_COMP, start);
        int value = pending.pop();
        out.attach(node, Field.KEY, pending.pop());
        out.attach(node, Field.VALUE, value);
        generators(node);
        in.expect(RIGHT_BRACE);
        return grammar.close(node);
    }
}
