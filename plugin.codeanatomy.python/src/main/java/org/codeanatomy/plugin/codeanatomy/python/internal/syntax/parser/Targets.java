package org.codeanatomy.plugin.codeanatomy.python.internal.syntax.parser;

import static org.codeanatomy.plugin.codeanatomy.python.internal.syntax.lexer.TokenKind.*;

import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.ExpressionContext;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.Field;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.NodeKind;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.SyntaxTreeBuilder;

/** Places to bind or delete. They are read as expressions and then must turn out to be places. */
final class Targets {

    private final Grammar grammar;
    private final TokenCursor in;
    private final SyntaxTreeBuilder out;

    Targets(Grammar grammar) {
        this.grammar = grammar;
        this.in = grammar.in;
        this.out = grammar.out;
    }

    /** One target, or several as a tuple without parentheses: after {@code for}. */
    int list(ExpressionContext context) {
        int start = in.start();
        int first = one(context);
        if (!in.at(COMMA)) {
            return first;
        }
        int tuple = out.open(NodeKind.TUPLE, start);
        out.detail(tuple, context.code());
        out.attach(tuple, Field.ELTS, 0, first);
        for (int count = 1; in.accept(COMMA) && grammar.expressions.startsExpression(); count++) {
            out.attach(tuple, Field.ELTS, count, one(context));
        }
        return grammar.close(tuple);
    }

    /** A single target. */
    int one(ExpressionContext context) {
        if (!in.at(STAR)) {
            int target = grammar.primaries.primary();
            use(target, context);
            return target;
        }
        int starred = out.open(NodeKind.STARRED, in.start());
        in.advance();
        out.attach(starred, Field.VALUE, grammar.primaries.primary());
        use(starred, context);
        return grammar.close(starred);
    }

    /** Makes an expression that has been read a place to bind or delete. */
    void use(int node, ExpressionContext context) {
        switch (out.kind(node)) {
            case NAME, ATTRIBUTE, SUBSCRIPT -> out.detail(node, context.code());
            case TUPLE, LIST -> {
                out.detail(node, context.code());
                for (int child = out.firstChild(node); child >= 0; child = out.nextSibling(child)) {
                    use(child, context);
                }
            }
            case STARRED -> {
                if (context == ExpressionContext.DEL) {
                    throw invalid(node, "delete");
                }
                out.detail(node, context.code());
                use(out.firstChild(node), context);
            }
            default -> throw invalid(node, context == ExpressionContext.DEL ? "delete" : "assign to");
        }
    }

    /** Checks the target of an assignment with annotation or operator: no tuple, no list. */
    void useSingle(int node) {
        switch (out.kind(node)) {
            case NAME, ATTRIBUTE, SUBSCRIPT -> out.detail(node, ExpressionContext.STORE.code());
            default -> throw invalid(node, "assign to");
        }
    }

    private SyntaxFailure invalid(int node, String verb) {
        return SyntaxFailure.of(
                "invalid_target",
                "Cannot " + verb + " an expression of the kind "
                        + out.kind(node).className() + ".",
                out.start(node));
    }
}
