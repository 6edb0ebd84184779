package org.codeanatomy.plugin.codeanatomy.python.internal.syntax.parser;

import static org.codeanatomy.plugin.codeanatomy.python.internal.syntax.lexer.TokenKind.*;

import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.ExpressionContext;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.Field;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.NodeKind;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.SyntaxTreeBuilder;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.lexer.Words;

/** Statements with blocks, except definitions. */
final class CompoundStatements {

    private final Grammar grammar;
    private final TokenCursor in;
    private final SyntaxTreeBuilder out;

    CompoundStatements(Grammar grammar) {
        this.grammar = grammar;
        this.in = grammar.in;
        this.out = grammar.out;
    }

    /** The compound statement at the cursor; -1 if there is none. */
    int statement() {
        int start = in.start();
        return switch (in.kind()) {
            case IF -> ifStatement();
            case WHILE -> whileStatement();
            case FOR -> forStatement(NodeKind.FOR, start);
            case TRY -> new TryStatement(grammar).parse();
            case WITH -> withStatement(NodeKind.WITH, start);
            case DEF, CLASS, AT -> grammar.definitions.statement();
            case ASYNC -> async(start);
            case NAME -> isMatch() ? matchStatement() : -1;
            default -> -1;
        };
    }

    private int async(int start) {
        if (in.kindAhead(1) == DEF) {
            return grammar.definitions.statement();
        }
        in.advance();
        return switch (in.kind()) {
            case FOR -> forStatement(NodeKind.ASYNC_FOR, start);
            case WITH -> withStatement(NodeKind.ASYNC_WITH, start);
            default -> throw in.unexpected();
        };
    }

    /** An if with all its elifs, each of which is the only statement in the else branch before it. */
    private int ifStatement() {
        int outer = out.open(NodeKind.IF, in.start());
        int branches = grammar.pending.size();
        int branch = outer;
        grammar.pending.push(outer);
        in.advance();
        out.attach(branch, Field.TEST, grammar.expressions.namedExpression());
        grammar.blocks.block(branch, Field.BODY);
        while (in.at(ELIF)) {
            int next = elif();
            if (next < 0) {
                grammar.blocks.blockAfterFailure(branch, Field.ORELSE);
                break;
            }
            out.attach(branch, Field.ORELSE, 0, next);
            grammar.pending.push(next);
            branch = next;
            grammar.blocks.block(branch, Field.BODY);
        }
        otherwise(branch, Field.ORELSE);
        for (int i = branches; i < grammar.pending.size(); i++) {
            grammar.close(grammar.pending.get(i));
        }
        grammar.pending.truncate(branches);
        return outer;
    }

    /** A branch with its test; -1 if that could not be read. */
    private int elif() {
        int mark = out.size();
        int waiting = grammar.pending.size();
        try {
            int node = out.open(NodeKind.IF, in.start());
            in.advance();
            out.attach(node, Field.TEST, grammar.expressions.namedExpression());
            return node;
        } catch (SyntaxFailure failure) {
            grammar.blocks.abandonHeader(failure, mark, waiting);
            return -1;
        }
    }

    /** An else branch, if there is one. */
    void otherwise(int owner, Field field) {
        if (in.at(ELSE)) {
            in.advance();
            grammar.blocks.block(owner, field);
        }
    }

    private int whileStatement() {
        int node = out.open(NodeKind.WHILE, in.start());
        in.advance();
        out.attach(node, Field.TEST, grammar.expressions.namedExpression());
        grammar.blocks.block(node, Field.BODY);
        otherwise(node, Field.ORELSE);
        return grammar.close(node);
    }

    private int forStatement(NodeKind kind, int start) {
        int node = out.open(kind, start);
        in.advance();
        out.attach(node, Field.TARGET, grammar.targets.list(ExpressionContext.STORE));
        in.expect(IN);
        out.attach(node, Field.ITER, grammar.expressions.starExpressions());
        grammar.blocks.block(node, Field.BODY);
        otherwise(node, Field.ORELSE);
        return grammar.close(node);
    }

    private int withStatement(NodeKind kind, int start) {
        int node = out.open(kind, start);
        in.advance();
        boolean parenthesised = in.at(LEFT_PARENTHESIS) && parenthesesHoldItems();
        if (parenthesised) {
            in.advance();
        }
        int count = 0;
        do {
            if (parenthesised && in.at(RIGHT_PARENTHESIS)) {
                break;
            }
            out.attach(node, Field.ITEMS, count++, withItem());
        } while (in.accept(COMMA));
        if (parenthesised) {
            in.expect(RIGHT_PARENTHESIS);
        }
        grammar.blocks.block(node, Field.BODY);
        return grammar.close(node);
    }

    private int withItem() {
        int item = out.open(NodeKind.WITHITEM, -1);
        out.attach(item, Field.CONTEXT_EXPR, grammar.expressions.expression());
        if (in.accept(AS)) {
            out.attach(item, Field.OPTIONAL_VARS, grammar.targets.one(ExpressionContext.STORE));
        }
        return item;
    }

    /**
     * Whether the parentheses after {@code with} enclose items rather than belong to an expression: they end the
     * header, and directly in them are commas or {@code as}, but nothing that only an expression could have.
     */
    private boolean parenthesesHoldItems() {
        int depth = 0;
        boolean items = false;
        for (int token = in.position(); ; token++) {
            switch (in.kindAt(token)) {
                case LEFT_PARENTHESIS, LEFT_BRACKET, LEFT_BRACE -> depth++;
                case RIGHT_PARENTHESIS, RIGHT_BRACKET, RIGHT_BRACE -> {
                    if (--depth == 0) {
                        return items && in.kindAt(token + 1) == COLON;
                    }
                }
                case COMMA, AS -> items |= depth == 1;
                case FOR, COLON_ASSIGN, YIELD -> {
                    if (depth == 1) {
                        return false;
                    }
                }
                case STAR -> {
                    if (depth == 1 && (in.kindAt(token - 1) == COMMA || token == in.position() + 1)) {
                        return false;
                    }
                }
                case NEWLINE, END_OF_FILE, ERROR -> {
                    return false;
                }
                default -> {}
            }
        }
    }

    /** Whether the name {@code match} begins a statement: its line ends with a colon, and the next is a case. */
    private boolean isMatch() {
        if (!in.atName(Words.MATCH) || cannotFollowMatch(in.kindAhead(1))) {
            return false;
        }
        int token = in.position() + 1;
        while (in.kindAt(token) != NEWLINE && in.kindAt(token) != END_OF_FILE) {
            token++;
        }
        return in.kindAt(token - 1) == COLON
                && in.kindAt(token + 1) == INDENT
                && in.kindAt(token + 2) == NAME
                && in.nameAt(token + 2) == Words.CASE;
    }

    private static boolean cannotFollowMatch(byte kind) {
        return kind == ASSIGN || kind == DOT || kind == NEWLINE || kind == COMMA || kind == COLON;
    }

    private int matchStatement() {
        int node = out.open(NodeKind.MATCH, in.start());
        in.advance();
        out.attach(node, Field.SUBJECT, grammar.expressions.starNamedExpressions());
        in.expect(COLON);
        in.skip();
        in.skip();
        int count = 0;
        while (!in.at(DEDENT) && !in.at(END_OF_FILE)) {
            int matchCase = matchCase();
            if (matchCase >= 0) {
                out.attach(node, Field.CASES, count++, matchCase);
            } else {
                grammar.blocks.skipBlock();
            }
        }
        if (in.at(DEDENT)) {
            in.skip();
        }
        return grammar.close(node);
    }

    /** A case; -1 if its header could not be read. */
    private int matchCase() {
        int mark = out.size();
        int waiting = grammar.pending.size();
        int node;
        try {
            if (!in.atName(Words.CASE)) {
                throw in.unexpected();
            }
            node = out.open(NodeKind.MATCH_CASE, -1);
            in.advance();
            out.attach(node, Field.PATTERN, grammar.patterns.top());
            if (in.accept(IF)) {
                out.attach(node, Field.GUARD, grammar.expressions.namedExpression());
            }
        } catch (SyntaxFailure failure) {
            grammar.blocks.abandonHeader(failure, mark, waiting);
            return -1;
        }
        grammar.blocks.block(node, Field.BODY);
        return node;
    }
}
