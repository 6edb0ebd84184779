package org.codeanatomy.plugin.codeanatomy.python.internal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.codeanatomy.plugin.codeanatomy.python.internal.source.SourceDecoder;
import org.codeanatomy.plugin.codeanatomy.python.internal.source.UndecodableSourceException;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.Field;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.NodeKind;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.SyntaxTree;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.parser.PythonParser;
import org.junit.jupiter.api.Test;

/** Files with one damaged definition: all others must be where they are without the damage. */
class DamageOracleTest {

    private final PythonParser parser = new PythonParser();
    private final Map<String, int[]> survivalByDamage = new TreeMap<>();
    private int wholeFiles;
    private int files;

    @Test
    void parse_damagedFile_keepsOtherDefinitions() throws IOException {
        Oracles oracles = Oracles.orSkip();
        Map<String, byte[]> sources = oracles.sources("pypi.tgz");
        oracles.rows(
                "damage/pypi.damage.jsonl.gz",
                row -> check(row, sources.get(row.get("path").asText())));
        int[] total = new int[2];
        survivalByDamage.forEach((damage, survival) -> {
            System.out.printf("%-12s %d of %d definitions survive%n", damage, survival[0], survival[1]);
            total[0] += survival[0];
            total[1] += survival[1];
        });
        double share = (double) total[0] / total[1];
        System.out.printf(
                "all: %.4f of the definitions, %.4f of the files whole%n", share, (double) wholeFiles / files);
        assertThat(files).isEqualTo(530);
        assertThat(share).isGreaterThanOrEqualTo(0.97);
    }

    private void check(JsonNode row, byte[] source) {
        PythonParser.Parsed parsed = parse(damaged(row, source));
        assertThat(parsed.problems()).as(row.get("path").asText()).isNotEmpty();
        Set<String> found = topLevelDefinitions(parsed.tree());
        int[] survival = survivalByDamage.computeIfAbsent(row.get("damage").asText(), damage -> new int[2]);
        int expected = 0;
        int kept = 0;
        for (JsonNode other : row.get("expect_others")) {
            if (other.get(0).asText().endsWith("Def")) {
                expected++;
                String key = String.join(
                        " ",
                        other.get(0).asText(),
                        other.get(1).asText(),
                        other.get(2).asText(),
                        other.get(3).asText());
                kept += found.contains(key) ? 1 : 0;
            }
        }
        survival[0] += kept;
        survival[1] += expected;
        files++;
        wholeFiles += kept == expected ? 1 : 0;
        if (kept < expected && Boolean.getBoolean("damage.verbose")) {
            System.out.println(kept + "/" + expected + " " + row.get("path").asText() + " "
                    + row.get("damage").asText() + " at " + row.get("at") + " " + parsed.problems());
        }
    }

    private static byte[] damaged(JsonNode row, byte[] source) {
        int at = row.get("at").asInt();
        int deleted = row.get("deleted").asText().getBytes(StandardCharsets.UTF_8).length;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(source, 0, at);
        out.writeBytes(row.get("inserted").asText().getBytes(StandardCharsets.UTF_8));
        out.write(source, at + deleted, source.length - at - deleted);
        return out.toByteArray();
    }

    private static Set<String> topLevelDefinitions(SyntaxTree tree) {
        Set<String> found = new HashSet<>();
        for (int node = tree.child(0, Field.BODY); node >= 0; node = tree.nextInField(node)) {
            NodeKind kind = tree.kind(node);
            if (kind.className().endsWith("Def")) {
                found.add(kind.className() + " " + tree.name(node) + " " + tree.start(node) + " " + tree.end(node));
            }
        }
        return found;
    }

    private PythonParser.Parsed parse(byte[] file) {
        try {
            return parser.parse(SourceDecoder.decode(file));
        } catch (UndecodableSourceException e) {
            throw new IllegalStateException(e);
        }
    }
}
