package org.codeanatomy.plugin.codeanatomy.python.internal.syntax.parser;

import java.util.List;
import org.codeanatomy.plugin.codeanatomy.python.internal.source.ProblemList;
import org.codeanatomy.plugin.codeanatomy.python.internal.source.SourceProblem;
import org.codeanatomy.plugin.codeanatomy.python.internal.source.SourceText;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.NameTable;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.SyntaxTree;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.SyntaxTreeBuilder;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.lexer.Lexer;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.lexer.Tokens;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.lexer.Words;

/**
 * Parses Python 3.13 files, one after the other, and never gives up on one: what cannot be read is reported and left
 * out.
 *
 * <p>Keeps its buffers and its names from file to file; the result for a file does not depend on the files before. Not
 * thread-safe: one parser a thread.
 */
public final class PythonParser {

    /** A file's tree and what is wrong with the file, in source order. */
    public record Parsed(SyntaxTree tree, List<SourceProblem> problems) {}

    /** More names than this are forgotten before the next file, so that a parser's memory stays bounded. */
    private static final int MAXIMUM_NAMES = 1 << 20;

    private final Tokens tokens = new Tokens();
    private NameTable names = Words.newNameTable();
    private SyntaxTreeBuilder builder = new SyntaxTreeBuilder(names);

    /** Parses a file. */
    public Parsed parse(SourceText text) {
        if (names.size() > MAXIMUM_NAMES) {
            names = Words.newNameTable();
            builder = new SyntaxTreeBuilder(names);
        }
        Attempt attempt = attempt(text);
        if (attempt.problems().size() > 0) {
            int[] cuts = new UnclosedStrings(text, tokens, this::problemCount)
                    .find(attempt.problems().size());
            attempt = attempt(text, cuts);
        }
        SyntaxTree tree = builder.build(attempt.root(), text);
        return new Parsed(tree, attempt.problems().located(text));
    }

    private record Attempt(int root, ProblemList problems) {}

    private int problemCount(SourceText text, int[] cuts) {
        return attempt(text, cuts).problems().size();
    }

    private Attempt attempt(SourceText text, int... cuts) {
        ProblemList problems = new ProblemList();
        new Lexer(text, tokens, names, problems, cuts).run();
        builder.reset();
        Grammar grammar = new Grammar(tokens, builder, names, problems, text.utf8());
        return new Attempt(grammar.blocks.module(), problems);
    }
}
