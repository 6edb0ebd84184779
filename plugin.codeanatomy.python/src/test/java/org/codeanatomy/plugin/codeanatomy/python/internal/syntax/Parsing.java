package org.codeanatomy.plugin.codeanatomy.python.internal.syntax;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.codeanatomy.plugin.codeanatomy.python.internal.source.SourceDecoder;
import org.codeanatomy.plugin.codeanatomy.python.internal.source.SourceProblem;
import org.codeanatomy.plugin.codeanatomy.python.internal.source.UndecodableSourceException;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.parser.PythonParser;

/** Parses snippets in tests. */
public final class Parsing {

    private Parsing() {}

    /** The tree of a snippet and its problems. */
    public static PythonParser.Parsed parse(String source) {
        return parse(source.getBytes(StandardCharsets.UTF_8));
    }

    /** The tree of a file and its problems. */
    public static PythonParser.Parsed parse(byte[] file) {
        try {
            return new PythonParser().parse(SourceDecoder.decode(file));
        } catch (UndecodableSourceException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The codes of a snippet's problems. */
    public static List<String> problemCodes(String source) {
        return parse(source).problems().stream().map(SourceProblem::code).toList();
    }

    /** The source of each node of a kind, in order. */
    public static List<String> texts(SyntaxTree tree, NodeKind kind) {
        return java.util.stream.IntStream.range(0, tree.size())
                .filter(node -> tree.is(node, kind))
                .mapToObj(node -> text(tree, node))
                .toList();
    }

    /** The source of a node. */
    public static String text(SyntaxTree tree, int node) {
        int start = tree.start(node);
        return new String(tree.text().utf8(), start, tree.end(node) - start, StandardCharsets.UTF_8);
    }
}
