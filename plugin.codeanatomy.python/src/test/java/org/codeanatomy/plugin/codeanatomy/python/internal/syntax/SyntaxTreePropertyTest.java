package org.codeanatomy.plugin.codeanatomy.python.internal.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.parser.PythonParser;

/** Whatever the bytes are: parsing ends, says where, and the columns form a tree. */
class SyntaxTreePropertyTest {

    private static final String SAMPLE =
            """
            from __future__ import annotations
            import a.b as c, d
            @decorated(1, *args, key=f"{x!r:>{width}} {{y}}")
            class A[T](Base, metaclass=M):
                '''Doc
                string.'''
                async def f(self, a: int = 1, /, *rest, k=[i for i in range(3) if i], **kw) -> dict[str, int]:
                    async with (open(a) as b, c):
                        return await {**a, 'k': (yield)}
                    try:
                        x: int = lambda *a: a[1:2, ...]
                    except* (A, B) as e:
                        raise X from e
                    else:
                        del a.b, c[0]
                    finally:
                        global g
            match x:
                case [1, *rest] | {"k": v, **kw} if v > 1:
                    pass
                case P(x=0) as p:
                    a = b = -1 + 2j ** 3 if not c else d
            """;
    private static final String PIECES = "()[]{}'\"\\\n\t :,.=f#@*x1é\0";

    @Property(tries = 400, seed = "20261121")
    void parse_damagedSource_givesATree(@ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder source = new StringBuilder(SAMPLE);
        int edits = 1 + random.nextInt(6);
        for (int edit = 0; edit < edits; edit++) {
            int at = random.nextInt(source.length());
            int length = Math.min(random.nextInt(4), source.length() - at);
            source.replace(at, at + length, "" + PIECES.charAt(random.nextInt(PIECES.length())));
        }
        checkTree(Parsing.parse(source.toString()));
    }

    @Property(tries = 100, seed = "20261121")
    void parse_sameFileAfterOthers_givesTheSameTree(@ForAll long seed) {
        byte[] file = SAMPLE.getBytes(StandardCharsets.UTF_8);
        PythonParser parser = new PythonParser();
        SyntaxTree first = parseWith(parser, file);
        parseWith(parser, ("other" + seed + " = names(here)\n").getBytes(StandardCharsets.UTF_8));
        SyntaxTree second = parseWith(parser, file);
        assertThat(second.size()).isEqualTo(first.size());
        for (int node = 0; node < first.size(); node++) {
            assertThat(second.nameNumber(node)).isEqualTo(first.nameNumber(node));
            assertThat(second.name(node)).isEqualTo(first.name(node));
        }
    }

    private static SyntaxTree parseWith(PythonParser parser, byte[] file) {
        try {
            return parser.parse(org.codeanatomy.plugin.codeanatomy.python.internal.source.SourceDecoder.decode(file))
                    .tree();
        } catch (org.codeanatomy.plugin.codeanatomy.python.internal.source.UndecodableSourceException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void checkTree(PythonParser.Parsed parsed) {
        SyntaxTree tree = parsed.tree();
        int length = tree.text().utf8().length;
        for (int node = 1; node < tree.size(); node++) {
            int parent = tree.parent(node);
            assertThat(parent).isBetween(0, node - 1);
            assertThat(tree.subtreeEnd(node)).isBetween(node + 1, tree.subtreeEnd(parent));
            if (tree.kind(node).isLocated()) {
                assertThat(tree.start(node)).isBetween(0, tree.end(node));
                assertThat(tree.end(node)).isLessThanOrEqualTo(length);
            }
        }
        parsed.problems().forEach(problem -> assertThat(problem.offset()).isBetween(0, length));
        int[] offsets =
                parsed.problems().stream().mapToInt(problem -> problem.offset()).toArray();
        assertThat(offsets).isEqualTo(Arrays.stream(offsets).sorted().toArray());
    }
}
