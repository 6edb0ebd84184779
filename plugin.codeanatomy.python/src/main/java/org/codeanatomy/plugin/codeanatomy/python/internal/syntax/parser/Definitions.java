package org.codeanatomy.plugin.codeanatomy.python.internal.syntax.parser;

import static org.codeanatomy.plugin.codeanatomy.python.internal.syntax.lexer.TokenKind.*;

import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.Field;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.IntStack;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.NodeKind;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.SyntaxTreeBuilder;

/** Functions and classes with their decorators. A definition whose header is damaged keeps its name and its body. */
final class Definitions {

    private final Grammar grammar;
    private final TokenCursor in;
    private final SyntaxTreeBuilder out;
    private final IntStack pending;

    Definitions(Grammar grammar) {
        this.grammar = grammar;
        this.in = grammar.in;
        this.out = grammar.out;
        this.pending = grammar.pending;
    }

    int statement() {
        int decorators = pending.size();
        while (in.at(AT)) {
            decorator();
        }
        int decoratorEnd = pending.size();
        int start = in.start();
        int node =
                switch (in.kind()) {
                    case DEF -> function(NodeKind.FUNCTION_DEF, start, decorators, decoratorEnd);
                    case CLASS -> classDefinition(start, decorators, decoratorEnd);
                    case ASYNC -> {
                        in.advance();
                        if (!in.at(DEF)) {
                            throw in.unexpected();
                        }
                        yield function(NodeKind.ASYNC_FUNCTION_DEF, start, decorators, decoratorEnd);
                    }
                    default -> throw in.failure("A definition must follow a decorator.");
                };
        pending.truncate(decorators);
        return node;
    }

    /** Reads a decorator; one that is damaged is reported and left out. */
    private void decorator() {
        int mark = out.size();
        int waiting = pending.size();
        try {
            in.advance();
            pending.push(grammar.expressions.namedExpression());
            if (!in.at(NEWLINE)) {
                throw in.unexpected();
            }
        } catch (SyntaxFailure failure) {
            grammar.blocks.abandonHeader(failure, mark, waiting);
        }
        if (in.at(NEWLINE)) {
            in.skip();
        }
    }

    private int function(NodeKind kind, int start, int decorators, int decoratorEnd) {
        int node = named(kind, start);
        int mark = out.size();
        int returns = -1;
        boolean complete = true;
        try {
            grammar.typeParameters.parse();
            in.expect(LEFT_PARENTHESIS);
            out.attach(node, Field.ARGS, grammar.parameters.parse(RIGHT_PARENTHESIS, true));
            in.expect(RIGHT_PARENTHESIS);
            returns = in.accept(ARROW) ? grammar.expressions.expression() : -1;
            grammar.blocks.checkHeaderEnd();
        } catch (SyntaxFailure failure) {
            complete = abandon(failure, node, mark, decoratorEnd);
            returns = -1;
            out.attach(node, Field.ARGS, grammar.parameters.none());
        }
        body(node, complete);
        attachDecorators(node, decorators, decoratorEnd);
        if (returns >= 0) {
            out.attach(node, Field.RETURNS, returns);
        }
        out.attachList(node, Field.TYPE_PARAMS, pending, decoratorEnd);
        return grammar.close(node);
    }

    private int classDefinition(int start, int decorators, int decoratorEnd) {
        int node = named(NodeKind.CLASS_DEF, start);
        int mark = out.size();
        boolean complete = true;
        try {
            grammar.typeParameters.parse();
            if (in.at(LEFT_PARENTHESIS)) {
                grammar.primaries.arguments(node, Field.BASES);
            }
            grammar.blocks.checkHeaderEnd();
        } catch (SyntaxFailure failure) {
            complete = abandon(failure, node, mark, decoratorEnd);
        }
        body(node, complete);
        attachDecorators(node, decorators, decoratorEnd);
        out.attachList(node, Field.TYPE_PARAMS, pending, decoratorEnd);
        return grammar.close(node);
    }

    private int named(NodeKind kind, int start) {
        in.advance();
        int node = out.open(kind, start);
        out.detail(node, in.start());
        out.name(node, in.expectName());
        return node;
    }

    private boolean abandon(SyntaxFailure failure, int node, int mark, int waiting) {
        out.detachChildren(node);
        grammar.blocks.abandonHeader(failure, mark, waiting);
        return false;
    }

    private void body(int node, boolean headerComplete) {
        if (headerComplete) {
            grammar.blocks.block(node, Field.BODY);
        } else {
            grammar.blocks.blockAfterFailure(node, Field.BODY);
        }
    }

    private void attachDecorators(int node, int from, int to) {
        for (int i = from; i < to; i++) {
            out.attach(node, Field.DECORATOR_LIST, i - from, pending.get(i));
        }
    }
}
