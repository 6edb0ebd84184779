package org.codeanatomy.plugin.codeanatomy.python.internal.syntax.parser;

import static org.codeanatomy.plugin.codeanatomy.python.internal.syntax.lexer.TokenKind.*;

import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.Field;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.IntStack;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.NodeKind;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.SyntaxTreeBuilder;

/**
 * The parameters of functions and lambdas.
 *
 * <p>While they are read they wait as pairs of parameter and default (-1 for none), since CPython's fields put them in
 * another order: positional-only, positional, star, keyword-only with defaults, double star, positional defaults.
 */
final class Parameters {

    private final Grammar grammar;
    private final TokenCursor in;
    private final SyntaxTreeBuilder out;
    private final IntStack pending;

    Parameters(Grammar grammar) {
        this.grammar = grammar;
        this.in = grammar.in;
        this.out = grammar.out;
        this.pending = grammar.pending;
    }

    /** An argument list without parameters, as for a function whose header cannot be read. */
    int none() {
        return out.open(NodeKind.ARGUMENTS, -1);
    }

    /** Reads parameters up to a token of the given kind, which is left. */
    int parse(byte closing, boolean annotated) {
        int node = none();
        int first = pending.size();
        int slash = -1;
        while (!in.at(closing) && !in.at(STAR) && !in.at(DOUBLE_STAR)) {
            if (in.at(SLASH)) {
                if (slash >= 0 || pending.size() == first) {
                    throw in.unexpected();
                }
                in.advance();
                slash = pending.size();
            } else {
                parameter(annotated, first);
            }
            if (!in.accept(COMMA)) {
                break;
            }
        }
        int keywordOnly = pending.size();
        int star = in.at(STAR) ? star(closing, annotated) : -1;
        int doubleStar = in.at(DOUBLE_STAR) ? doubleStar(annotated) : -1;
        attach(node, new int[] {first, slash < 0 ? first : slash, keywordOnly}, star, doubleStar);
        return node;
    }

    private void parameter(boolean annotated, int first) {
        pending.push(name(annotated, false));
        pending.push(in.accept(ASSIGN) ? grammar.expressions.expression() : -1);
        int size = pending.size();
        if (size - first > 2 && pending.get(size - 1) < 0 && pending.get(size - 3) >= 0) {
            throw in.failure("A parameter without a default follows one with a default.");
        }
    }

    private int name(boolean annotated, boolean starredAnnotation) {
        int node = out.open(NodeKind.ARG, in.start());
        out.name(node, in.expectName());
        if (annotated && in.accept(COLON)) {
            boolean starred = starredAnnotation && in.at(STAR);
            int annotation = starred ? grammar.expressions.starredExpression() : grammar.expressions.expression();
            out.attach(node, Field.ANNOTATION, annotation);
        }
        return grammar.close(node);
    }

    /** {@code *}, an optional name, and the keyword-only parameters after it; returns the named parameter or -1. */
    private int star(byte closing, boolean annotated) {
        in.advance();
        int star = in.at(NAME) ? name(annotated, true) : -1;
        int keywordOnly = pending.size();
        while (in.accept(COMMA) && !in.at(closing) && !in.at(DOUBLE_STAR)) {
            pending.push(name(annotated, false));
            pending.push(in.accept(ASSIGN) ? grammar.expressions.expression() : -1);
        }
        if (star < 0 && pending.size() == keywordOnly) {
            throw in.failure("Named parameters must follow a bare '*'.");
        }
        return star;
    }

    private int doubleStar(boolean annotated) {
        in.advance();
        int node = name(annotated, false);
        in.accept(COMMA);
        return node;
    }

    /** Attaches what waits: positional-only from bounds[0], positional from bounds[1], keyword-only from bounds[2]. */
    private void attach(int node, int[] bounds, int star, int doubleStar) {
        attachNames(node, Field.POSONLYARGS, bounds[0], bounds[1]);
        attachNames(node, Field.ARGS, bounds[1], bounds[2]);
        if (star >= 0) {
            out.attach(node, Field.VARARG, star);
        }
        attachNames(node, Field.KWONLYARGS, bounds[2], pending.size());
        for (int i = bounds[2]; i < pending.size(); i += 2) {
            if (pending.get(i + 1) >= 0) {
                out.attach(node, Field.KW_DEFAULTS, (i - bounds[2]) / 2, pending.get(i + 1));
            }
        }
        if (doubleStar >= 0) {
            out.attach(node, Field.KWARG, doubleStar);
        }
        int defaults = 0;
        for (int i = bounds[0]; i < bounds[2]; i += 2) {
            if (pending.get(i + 1) >= 0) {
                out.attach(node, Field.DEFAULTS, defaults++, pending.get(i + 1));
            }
        }
        pending.truncate(bounds[0]);
    }

    private void attachNames(int node, Field field, int from, int to) {
        for (int i = from; i < to; i += 2) {
            out.attach(node, field, (i - from) / 2, pending.get(i));
        }
    }
}
