package org.codeanatomy.plugin.codeanatomy.python.internal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.codeanatomy.plugin.codeanatomy.python.internal.source.SourceDecoder;
import org.codeanatomy.plugin.codeanatomy.python.internal.source.UndecodableSourceException;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.parser.PythonParser;
import org.junit.jupiter.api.Test;

/** Trees against those of CPython. */
class AstOracleTest {

    private final PythonParser parser = new PythonParser();
    private final List<String> differences = new ArrayList<>();
    private long nodes;

    @Test
    void parse_stdlib313_equalsCPythonInEveryNode() throws IOException {
        compare("cpython/stdlib313.py313.ast.jsonl.gz", "stdlib313.tgz", false);
        assertThat(differences).isEmpty();
        assertThat(nodes).isGreaterThan(100_000);
    }

    @Test
    void parse_pypi311_equalsCPythonOutsideFStrings() throws IOException {
        compare("cpython/pypi.py311.ast.jsonl.gz", "pypi.tgz", true);
        assertThat(differences).isEmpty();
        assertThat(nodes).isGreaterThan(150_000);
    }

    private void compare(String rows, String archive, boolean withoutFStrings) throws IOException {
        Oracles oracles = Oracles.orSkip();
        Map<String, byte[]> sources = oracles.sources(archive);
        oracles.rows(rows, row -> {
            String path = row.get("path").asText();
            PythonParser.Parsed parsed = parse(sources.get(path));
            if (!parsed.problems().isEmpty()) {
                differences.add(path + " " + parsed.problems());
            }
            List<String> expected = AstRows.expected(row.get("nodes"), withoutFStrings);
            List<String> actual = AstRows.actual(parsed.tree(), withoutFStrings);
            nodes += expected.size();
            describe(path, expected, actual);
        });
        System.out.printf("%s: %,d nodes, %d differences%n", rows, nodes, differences.size());
    }

    private PythonParser.Parsed parse(byte[] file) {
        try {
            return parser.parse(SourceDecoder.decode(file));
        } catch (UndecodableSourceException e) {
            throw new IllegalStateException(e);
        }
    }

    private void describe(String path, List<String> expected, List<String> actual) {
        for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
            String wanted = i < expected.size() ? expected.get(i) : "nothing";
            String found = i < actual.size() ? actual.get(i) : "nothing";
            if (!wanted.equals(found)) {
                differences.add(path + " node " + i + ": expected " + wanted + ", found " + found);
                return;
            }
        }
    }
}
