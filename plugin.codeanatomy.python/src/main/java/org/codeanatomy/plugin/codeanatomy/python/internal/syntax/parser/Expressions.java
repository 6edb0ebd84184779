package org.codeanatomy.plugin.codeanatomy.python.internal.syntax.parser;

import static org.codeanatomy.plugin.codeanatomy.python.internal.syntax.lexer.TokenKind.*;

import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.ExpressionContext;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.Field;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.NodeKind;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.Operator;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.SyntaxTreeBuilder;

/** Expressions down to comparisons: tuples, yield, lambda, conditions, boolean operators. */
final class Expressions {

    private static final boolean[] STARTS_EXPRESSION = new boolean[128];

    static {
        byte[] kinds = {
            ERROR,
            NAME,
            NUMBER,
            STRING,
            FSTRING_START,
            LEFT_PARENTHESIS,
            LEFT_BRACKET,
            LEFT_BRACE,
            ELLIPSIS,
            TILDE,
            PLUS,
            MINUS,
            STAR,
            FALSE,
            NONE,
            TRUE,
            AWAIT,
            LAMBDA,
            NOT
        };
        for (byte kind : kinds) {
            STARTS_EXPRESSION[kind] = true;
        }
    }

    private final Grammar grammar;
    private final TokenCursor in;
    private final SyntaxTreeBuilder out;

    Expressions(Grammar grammar) {
        this.grammar = grammar;
        this.in = grammar.in;
        this.out = grammar.out;
    }

    boolean startsExpression() {
        return STARTS_EXPRESSION[in.kind()];
    }

    /** What may stand right of an assignment: {@code yield}, or {@link #starExpressions}. */
    int assigned() {
        return in.at(YIELD) ? yieldExpression() : starExpressions();
    }

    /** One expression, or several as a tuple without parentheses. */
    int starExpressions() {
        int start = in.start();
        int first = starExpression();
        return in.at(COMMA) ? tuple(start, first, false) : first;
    }

    private int starExpression() {
        return in.at(STAR) ? starredOperand() : expression();
    }

    /** Like {@link #starExpressions}, with walrus: the subject of a match statement. */
    int starNamedExpressions() {
        int start = in.start();
        int first = starNamedExpression();
        if (in.at(COMMA)) {
            return tuple(start, first, true);
        }
        if (out.is(first, NodeKind.STARRED)) {
            throw in.unexpected();
        }
        return first;
    }

    private int tuple(int start, int first, boolean named) {
        int tuple = out.open(NodeKind.TUPLE, start);
        out.attach(tuple, Field.ELTS, 0, first);
        int count = 1;
        while (in.accept(COMMA) && startsExpression()) {
            out.attach(tuple, Field.ELTS, count++, named ? starNamedExpression() : starExpression());
        }
        return grammar.close(tuple);
    }

    int starNamedExpression() {
        return in.at(STAR) ? starredOperand() : namedExpression();
    }

    /** {@code *x}, where x is no wider than a bitwise or. */
    private int starredOperand() {
        int starred = out.open(NodeKind.STARRED, in.start());
        in.advance();
        out.attach(starred, Field.VALUE, grammar.operations.bitwiseOr());
        return grammar.close(starred);
    }

    /** {@code *x}, where x is any expression: in arguments, subscripts and annotations. */
    int starredExpression() {
        int starred = out.open(NodeKind.STARRED, in.start());
        in.advance();
        out.attach(starred, Field.VALUE, expression());
        return grammar.close(starred);
    }

    int yieldExpression() {
        int start = in.start();
        in.advance();
        if (in.accept(FROM)) {
            int node = out.open(NodeKind.YIELD_FROM, start);
            out.attach(node, Field.VALUE, expression());
            return grammar.close(node);
        }
        int node = out.open(NodeKind.YIELD, start);
        if (startsExpression()) {
            out.attach(node, Field.VALUE, starExpressions());
        }
        return grammar.close(node);
    }

    /** An expression, or {@code name := expression}. */
    int namedExpression() {
        if (!in.at(NAME) || in.kindAhead(1) != COLON_ASSIGN) {
            return expression();
        }
        int node = out.open(NodeKind.NAMED_EXPR, in.start());
        int target = name(ExpressionContext.STORE);
        in.advance();
        out.attach(node, Field.TARGET, target);
        out.attach(node, Field.VALUE, expression());
        return grammar.close(node);
    }

    /** The name at the cursor. */
    int name(ExpressionContext context) {
        int node = out.leaf(NodeKind.NAME, in.start(), in.end());
        out.name(node, in.name());
        out.detail(node, context.code());
        in.expect(NAME);
        return node;
    }

    int expression() {
        in.enter();
        int node = in.at(LAMBDA) ? lambda() : conditional();
        in.leave();
        return node;
    }

    private int conditional() {
        int start = in.start();
        int body = disjunction();
        if (!in.at(IF)) {
            return body;
        }
        in.advance();
        int test = disjunction();
        in.expect(ELSE);
        int otherwise = expression();
        int node = out.open(NodeKind.IF_EXP, start);
        out.attach(node, Field.TEST, test);
        out.attach(node, Field.BODY, body);
        out.attach(node, Field.ORELSE, otherwise);
        return grammar.close(node);
    }

    private int lambda() {
        int node = out.open(NodeKind.LAMBDA, in.start());
        in.advance();
        out.attach(node, Field.ARGS, grammar.parameters.parse(COLON, false));
        in.expect(COLON);
        out.attach(node, Field.BODY, expression());
        return grammar.close(node);
    }

    int disjunction() {
        int start = in.start();
        int first = conjunction();
        if (!in.at(OR)) {
            return first;
        }
        int node = booleanOperation(start, first, Operator.OR);
        for (int count = 1; in.accept(OR); count++) {
            out.attach(node, Field.VALUES, count, conjunction());
        }
        return grammar.close(node);
    }

    private int conjunction() {
        int start = in.start();
        int first = inversion();
        if (!in.at(AND)) {
            return first;
        }
        int node = booleanOperation(start, first, Operator.AND);
        for (int count = 1; in.accept(AND); count++) {
            out.attach(node, Field.VALUES, count, inversion());
        }
        return grammar.close(node);
    }

    private int booleanOperation(int start, int first, Operator operator) {
        int node = out.open(NodeKind.BOOL_OP, start);
        out.detail(node, operator.code());
        out.attach(node, Field.VALUES, 0, first);
        return node;
    }

    private int inversion() {
        if (!in.at(NOT)) {
            return grammar.operations.comparison();
        }
        int node = out.open(NodeKind.UNARY_OP, in.start());
        out.detail(node, Operator.NOT.code());
        in.enter();
        in.advance();
        out.attach(node, Field.OPERAND, inversion());
        in.leave();
        return grammar.close(node);
    }
}
