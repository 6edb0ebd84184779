package org.codeanatomy.plugin.codeanatomy.python.internal.syntax.parser;

import org.codeanatomy.plugin.codeanatomy.python.internal.source.ProblemList;
import org.codeanatomy.plugin.codeanatomy.python.internal.source.SourceProblem.Stage;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.IntStack;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.NameTable;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.SyntaxTreeBuilder;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.lexer.Tokens;

/** The parts of the grammar, which call each other, and what they share while one file is read. */
final class Grammar {

    final TokenCursor in;
    final SyntaxTreeBuilder out;
    final IntStack pending = new IntStack();
    final NameTable names;
    final ProblemList problems;
    final byte[] source;

    final Expressions expressions;
    final Operations operations;
    final Primaries primaries;
    final Atoms atoms;
    final Strings strings;
    final Targets targets;
    final Parameters parameters;
    final TypeParameters typeParameters;
    final Patterns patterns;
    final SimpleStatements simple;
    final CompoundStatements compound;
    final Definitions definitions;
    final Imports imports;
    final Blocks blocks;

    Grammar(Tokens tokens, SyntaxTreeBuilder out, NameTable names, ProblemList problems, byte[] source) {
        this.in = new TokenCursor(tokens);
        this.out = out;
        this.names = names;
        this.problems = problems;
        this.source = source;
        this.expressions = new Expressions(this);
        this.operations = new Operations(this);
        this.primaries = new Primaries(this);
        this.atoms = new Atoms(this);
        this.strings = new Strings(this);
        this.targets = new Targets(this);
        this.parameters = new Parameters(this);
        this.typeParameters = new TypeParameters(this);
        this.patterns = new Patterns(this);
        this.simple = new SimpleStatements(this);
        this.compound = new CompoundStatements(this);
        this.definitions = new Definitions(this);
        this.imports = new Imports(this);
        this.blocks = new Blocks(this);
    }

    /** Ends a node where the last token ended. */
    int close(int node) {
        return out.close(node, in.lastEnd());
    }

    void report(SyntaxFailure failure) {
        if (!failure.isReported()) {
            problems.add(Stage.PARSE, failure.code(), failure.getMessage(), failure.offset());
        }
    }
}
