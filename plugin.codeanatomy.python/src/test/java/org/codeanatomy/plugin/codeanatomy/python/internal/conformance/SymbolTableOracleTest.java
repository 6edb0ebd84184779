package org.codeanatomy.plugin.codeanatomy.python.internal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.codeanatomy.plugin.codeanatomy.python.internal.scope.Scope;
import org.codeanatomy.plugin.codeanatomy.python.internal.scope.ScopeType;
import org.codeanatomy.plugin.codeanatomy.python.internal.scope.SymbolFlags;
import org.codeanatomy.plugin.codeanatomy.python.internal.scope.SymbolTable;
import org.codeanatomy.plugin.codeanatomy.python.internal.source.LineIndex;
import org.codeanatomy.plugin.codeanatomy.python.internal.source.ProblemList;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.Parsing;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.SyntaxTree;
import org.junit.jupiter.api.Test;

/** Scopes and symbols against those of CPython 3.13. */
class SymbolTableOracleTest {

    private final List<String> differences = new ArrayList<>();
    private int symbols;

    @Test
    void symbolTable_stdlib313_equalsCPythonInEveryFlag() throws IOException {
        compare("cpython/stdlib313.py313.symtable.jsonl.gz", "stdlib313.tgz");
        assertThat(symbols).isGreaterThan(15_000);
    }

    @Test
    void symbolTable_pypi313_equalsCPythonInEveryFlag() throws IOException {
        compare("cpython/pypi.py313.symtable.jsonl.gz", "pypi.tgz");
        assertThat(symbols).isGreaterThan(30_000);
    }

    private void compare(String rows, String archive) throws IOException {
        Oracles oracles = Oracles.orSkip();
        Map<String, byte[]> sources = oracles.sources(archive);
        oracles.rows(rows, row -> {
            String path = row.get("path").asText();
            SyntaxTree tree = Parsing.parse(sources.get(path)).tree();
            ProblemList problems = new ProblemList();
            List<String> actual = actual(SymbolTable.of(tree, problems), LineIndex.of(sources.get(path)));
            if (problems.size() > 0) {
                differences.add(path + " " + problems.located(tree.text()));
            }
            describe(path, expected(row.get("blocks")), actual);
        });
        System.out.printf("%s: %,d symbols, %d differences%n", rows, symbols, differences.size());
        assertThat(differences).isEmpty();
    }

    private List<String> expected(JsonNode blocks) {
        List<String> rows = new ArrayList<>();
        for (JsonNode block : blocks) {
            rows.add(String.format(
                    "%s in %s: %s line %s nested %s",
                    block.get("id"),
                    block.get("parent"),
                    block.get("type").asText() + " " + block.get("name").asText(),
                    block.get("lineno"),
                    block.get("nested")));
            Map<String, String> sorted = new TreeMap<>();
            block.get("symbols").properties().forEach(symbol -> {
                List<String> words = new ArrayList<>();
                symbol.getValue().get(0).forEach(word -> words.add(word.asText()));
                JsonNode namespaces = symbol.getValue().get(1);
                sorted.put(symbol.getKey(), words + " " + (namespaces == null ? "" : namespaces));
            });
            sorted.forEach((name, flags) -> rows.add(block.get("id") + " " + name + " " + flags));
        }
        return rows;
    }

    private List<String> actual(SymbolTable table, LineIndex lines) {
        List<String> rows = new ArrayList<>();
        Map<Scope, Integer> ids = new HashMap<>();
        for (Scope scope : table.visible()) {
            ids.put(scope, ids.size());
        }
        for (Scope scope : table.visible()) {
            int id = ids.get(scope);
            int line = scope.type() == ScopeType.MODULE ? 0 : lines.lineOf(scope.offset()) + 1;
            rows.add(String.format(
                    "%d in %s: %s line %d nested %s",
                    id, ids.get(visibleParent(scope)), scope, line, scope.isNested()));
            Map<String, String> sorted = new TreeMap<>();
            for (int i = 0; i < scope.symbolCount(); i++) {
                String name = scope.symbolName(i);
                List<Integer> namespaces = scope.children().stream()
                        .filter(child -> child.name().equals(name))
                        .map(ids::get)
                        .toList();
                String inside =
                        namespaces.isEmpty() ? "" : namespaces.toString().replace(" ", "");
                sorted.put(name, words(scope, i, !namespaces.isEmpty()) + " " + inside);
            }
            sorted.forEach((name, flags) -> rows.add(id + " " + name + " " + flags));
        }
        return rows;
    }

    private static Scope visibleParent(Scope scope) {
        Scope parent = scope.parent();
        while (parent != null && parent.isInlined()) {
            parent = parent.parent();
        }
        return parent;
    }

    private static List<String> words(Scope scope, int symbol, boolean namespace) {
        int flags = scope.symbolFlags(symbol);
        List<String> words = new ArrayList<>();
        add(words, "referenced", SymbolFlags.isReferenced(flags));
        add(words, "parameter", SymbolFlags.isParameter(flags));
        add(words, "global", SymbolFlags.isGlobal(flags, scope));
        add(words, "nonlocal", SymbolFlags.isNonlocal(flags));
        add(words, "declared_global", SymbolFlags.isDeclaredGlobal(flags));
        add(words, "local", SymbolFlags.isLocal(flags, scope));
        add(words, "annotated", SymbolFlags.isAnnotated(flags));
        add(words, "free", SymbolFlags.isFree(flags));
        add(words, "imported", SymbolFlags.isImported(flags));
        add(words, "assigned", SymbolFlags.isAssigned(flags));
        add(words, "namespace", namespace);
        return words;
    }

    private static void add(List<String> words, String word, boolean present) {
        if (present) {
            words.add(word);
        }
    }

    private void describe(String path, List<String> expected, List<String> actual) {
        symbols += expected.size();
        for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
            String wanted = i < expected.size() ? expected.get(i) : "nothing";
            String found = i < actual.size() ? actual.get(i) : "nothing";
            if (!wanted.equals(found)) {
                differences.add(path + " row " + i + ": expected <" + wanted + ">, found <" + found + ">");
                return;
            }
        }
    }
}
