package org.codeanatomy.plugin.codeanatomy.python.internal.syntax.parser;

import static org.codeanatomy.plugin.codeanatomy.python.internal.syntax.lexer.TokenKind.*;

import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.ConstantKind;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.ExpressionContext;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.Field;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.IntStack;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.NodeKind;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.SyntaxTreeBuilder;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.lexer.Words;

/** The patterns of match statements (PEP 634). */
final class Patterns {

    private final Grammar grammar;
    private final TokenCursor in;
    private final SyntaxTreeBuilder out;
    private final IntStack pending;

    Patterns(Grammar grammar) {
        this.grammar = grammar;
        this.in = grammar.in;
        this.out = grammar.out;
        this.pending = grammar.pending;
    }

    /** The pattern of a case, which may be a sequence without brackets. */
    int top() {
        int start = in.start();
        int first = element();
        if (!in.at(COMMA) && !out.is(first, NodeKind.MATCH_STAR)) {
            return first;
        }
        int node = out.open(NodeKind.MATCH_SEQUENCE, start);
        out.attach(node, Field.PATTERNS, 0, first);
        for (int count = 1; in.accept(COMMA) && !in.at(COLON) && !in.at(IF); count++) {
            out.attach(node, Field.PATTERNS, count, element());
        }
        return grammar.close(node);
    }

    private int element() {
        if (!in.at(STAR)) {
            return pattern();
        }
        int node = out.open(NodeKind.MATCH_STAR, in.start());
        in.advance();
        out.name(node, capturedName());
        return grammar.close(node);
    }

    /** The captured name at the cursor; -1 for the wildcard. */
    private int capturedName() {
        int name = in.expectName();
        return name == Words.UNDERSCORE ? -1 : name;
    }

    private int pattern() {
        int start = in.start();
        int pattern = alternatives();
        if (!in.accept(AS)) {
            return pattern;
        }
        int node = out.open(NodeKind.MATCH_AS, start);
        out.attach(node, Field.PATTERN, pattern);
        if (in.atName(Words.UNDERSCORE)) {
            throw in.failure("The wildcard is no name to bind a pattern to.");
        }
        out.name(node, in.expectName());
        return grammar.close(node);
    }

    private int alternatives() {
        int start = in.start();
        int first = closed();
        if (!in.at(VERTICAL_BAR)) {
            return first;
        }
        int node = out.open(NodeKind.MATCH_OR, start);
        out.attach(node, Field.PATTERNS, 0, first);
        for (int count = 1; in.accept(VERTICAL_BAR); count++) {
            out.attach(node, Field.PATTERNS, count, closed());
        }
        return grammar.close(node);
    }

    private int closed() {
        return switch (in.kind()) {
            case NONE -> singleton(ConstantKind.NONE);
            case TRUE -> singleton(ConstantKind.TRUE);
            case FALSE -> singleton(ConstantKind.FALSE);
            case NUMBER, MINUS, STRING -> value(in.start(), literal());
            case LEFT_PARENTHESIS -> sequence(RIGHT_PARENTHESIS);
            case LEFT_BRACKET -> sequence(RIGHT_BRACKET);
            case LEFT_BRACE -> mapping();
            case NAME -> named();
            default -> throw in.unexpected();
        };
    }

    private int singleton(ConstantKind kind) {
        int node = out.leaf(NodeKind.MATCH_SINGLETON, in.start(), in.end());
        out.detail(node, kind.code());
        in.advance();
        return node;
    }

    private int value(int start, int expression) {
        int node = out.open(NodeKind.MATCH_VALUE, start);
        out.attach(node, Field.VALUE, expression);
        return grammar.close(node);
    }

    private int literal() {
        if (!in.at(STRING)) {
            return grammar.operations.signedNumber();
        }
        int node = grammar.strings.concatenation();
        if (out.is(node, NodeKind.JOINED_STR)) {
            throw in.failure("A pattern cannot contain an f-string.");
        }
        return node;
    }

    private int sequence(byte closing) {
        int start = in.start();
        in.advance();
        int count = 0;
        int patterns = pending.size();
        boolean comma = false;
        while (!in.at(closing)) {
            pending.push(element());
            count++;
            comma = in.accept(COMMA);
            if (!comma) {
                break;
            }
        }
        in.expect(closing);
        boolean group = closing == RIGHT_PARENTHESIS && count == 1 && !comma;
        if (group && !out.is(pending.peek(), NodeKind.MATCH_STAR)) {
            return pending.pop();
        }
        int node = out.open(NodeKind.MATCH_SEQUENCE, start);
        out.attachList(node, Field.PATTERNS, pending, patterns);
        return grammar.close(node);
    }

    /** A mapping; keys and patterns wait in pairs, because all keys come first. */
    private int mapping() {
        int node = out.open(NodeKind.MATCH_MAPPING, in.start());
        in.advance();
        int pairs = pending.size();
        while (!in.at(RIGHT_BRACE)) {
            if (in.accept(DOUBLE_STAR)) {
                out.name(node, in.expectName());
                in.accept(COMMA);
                break;
            }
            pending.push(key());
            in.expect(COLON);
            pending.push(pattern());
            if (!in.accept(COMMA)) {
                break;
            }
        }
        in.expect(RIGHT_BRACE);
        for (int i = pairs; i < pending.size(); i += 2) {
            out.attach(node, Field.KEYS, (i - pairs) / 2, pending.get(i));
        }
        for (int i = pairs + 1; i < pending.size(); i += 2) {
            out.attach(node, Field.PATTERNS, (i - pairs) / 2, pending.get(i));
        }
        pending.truncate(pairs);
        return grammar.close(node);
    }

    private int key() {
        return switch (in.kind()) {
            case NONE, TRUE, FALSE -> grammar.atoms.atom();
            case NUMBER, MINUS, STRING -> literal();
            case NAME -> {
                int name = dottedName();
                if (out.is(name, NodeKind.NAME)) {
                    throw in.failure("The key of a mapping pattern must be a literal or a dotted name.");
                }
                yield name;
            }
            default -> throw in.unexpected();
        };
    }

    private int dottedName() {
        int start = in.start();
        int node = grammar.expressions.name(ExpressionContext.LOAD);
        while (in.at(DOT)) {
            node = grammar.primaries.attribute(start, node);
        }
        return node;
    }

    /** A capture, the wildcard, a dotted constant or a class. */
    private int named() {
        byte next = in.kindAhead(1);
        if (next != DOT && next != LEFT_PARENTHESIS) {
            int node = out.leaf(NodeKind.MATCH_AS, in.start(), in.end());
            out.name(node, capturedName());
            return node;
        }
        int start = in.start();
        int name = dottedName();
        return in.at(LEFT_PARENTHESIS) ? classPattern(start, name) : value(start, name);
    }

    private int classPattern(int start, int name) {
        int node = out.open(NodeKind.MATCH_CLASS, start);
        out.attach(node, Field.CLS, name);
        in.advance();
        int positional = 0;
        while (!in.at(RIGHT_PARENTHESIS) && !(in.at(NAME) && in.kindAhead(1) == ASSIGN)) {
            out.attach(node, Field.PATTERNS, positional++, pattern());
            if (!in.accept(COMMA)) {
                break;
            }
        }
        int attributes = pending.size();
        for (int count = 0; in.at(NAME); count++) {
            pending.push(in.expectName());
            in.expect(ASSIGN);
            out.attach(node, Field.KWD_PATTERNS, count, pattern());
            if (!in.accept(COMMA)) {
                break;
            }
        }
        in.expect(RIGHT_PARENTHESIS);
        out.detailList(node, pending, attributes);
        return grammar.close(node);
    }
}
