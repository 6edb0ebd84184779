package org.codeanatomy.plugin.codeanatomy.python.internal.syntax.parser;

import static org.codeanatomy.plugin.codeanatomy.python.internal.syntax.lexer.TokenKind.*;

import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.ExpressionContext;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.Field;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.IntStack;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.NodeKind;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.SyntaxTreeBuilder;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.lexer.TokenKind;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.lexer.Words;

/** Statements that contain no other statements. */
final class SimpleStatements {

    private final Grammar grammar;
    private final TokenCursor in;
    private final SyntaxTreeBuilder out;
    private final IntStack pending;

    SimpleStatements(Grammar grammar) {
        this.grammar = grammar;
        this.in = grammar.in;
        this.out = grammar.out;
        this.pending = grammar.pending;
    }

    int statement() {
        return switch (in.kind()) {
            case PASS -> word(NodeKind.PASS);
            case BREAK -> word(NodeKind.BREAK);
            case CONTINUE -> word(NodeKind.CONTINUE);
            case RETURN -> returnStatement();
            case RAISE -> raise();
            case GLOBAL -> names(NodeKind.GLOBAL);
            case NONLOCAL -> names(NodeKind.NONLOCAL);
            case DEL -> delete();
            case ASSERT -> assertStatement();
            case IMPORT -> grammar.imports.importModules();
            case FROM -> grammar.imports.importFrom();
            default -> isTypeAlias() ? typeAlias() : expressionStatement();
        };
    }

    private int word(NodeKind kind) {
        int node = out.leaf(kind, in.start(), in.end());
        in.advance();
        return node;
    }

    private int returnStatement() {
        int node = out.open(NodeKind.RETURN, in.start());
        in.advance();
        if (!in.atLineEnd()) {
            out.attach(node, Field.VALUE, grammar.expressions.starExpressions());
        }
        return grammar.close(node);
    }

    private int raise() {
        int node = out.open(NodeKind.RAISE, in.start());
        in.advance();
        if (!in.atLineEnd()) {
            out.attach(node, Field.EXC, grammar.expressions.expression());
            if (in.accept(FROM)) {
                out.attach(node, Field.CAUSE, grammar.expressions.expression());
            }
        }
        return grammar.close(node);
    }

    private int names(NodeKind kind) {
        int node = out.open(kind, in.start());
        in.advance();
        int names = pending.size();
        do {
            pending.push(in.expectName());
        } while (in.accept(COMMA));
        out.detailList(node, pending, names);
        return grammar.close(node);
    }

    private int delete() {
        int node = out.open(NodeKind.DELETE, in.start());
        in.advance();
        int count = 0;
        do {
            out.attach(node, Field.TARGETS, count++, grammar.targets.one(ExpressionContext.DEL));
        } while (in.accept(COMMA) && !in.atLineEnd());
        return grammar.close(node);
    }

    private int assertStatement() {
        int node = out.open(NodeKind.ASSERT, in.start());
        in.advance();
        out.attach(node, Field.TEST, grammar.expressions.expression());
        if (in.accept(COMMA)) {
            out.attach(node, Field.MSG, grammar.expressions.expression());
        }
        return grammar.close(node);
    }

    private boolean isTypeAlias() {
        if (!in.atName(Words.TYPE) || in.kindAhead(1) != NAME) {
            return false;
        }
        byte next = in.kindAhead(2);
        return next == ASSIGN || next == LEFT_BRACKET;
    }

    private int typeAlias() {
        int node = out.open(NodeKind.TYPE_ALIAS, in.start());
        in.advance();
        out.attach(node, Field.NAME, grammar.expressions.name(ExpressionContext.STORE));
        int typeParameters = pending.size();
        grammar.typeParameters.parse();
        out.attachList(node, Field.TYPE_PARAMS, pending, typeParameters);
        in.expect(ASSIGN);
        out.attach(node, Field.VALUE, grammar.expressions.expression());
        return grammar.close(node);
    }

    private int expressionStatement() {
        int start = in.start();
        boolean bareName = in.at(NAME);
        int first = grammar.expressions.assigned();
        byte kind = in.kind();
        if (kind == ASSIGN) {
            return assign(start, first);
        }
        if (kind >= PLUS_ASSIGN && kind <= DOUBLE_SLASH_ASSIGN) {
            return augmented(start, first);
        }
        if (kind == COLON) {
            return annotated(start, first, bareName);
        }
        int node = out.open(NodeKind.EXPR, start);
        out.attach(node, Field.VALUE, first);
        return grammar.close(node);
    }

    private int assign(int start, int first) {
        int node = out.open(NodeKind.ASSIGN, start);
        int value = first;
        for (int count = 0; in.accept(ASSIGN); count++) {
            grammar.targets.use(value, ExpressionContext.STORE);
            out.attach(node, Field.TARGETS, count, value);
            value = grammar.expressions.assigned();
        }
        out.attach(node, Field.VALUE, value);
        return grammar.close(node);
    }

    private int augmented(int start, int target) {
        int node = out.open(NodeKind.AUG_ASSIGN, start);
        out.detail(node, Operations.binary(in.kind() - TokenKind.PLUS_ASSIGN).code());
        grammar.targets.useSingle(target);
        in.advance();
        out.attach(node, Field.TARGET, target);
        out.attach(node, Field.VALUE, grammar.expressions.assigned());
        return grammar.close(node);
    }

    private int annotated(int start, int target, boolean bareName) {
        int node = out.open(NodeKind.ANN_ASSIGN, start);
        out.detail(node, bareName && out.is(target, NodeKind.NAME) ? 1 : 0);
        grammar.targets.useSingle(target);
        in.advance();
        out.attach(node, Field.TARGET, target);
        out.attach(node, Field.ANNOTATION, grammar.expressions.expression());
        if (in.accept(ASSIGN)) {
            out.attach(node, Field.VALUE, grammar.expressions.assigned());
        }
        return grammar.close(node);
    }
}
