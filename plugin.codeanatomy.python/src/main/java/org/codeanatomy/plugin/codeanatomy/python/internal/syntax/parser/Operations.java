package org.codeanatomy.plugin.codeanatomy.python.internal.syntax.parser;

import static org.codeanatomy.plugin.codeanatomy.python.internal.syntax.lexer.TokenKind.*;

import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.Field;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.IntStack;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.NodeKind;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.Operator;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.SyntaxTreeBuilder;

/** Comparisons and arithmetic. */
final class Operations {

    private static final int BITWISE_OR = 1;
    private static final int SUM = 5;
    private static final int TERM = 6;

    /** How strongly each binary operator binds; 0 for tokens that are none. */
    private static final byte[] PRECEDENCE = new byte[128];

    /** The operators in the order of their tokens, from {@code PLUS}. */
    private static final Operator[] BINARY = {
        Operator.ADD,
        Operator.SUB,
        Operator.MULT,
        Operator.MAT_MULT,
        Operator.DIV,
        Operator.MOD,
        Operator.POW,
        Operator.L_SHIFT,
        Operator.R_SHIFT,
        Operator.BIT_OR,
        Operator.BIT_XOR,
        Operator.BIT_AND,
        Operator.FLOOR_DIV
    };

    private static final Operator[] COMPARISONS = {
        Operator.EQ, Operator.NOT_EQ, Operator.LT, Operator.LT_E, Operator.GT, Operator.GT_E
    };

    static {
        PRECEDENCE[VERTICAL_BAR] = BITWISE_OR;
        PRECEDENCE[CIRCUMFLEX] = 2;
        PRECEDENCE[AMPERSAND] = 3;
        PRECEDENCE[LEFT_SHIFT] = 4;
        PRECEDENCE[RIGHT_SHIFT] = 4;
        PRECEDENCE[PLUS] = SUM;
        PRECEDENCE[MINUS] = SUM;
        for (byte kind : new byte[] {STAR, SLASH, DOUBLE_SLASH, PERCENT, AT}) {
            PRECEDENCE[kind] = TERM;
        }
    }

    private final Grammar grammar;
    private final TokenCursor in;
    private final SyntaxTreeBuilder out;
    private final IntStack pending;

    Operations(Grammar grammar) {
        this.grammar = grammar;
        this.in = grammar.in;
        this.out = grammar.out;
        this.pending = grammar.pending;
    }

    /** The operator a binary or augmented assignment token stands for. */
    static Operator binary(int kindFromPlus) {
        return BINARY[kindFromPlus];
    }

    int comparison() {
        int start = in.start();
        int left = bitwiseOr();
        Operator first = comparisonOperator();
        if (first == null) {
            return left;
        }
        int node = out.open(NodeKind.COMPARE, start);
        out.attach(node, Field.LEFT, left);
        int operators = pending.size();
        int count = 0;
        for (Operator next = first; next != null; next = comparisonOperator()) {
            pending.push(next.code());
            out.attach(node, Field.COMPARATORS, count++, bitwiseOr());
        }
        out.detailList(node, pending, operators);
        return grammar.close(node);
    }

    /** The comparison operator at the cursor, which is passed; null if there is none. */
    private Operator comparisonOperator() {
        byte kind = in.kind();
        if (kind >= EQUAL && kind <= GREATER_EQUAL) {
            in.advance();
            return COMPARISONS[kind - EQUAL];
        }
        return switch (kind) {
            case IN -> passing(Operator.IN);
            case IS -> {
                in.advance();
                yield in.accept(NOT) ? Operator.IS_NOT : Operator.IS;
            }
            case NOT -> {
                if (in.kindAhead(1) != IN) {
                    yield null;
                }
                in.advance();
                yield passing(Operator.NOT_IN);
            }
            default -> null;
        };
    }

    private Operator passing(Operator operator) {
        in.advance();
        return operator;
    }

    int bitwiseOr() {
        return binary(BITWISE_OR, in.start(), factor());
    }

    /** Precedence climbing from a left operand that has been read. */
    private int binary(int minimum, int start, int operand) {
        int left = operand;
        while (true) {
            int precedence = PRECEDENCE[in.kind()];
            if (precedence < minimum || precedence == 0) {
                return left;
            }
            Operator operator = BINARY[in.kind() - PLUS];
            in.advance();
            int rightStart = in.start();
            int right = factor();
            if (PRECEDENCE[in.kind()] > precedence) {
                right = binary(precedence + 1, rightStart, right);
            }
            left = operation(start, left, operator, right);
        }
    }

    private int operation(int start, int left, Operator operator, int right) {
        int node = out.open(NodeKind.BIN_OP, start);
        out.detail(node, operator.code());
        out.attach(node, Field.LEFT, left);
        out.attach(node, Field.RIGHT, right);
        return grammar.close(node);
    }

    private int factor() {
        Operator operator =
                switch (in.kind()) {
                    case PLUS -> Operator.U_ADD;
                    case MINUS -> Operator.U_SUB;
                    case TILDE -> Operator.INVERT;
                    default -> null;
                };
        return operator == null ? power() : unary(operator);
    }

    private int unary(Operator operator) {
        int node = out.open(NodeKind.UNARY_OP, in.start());
        out.detail(node, operator.code());
        in.enter();
        in.advance();
        out.attach(node, Field.OPERAND, factor());
        in.leave();
        return grammar.close(node);
    }

    private int power() {
        int start = in.start();
        int left = in.at(AWAIT) ? await() : grammar.primaries.primary();
        if (!in.at(DOUBLE_STAR)) {
            return left;
        }
        in.enter();
        in.advance();
        int right = factor();
        in.leave();
        return operation(start, left, Operator.POW, right);
    }

    private int await() {
        int node = out.open(NodeKind.AWAIT, in.start());
        in.advance();
        out.attach(node, Field.VALUE, grammar.primaries.primary());
        return grammar.close(node);
    }

    /** A number with an optional sign and an optional imaginary part, as patterns have it. */
    int signedNumber() {
        int start = in.start();
        int left = signed();
        if (!in.at(PLUS) && !in.at(MINUS)) {
            return left;
        }
        Operator operator = in.at(PLUS) ? Operator.ADD : Operator.SUB;
        in.advance();
        if (!in.at(NUMBER)) {
            throw in.unexpected();
        }
        return operation(start, left, operator, grammar.atoms.atom());
    }

    private int signed() {
        if (!in.at(MINUS)) {
            return grammar.atoms.atom();
        }
        int node = out.open(NodeKind.UNARY_OP, in.start());
        out.detail(node, Operator.U_SUB.code());
        in.advance();
        if (!in.at(NUMBER)) {
            throw in.unexpected();
        }
        out.attach(node, Field.OPERAND, grammar.atoms.atom());
        return grammar.close(node);
    }
}
