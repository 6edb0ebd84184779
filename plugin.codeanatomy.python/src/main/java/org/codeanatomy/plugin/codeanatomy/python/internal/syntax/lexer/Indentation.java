package org.codeanatomy.plugin.codeanatomy.python.internal.syntax.lexer;

import org.codeanatomy.plugin.codeanatomy.python.internal.source.ProblemList;
import org.codeanatomy.plugin.codeanatomy.python.internal.source.SourceProblem.Stage;

/**
 * Turns the columns at which logical lines start into INDENT and DEDENT tokens.
 *
 * <p>Columns are measured twice, with tabs to multiples of eight and with tabs as one space; if the two disagree, the
 * indentation depends on the width of a tab, which Python forbids.
 */
final class Indentation {

    /** The levels CPython allows. */
    static final int MAXIMUM = 100;

    private final Tokens tokens;
    private final ProblemList problems;
    private final int[] columns = new int[MAXIMUM];
    private final int[] alternatives = new int[MAXIMUM];
    private int level;

    Indentation(Tokens tokens, ProblemList problems) {
        this.tokens = tokens;
        this.problems = problems;
    }

    /** A logical line starts at an offset, with its column and its column with narrow tabs. */
    void enter(int column, int alternative, int offset) {
        if (column > columns[level]) {
            indent(column, alternative, offset);
        } else if (column < columns[level]) {
            dedent(column, alternative, offset);
        } else if (alternative != alternatives[level]) {
            inconsistent(offset);
        }
    }

    /** Closes all levels at the end of the file. */
    void finish(int offset) {
        for (; level > 0; level--) {
            tokens.add(TokenKind.DEDENT, offset, offset);
        }
    }

    private void indent(int column, int alternative, int offset) {
        if (alternative <= alternatives[level]) {
            inconsistent(offset);
        }
        if (level + 1 == MAXIMUM) {
            problems.add(Stage.LEX, "too_deep", "There are too many levels of indentation; 99 are allowed.", offset);
            return;
        }
        level++;
        columns[level] = column;
        alternatives[level] = alternative;
        tokens.add(TokenKind.INDENT, offset, offset);
    }

    /** A line between two levels counts to the inner one: a few lost spaces shall not end the block. */
    private void dedent(int column, int alternative, int offset) {
        while (column < columns[level]) {
            if (column > columns[level - 1]) {
                problems.add(Stage.LEX, "inconsistent_dedent", "The line is indented like no block around it.", offset);
                return;
            }
            level--;
            tokens.add(TokenKind.DEDENT, offset, offset);
        }
        if (alternative != alternatives[level]) {
            inconsistent(offset);
        }
    }

    private void inconsistent(int offset) {
        problems.add(
                Stage.LEX, "inconsistent_tabs", "Tabs and spaces are mixed so that the block depends on them.", offset);
    }
}
