package org.codeanatomy.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an exported package promises stands in the package and in COMPATIBILITY.md, and is the same in both. */
class ContractTest {
    /** The sentences that a package's documentation ends in, by the word in the table. */
    private static final Map<String, String> SENTENCES = Map.of(
            "stable",
            "Stability: stable. A break raises the major version and is announced at least one release before.",
            "evolving",
            "Stability: evolving. A break raises the major version; it may come with any release.",
            "internal",
            "Stability: internal. For the bundles of this product only.");

    @Test
    void everyExportedPackage_saysHowStableItIs() throws IOException {
        List<String> silent = ExportedPackage.all().stream()
                .filter(exported -> stability(exported).isEmpty())
                .map(exported -> exported.name() + " in " + exported.module())
                .toList();
        assertThat(silent)
                .as("exported packages whose package-info.java has none of these sentences: " + SENTENCES.values())
                .isEmpty();
    }

    @Test
    void tableOfPackages_saysWhatThePackagesSay() throws IOException {
        List<String> expected = new ArrayList<>();
        for (ExportedPackage exported : ExportedPackage.all()) {
            expected.add(String.join(
                    " | ",
                    "`" + exported.name() + "`",
                    "`" + exported.module() + "`",
                    exported.version(),
                    stability(exported).orElse("?")));
        }
        List<String> rows = Files.readAllLines(ExportedPackage.ROOT.resolve("COMPATIBILITY.md")).stream()
                .filter(line -> line.startsWith("| `org.codeanatomy."))
                .map(ContractTest::firstFourCells)
                .toList();
        assertThat(rows)
                .as("package, bundle, version and stability in the table of packages of COMPATIBILITY.md")
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static Optional<String> stability(ExportedPackage exported) {
        String prose = exported.text().replaceAll("\\s*\\n \\* ?", " ");
        return SENTENCES.entrySet().stream()
                .filter(sentence -> prose.contains(sentence.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static String firstFourCells(String row) {
        String[] cells = row.split("\\|", -1);
        List<String> first = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            first.add(cells[i].strip());
        }
        return String.join(" | ", first);
    }
}
