package org.codeanatomy.plugin.codeanatomy.python.internal.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.codeanatomy.plugin.api.source.EvidenceTable;
import org.codeanatomy.plugin.api.source.ExtractionRun;
import org.codeanatomy.plugin.api.source.SourceFile;
import org.codeanatomy.plugin.codeanatomy.python.internal.PythonExtractor;
import org.codeanatomy.plugin.codeanatomy.python.internal.conformance.Oracles;
import org.junit.jupiter.api.Test;

class PythonRunTest {

    private static final String SAMPLE =
            """
            '''The module.'''
            import os.path, sys as system
            from .b import g as h
            class A(object):
                '''The class.'''
                def __f(self, x=lambda: 0):
                    self.__f()
                    return [h(y) for y in x]
            """;

    private final PythonExtractor extractor = new PythonExtractor();

    private CollectingSink extract(Map<String, byte[]> sources, int threads, int groupSize) throws Exception {
        List<List<SourceFile>> groups = new ArrayList<>();
        List<SourceFile> group = new ArrayList<>();
        for (Map.Entry<String, byte[]> source : sources.entrySet()) {
            group.add(SourceFile.read(source.getKey(), source.getValue()));
            if (group.size() == groupSize) {
                groups.add(group);
                group = new ArrayList<>();
            }
        }
        groups.add(group);
        try (BufferAllocator allocator = new RootAllocator();
                ExtractionRun run = extractor.begin(Path.of(""))) {
            CollectingSink sink = new CollectingSink(allocator);
            ExecutorService pool = Executors.newFixedThreadPool(threads);
            List<Callable<Void>> tasks = new ArrayList<>();
            groups.forEach(files -> tasks.add(() -> {
                run.extract(files, sink);
                return null;
            }));
            for (Future<Void> task : pool.invokeAll(tasks)) {
                task.get();
            }
            pool.shutdown();
            run.finish(sink);
            assertThat(allocator.getAllocatedMemory()).isZero();
            return sink;
        }
    }

    private CollectingSink sample() throws Exception {
        return extract(
                Map.of(
                        "p/__init__.py", new byte[0],
                        "p/a.py", SAMPLE.getBytes(StandardCharsets.UTF_8),
                        "p/b.py", "def g(): pass\r\n".getBytes(StandardCharsets.UTF_8)),
                1,
                10);
    }

    private static List<Map<String, Object>> of(CollectingSink sink, EvidenceTable table, String path) {
        return sink.rows(table).stream()
                .filter(row -> row.get("path").equals(path))
                .toList();
    }

    @Test
    void extract_definitions_haveNamesContainersAndDocstrings() throws Exception {
        List<Map<String, Object>> rows = of(sample(), EvidenceTables.DEFINITIONS, "p/a.py");
        assertThat(rows)
                .extracting(row -> row.get("qualified_name"))
                .containsExactly("p.a.A", "p.a.A.__f", "p.a.A.<lambda>");
        assertThat(rows).extracting(row -> row.get("kind")).containsExactly("class", "function", "lambda");
        assertThat(rows.get(0)).containsEntry("docstring", "The class.").containsEntry("container_def_id", null);
        assertThat(rows.get(1))
                .containsEntry("container_def_id", rows.get(0).get("def_id"))
                .containsEntry("line", 6L);
        assertThat(rows.get(2)).containsEntry("container_def_id", rows.get(0).get("def_id"));
        long nameStart = (long) rows.get(1).get("name_bstart");
        long nameEnd = (long) rows.get(1).get("name_bend");
        assertThat(SAMPLE.substring((int) nameStart, (int) nameEnd)).isEqualTo("__f");
    }

    @Test
    void extract_imports_sayWhatTheyBindAndMean() throws Exception {
        CollectingSink sink = sample();
        List<Map<String, Object>> rows = of(sink, EvidenceTables.IMPORTS, "p/a.py");
        assertThat(rows).extracting(row -> row.get("binding_name")).containsExactly("os", "system", "h");
        assertThat(rows).extracting(row -> row.get("resolved_module")).containsExactly("os.path", "sys", "p.b");
        Object g = of(sink, EvidenceTables.DEFINITIONS, "p/b.py").get(0).get("def_id");
        assertThat(rows.get(2)).containsEntry("resolved_def_id", g).containsEntry("relative_level", 1);
    }

    @Test
    void extract_calls_resolveThroughImportsAndSelf() throws Exception {
        CollectingSink sink = sample();
        List<Map<String, Object>> calls = of(sink, EvidenceTables.CALLS, "p/a.py");
        assertThat(calls).extracting(row -> row.get("callee_dotted")).containsExactly("self.__f", "h");
        assertThat(calls).extracting(row -> row.get("arg_count")).containsExactly(0, 1);
        Map<Object, Object> targets = of(sink, EvidenceTables.RESOLUTIONS, "p/a.py").stream()
                .filter(row -> row.get("site_kind").equals("call"))
                .collect(Collectors.toMap(row -> row.get("site_id"), row -> row.get("target_qualified_name")));
        assertThat(calls).extracting(call -> targets.get(call.get("call_id"))).containsExactly("p.a.A.__f", "p.b.g");
    }

    @Test
    void extract_scopesAndSymbols_areConnected() throws Exception {
        CollectingSink sink = sample();
        List<Map<String, Object>> scopes = of(sink, EvidenceTables.SCOPES, "p/a.py");
        assertThat(scopes)
                .extracting(row -> row.get("qualpath"))
                .containsExactly("top", "top::A", "top::A::lambda", "top::A::__f");
        Map<String, Object> used = of(sink, EvidenceTables.SYMBOLS, "p/a.py").stream()
                .filter(row -> row.get("name").equals("h")
                        && row.get("scope_id").equals(scopes.get(3).get("scope_id")))
                .findFirst()
                .orElseThrow();
        assertThat(used)
                .containsEntry("is_global", true)
                .containsEntry("resolves_to_scope_id", scopes.get(0).get("scope_id"));
        assertThat(of(sink, EvidenceTables.REFERENCES, "p/a.py"))
                .extracting(row -> row.get("binding_name"))
                .contains("h", "y", "x", "self", null);
    }

    @Test
    void extract_filesThatFail_areRowsToo() throws Exception {
        try (BufferAllocator allocator = new RootAllocator();
                ExtractionRun run = extractor.begin(Path.of(""))) {
            CollectingSink sink = new CollectingSink(allocator);
            run.extract(
                    List.of(
                            SourceFile.read("bad.py", "x = = 1\ny = 2\n".getBytes(StandardCharsets.UTF_8)),
                            SourceFile.read("bytes.py", new byte[] {'x', (byte) 0xff}),
                            SourceFile.unread("huge.py", 1L << 30, SourceFile.Status.TOO_LARGE, "It is too large.")),
                    sink);
            run.finish(sink);
            assertThat(sink.rows(EvidenceTables.FILES))
                    .extracting(row -> row.get("status"))
                    .containsExactly("parse_error", "undecodable", "too_large");
            assertThat(sink.rows(EvidenceTables.ERRORS))
                    .extracting(row -> row.get("stage"))
                    .containsExactly("parse", "decode", "read");
            assertThat(of(sink, EvidenceTables.REFERENCES, "bad.py"))
                    .extracting(row -> row.get("ref_text"))
                    .containsExactly("y");
        }
    }

    @Test
    void extract_deepAndLongCode_endsWithoutProblems() throws Exception {
        StringBuilder source = new StringBuilder();
        source.append("a = ").append("lambda: ".repeat(990)).append("0\n");
        source.append("b = ").append("(".repeat(199)).append(")".repeat(199)).append("\n");
        source.append("c = ").append("x if y else ".repeat(990)).append("z\n");
        source.append("d = e").append(".f(g)[h]".repeat(5_000)).append("\n");
        source.append("i: A0").append(" | A0".repeat(20_000)).append("\n");
        source.append("class A0:\n  def f(self): self.f()\n");
        for (int i = 1; i < 1_000; i++) {
            source.append("class A").append(i).append("(A").append(i - 1).append("): pass\n");
        }
        source.append("def j(k: A999 = A999()): return k.f()\n");
        CollectingSink sink = extract(Map.of("a.py", source.toString().getBytes(StandardCharsets.UTF_8)), 1, 1);
        assertThat(sink.rows(EvidenceTables.ERRORS)).isEmpty();
        assertThat(sink.rows(EvidenceTables.DEFINITIONS)).hasSize(990 + 1_000 + 2);
    }

    @Test
    void extract_lines_endAtLineFeeds() throws Exception {
        List<Map<String, Object>> rows = of(sample(), EvidenceTables.LINES, "p/b.py");
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0))
                .containsEntry("line_text", "def g(): pass")
                .containsEntry("newline_kind", "crlf")
                .containsEntry("line_end_byte", 15L);
    }

    @Test
    void accepts_pythonFilesStubsAndScripts() {
        byte[] script = "#!/usr/bin/env python3\n".getBytes(StandardCharsets.UTF_8);
        assertThat(extractor.accepts("a/b.py", new byte[0])).isTrue();
        assertThat(extractor.accepts("a/b.pyi", new byte[0])).isTrue();
        assertThat(extractor.accepts("bin/tool", script)).isTrue();
        assertThat(extractor.accepts("a/fast.pyx", script)).isFalse();
        assertThat(extractor.accepts("bin/tool", "#!/bin/sh\n# python".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        assertThat(extractor.accepts("a.txt", new byte[0])).isFalse();
    }

    @Test
    void extract_realPackages_keysAreUniqueAndReferencesLead() throws Exception {
        CollectingSink sink = extract(realSources(), 2, 7);
        for (EvidenceTable table : EvidenceTables.all()) {
            Set<Object> keys = new HashSet<>();
            for (Map<String, Object> row : sink.rows(table)) {
                List<Object> key = table.key().stream().map(row::get).toList();
                if (!keys.add(key)) {
                    fail("%s has %s twice", table.name(), row);
                }
            }
        }
        Set<Object> definitions = column(sink, EvidenceTables.DEFINITIONS, "def_id");
        Set<Object> scopes = column(sink, EvidenceTables.SCOPES, "scope_id");
        Set<Object> sites = column(sink, EvidenceTables.REFERENCES, "ref_id");
        sites.addAll(column(sink, EvidenceTables.IMPORTS, "import_id"));
        sites.addAll(column(sink, EvidenceTables.CALLS, "call_id"));
        assertAllIn(definitions, column(sink, EvidenceTables.RESOLUTIONS, "target_def_id"));
        assertAllIn(definitions, column(sink, EvidenceTables.CALLS, "caller_def_id"));
        assertAllIn(definitions, column(sink, EvidenceTables.DEFINITIONS, "container_def_id"));
        assertAllIn(definitions, column(sink, EvidenceTables.SCOPES, "def_id"));
        assertAllIn(scopes, column(sink, EvidenceTables.SCOPES, "parent_scope_id"));
        assertAllIn(scopes, column(sink, EvidenceTables.SYMBOLS, "resolves_to_scope_id"));
        assertAllIn(scopes, column(sink, EvidenceTables.REFERENCES, "scope_id"));
        assertAllIn(sites, column(sink, EvidenceTables.RESOLUTIONS, "site_id"));
        assertAllIn(column(sink, EvidenceTables.NODES, "node_uid"), column(sink, EvidenceTables.NODES, "parent_uid"));
    }

    @Test
    void extract_anyThreadsAndGroups_givesTheSameRows() throws Exception {
        Map<String, byte[]> sources = realSources();
        Map<String, Integer> first = hashes(extract(sources, 1, 500));
        assertThat(hashes(extract(sources, 4, 3))).isEqualTo(first);
    }

    private static Map<String, byte[]> realSources() throws IOException {
        Map<String, byte[]> sources = new TreeMap<>(Oracles.orSkip().sources("pypi.tgz"));
        sources.keySet().removeIf(path -> !path.startsWith("flask"));
        return sources;
    }

    private static void assertAllIn(Set<Object> known, Set<Object> used) {
        Set<Object> missing = new HashSet<>(used);
        missing.removeAll(known);
        assertThat(used).isNotEmpty();
        assertThat(missing).isEmpty();
    }

    private static Set<Object> column(CollectingSink sink, EvidenceTable table, String name) {
        Set<Object> values = new HashSet<>();
        sink.rows(table).forEach(row -> values.add(row.get(name)));
        values.remove(null);
        return values;
    }

    /** Hashes of the rows as a multiset: groups of files arrive in any order. */
    private static Map<String, Integer> hashes(CollectingSink sink) {
        Map<String, Integer> hashes = new HashMap<>();
        for (EvidenceTable table : EvidenceTables.all()) {
            int sum = sink.rows(table).stream().mapToInt(Map::hashCode).sum();
            hashes.put(table.name(), sum * 31 + sink.rows(table).size());
        }
        return hashes;
    }
}
