package org.codeanatomy.plugin.codeanatomy.python.internal.syntax.parser;

import static org.codeanatomy.plugin.codeanatomy.python.internal.syntax.lexer.TokenKind.*;

import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.Field;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.NodeKind;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.SyntaxTreeBuilder;

/** Type parameter lists (PEP 695) with defaults (PEP 696). */
final class TypeParameters {

    private final Grammar grammar;
    private final TokenCursor in;
    private final SyntaxTreeBuilder out;

    TypeParameters(Grammar grammar) {
        this.grammar = grammar;
        this.in = grammar.in;
        this.out = grammar.out;
    }

    /** Puts the type parameters at the cursor, if there are any, on the pending stack. */
    void parse() {
        if (!in.accept(LEFT_BRACKET)) {
            return;
        }
        do {
            grammar.pending.push(parameter());
        } while (in.accept(COMMA) && !in.at(RIGHT_BRACKET));
        in.expect(RIGHT_BRACKET);
    }

    private int parameter() {
        int start = in.start();
        NodeKind kind = in.accept(STAR)
                ? NodeKind.TYPE_VAR_TUPLE
                : in.accept(DOUBLE_STAR) ? NodeKind.PARAM_SPEC : NodeKind.TYPE_VAR;
        int node = out.open(kind, start);
        out.name(node, in.expectName());
        if (kind == NodeKind.TYPE_VAR && in.accept(COLON)) {
            out.attach(node, Field.BOUND, grammar.expressions.expression());
        }
        if (in.accept(ASSIGN)) {
            boolean starred = kind == NodeKind.TYPE_VAR_TUPLE && in.at(STAR);
            int value = starred ? grammar.expressions.starredExpression() : grammar.expressions.expression();
            out.attach(node, Field.DEFAULT_VALUE, value);
        }
        return grammar.close(node);
    }
}
