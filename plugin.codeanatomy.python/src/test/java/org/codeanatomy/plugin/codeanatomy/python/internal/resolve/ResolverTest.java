package org.codeanatomy.plugin.codeanatomy.python.internal.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.codeanatomy.plugin.codeanatomy.python.internal.resolve.Resolutions.SiteKind;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.Field;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.NodeKind;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.Parsing;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.SyntaxTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A table of small programs. Files are separated by lines {@code == path}; asked is what the last call of {@code a.py} runs;
 * expected are its targets, with {@code !} before those that are certain.
 */
class ResolverTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.codeanatomy.plugin.codeanatomy.python.internal.resolve.CallCases#programs")
    void resolve_call_findsItsTargets(String name, String expected, String source) {
        assertThat(targetsOfLastCall(Programs.of(files(source)))).isEqualTo(expected);
    }

    @Test
    void resolve_imports_leadToTheDefinition() {
        Program program = Programs.of(
                files(
                        "== p/__init__.py\nfrom .m import f\n== p/m.py\ndef f(): pass\n== a.py\nfrom p import f\nimport p.m\nimport os.path\n"));
        List<String> found = new ArrayList<>();
        for (Resolutions resolutions : Resolver.resolve(program)) {
            for (int row = 0; row < resolutions.size(); row++) {
                if (resolutions.kind(row) == SiteKind.IMPORT
                        && resolutions.module().path().equals("a.py")) {
                    found.add(resolutions.qualifiedName(row));
                }
            }
        }
        assertThat(found).containsExactly("p.m.f", "p.m", "os.path");
    }

    @Test
    void resolve_filesInAnotherOrder_givesTheSame() {
        String source =
                "== m.py\nfrom n import *\ndef f(): g()\n== n.py\nfrom m import *\ndef g(): f()\n== a.py\nfrom n import f, g\nf(); g()";
        List<Map.Entry<String, byte[]>> files = new ArrayList<>(files(source).entrySet());
        List<String> first = describe(files);
        Collections.reverse(files);
        assertThat(describe(files)).isEqualTo(first).isNotEmpty();
    }

    private static List<String> describe(List<Map.Entry<String, byte[]>> files) {
        Map<String, byte[]> ordered = new java.util.LinkedHashMap<>();
        files.forEach(file -> ordered.put(file.getKey(), file.getValue()));
        List<String> rows = new ArrayList<>();
        for (Resolutions resolutions : Resolver.resolve(Programs.of(ordered))) {
            for (int row = 0; row < resolutions.size(); row++) {
                rows.add(resolutions.module() + " " + resolutions.site(row) + " " + resolutions.qualifiedName(row) + " "
                        + resolutions.confidence(row));
            }
        }
        return rows;
    }

    private static Map<String, byte[]> files(String source) {
        Map<String, byte[]> files = new HashMap<>();
        for (String file : source.substring(3).split("\n== ", -1)) {
            int end = file.indexOf('\n') < 0 ? file.length() : file.indexOf('\n');
            String content = file.substring(Math.min(file.length(), end + 1)) + "\n";
            files.put(file.substring(0, end), content.getBytes(StandardCharsets.UTF_8));
        }
        return files;
    }

    private static String targetsOfLastCall(Program program) {
        StringBuilder targets = new StringBuilder();
        for (Resolutions resolutions : Resolver.resolve(program)) {
            if (!resolutions.module().path().endsWith("a.py")) {
                continue;
            }
            int call = lastCall(resolutions);
            for (int row = 0; row < resolutions.size(); row++) {
                if (resolutions.kind(row) == SiteKind.CALL && resolutions.site(row) == call) {
                    targets.append(targets.length() == 0 ? "" : " ")
                            .append(resolutions.confidence(row) == 1.0 ? "!" : "")
                            .append(resolutions.qualifiedName(row));
                    assertThat(resolutions.isAmbiguous(row))
                            .isEqualTo(resolutions.ordinal(row) > 0 || hasMore(resolutions, row));
                }
            }
        }
        return targets.toString();
    }

    private static boolean hasMore(Resolutions resolutions, int row) {
        return row + 1 < resolutions.size()
                && resolutions.site(row + 1) == resolutions.site(row)
                && resolutions.kind(row + 1) == resolutions.kind(row);
    }

    /** The last call, no decorator, whose callee is a name, perhaps with attributes or of {@code super()}. */
    private static int lastCall(Resolutions resolutions) {
        SyntaxTree tree = resolutions.module().tree();
        int last = -1;
        for (int node = 0; node < tree.size(); node++) {
            if (tree.is(node, NodeKind.CALL) && !tree.in(node, Field.DECORATOR_LIST)) {
                String callee = Parsing.text(tree, tree.child(node, Field.FUNC));
                boolean inner = callee.equals("super");
                last = !inner && callee.matches("[\\w.]+|super\\(\\)\\.\\w+") ? node : last;
            }
        }
        return last;
    }
}
