package org.codeanatomy.plugin.codeanatomy.python.internal.syntax.parser;

import static org.codeanatomy.plugin.codeanatomy.python.internal.syntax.lexer.TokenKind.*;

import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.Field;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.NodeKind;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.SyntaxTreeBuilder;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.lexer.Words;

/** Import statements. */
final class Imports {

    private final Grammar grammar;
    private final TokenCursor in;
    private final SyntaxTreeBuilder out;

    Imports(Grammar grammar) {
        this.grammar = grammar;
        this.in = grammar.in;
        this.out = grammar.out;
    }

    int importModules() {
        int node = out.open(NodeKind.IMPORT, in.start());
        in.advance();
        int count = 0;
        do {
            out.attach(node, Field.NAMES, count++, alias(true));
        } while (in.accept(COMMA));
        return grammar.close(node);
    }

    int importFrom() {
        int node = out.open(NodeKind.IMPORT_FROM, in.start());
        in.advance();
        int level = 0;
        while (in.at(DOT) || in.at(ELLIPSIS)) {
            level += in.at(DOT) ? 1 : 3;
            in.advance();
        }
        out.detail(node, level);
        if (level == 0 || in.at(NAME)) {
            out.name(node, dottedName());
        }
        in.expect(IMPORT);
        if (in.at(STAR)) {
            int alias = out.leaf(NodeKind.ALIAS, in.start(), in.end());
            out.name(alias, Words.STAR);
            out.detail(alias, -1);
            out.attach(node, Field.NAMES, 0, alias);
            in.advance();
        } else {
            members(node);
        }
        return grammar.close(node);
    }

    private void members(int node) {
        boolean parenthesised = in.accept(LEFT_PARENTHESIS);
        int count = 0;
        do {
            if (parenthesised && count > 0 && in.at(RIGHT_PARENTHESIS)) {
                break;
            }
            out.attach(node, Field.NAMES, count++, alias(false));
        } while (in.accept(COMMA));
        if (parenthesised) {
            in.expect(RIGHT_PARENTHESIS);
        }
    }

    private int alias(boolean dotted) {
        int node = out.open(NodeKind.ALIAS, in.start());
        out.name(node, dotted ? dottedName() : in.expectName());
        out.detail(node, in.accept(AS) ? in.expectName() : -1);
        return grammar.close(node);
    }

    /** The number of a dotted name, which is one name to the tree whatever blanks are in it. */
    private int dottedName() {
        int first = in.expectName();
        if (!in.at(DOT)) {
            return first;
        }
        StringBuilder dotted = new StringBuilder(grammar.names.name(first));
        while (in.accept(DOT)) {
            dotted.append('.').append(grammar.names.name(in.expectName()));
        }
        return grammar.names.number(dotted.toString());
    }
}
