package org.codeanatomy.plugin.codeanatomy.python.internal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.codeanatomy.plugin.codeanatomy.python.internal.resolve.Programs;
import org.codeanatomy.plugin.codeanatomy.python.internal.resolve.QualifiedNames;
import org.codeanatomy.plugin.codeanatomy.python.internal.resolve.Resolutions;
import org.codeanatomy.plugin.codeanatomy.python.internal.resolve.Resolver;
import org.codeanatomy.plugin.codeanatomy.python.internal.source.LineIndex;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.NodeKind;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.SyntaxTree;
import org.junit.jupiter.api.Test;

/** Resolved calls against the calls that really happened while flask's tests ran. */
class CallOracleTest {

    private final Map<String, Set<String>> executed = new HashMap<>();
    private final Map<String, Set<String>> resolved = new HashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private int judged;
    private int right;
    private int targets;
    private final Map<String, int[]> byMethod = new TreeMap<>();

    @Test
    void resolve_flaskTests_noCertainCallIsWrong() throws IOException {
        Oracles oracles = Oracles.orSkip();
        Map<String, byte[]> sources = oracles.sources("pypi.tgz");
        Map<String, LineIndex> lines = new HashMap<>();
        sources.forEach((path, bytes) -> lines.put(path, LineIndex.of(bytes)));
        oracles.rows("runtime/dyncalls.flask-tests.py311.jsonl.gz", row -> record(row, lines));
        List<Resolutions> all = Resolver.resolve(Programs.of(sources));
        Set<String> callSites = callSites(all);
        executed.keySet().retainAll(callSites);
        all.forEach(this::judge);
        report();
        assertThat(wrong).isEmpty();
        assertThat(judged).isGreaterThan(1000);
    }

    private void record(JsonNode row, Map<String, LineIndex> lines) {
        if (!row.isArray()) {
            return;
        }
        String path = row.get(0).get(0).asText();
        JsonNode site = row.get(1);
        LineIndex index = lines.get(path);
        if (index == null || site.get(0).isNull()) {
            return;
        }
        int start = index.start(site.get(0).asInt() - 1) + site.get(2).asInt();
        int end = index.start(site.get(1).asInt() - 1) + site.get(3).asInt();
        JsonNode callee = row.get(2);
        executed.computeIfAbsent(path + ":" + start + "-" + end, key -> new HashSet<>())
                .add(callee.get(0).asText() + " " + callee.get(1).asText());
    }

    private static Set<String> callSites(List<Resolutions> all) {
        Set<String> sites = new HashSet<>();
        for (Resolutions resolutions : all) {
            SyntaxTree tree = resolutions.module().tree();
            for (int node = 0; node < tree.size(); node++) {
                if (tree.is(node, NodeKind.CALL)) {
                    sites.add(site(resolutions, node));
                }
            }
        }
        return sites;
    }

    private static String site(Resolutions resolutions, int node) {
        SyntaxTree tree = resolutions.module().tree();
        return resolutions.module().path() + ":" + tree.start(node) + "-" + tree.end(node);
    }

    private void judge(Resolutions resolutions) {
        for (int row = 0; row < resolutions.size(); row++) {
            if (resolutions.kind(row) != Resolutions.SiteKind.CALL || resolutions.targetNode(row) <= 0) {
                continue;
            }
            String site = site(resolutions, resolutions.site(row));
            Set<String> callees = executed.get(site);
            if (callees == null) {
                continue;
            }
            targets++;
            boolean hit = stands(resolutions, row, callees, site);
            int[] counts = byMethod.computeIfAbsent(
                    String.format("%.2f %s", resolutions.confidence(row), resolutions.method(row)), key -> new int[2]);
            counts[0] += hit ? 1 : 0;
            counts[1]++;
            if (resolutions.confidence(row) == 1.0) {
                judged++;
                right += hit ? 1 : 0;
                if (!hit) {
                    wrong.add(site + " -> " + resolutions.qualifiedName(row) + " but ran " + callees);
                }
            }
        }
    }

    /** Whether the target is among the callees; a class stands for its constructors, wherever they are inherited from. */
    private boolean stands(Resolutions resolutions, int row, Set<String> callees, String site) {
        SyntaxTree target = resolutions.targetModule(row).tree();
        int node = resolutions.targetNode(row);
        String name = QualifiedNames.of(target, node);
        boolean hit = false;
        for (String callee : callees) {
            boolean constructor = callee.endsWith(".__init__") || callee.endsWith(".__new__");
            boolean same = target.is(node, NodeKind.CLASS_DEF)
                    ? constructor
                    : callee.equals(resolutions.targetModule(row).path() + " " + name);
            if (same) {
                resolved.computeIfAbsent(site, key -> new HashSet<>()).add(callee);
                hit = true;
            }
        }
        return hit;
    }

    private void report() {
        int edges = executed.values().stream().mapToInt(Set::size).sum();
        int found = resolved.values().stream().mapToInt(Set::size).sum();
        System.out.printf(
                "executed edges %d at %d call sites; recall %.3f with %.2f targets a site; certain %d, of them right %.4f%n",
                edges,
                executed.size(),
                (double) found / edges,
                (double) targets / executed.size(),
                judged,
                (double) right / judged);
        byMethod.forEach((method, counts) -> System.out.printf("  %s: %d of %d%n", method, counts[0], counts[1]));
        wrong.forEach(line -> System.out.println("  wrong: " + line));
    }
}
