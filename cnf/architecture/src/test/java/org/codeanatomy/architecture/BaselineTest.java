package org.codeanatomy.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A bundle that exports packages and forgets the baseline could change its API without anybody noticing. */
class BaselineTest {
    @Test
    void everyBundleThatExports_isBaselined() throws IOException {
        List<String> exporting = ExportedPackage.all().stream()
                .map(ExportedPackage::module)
                .distinct()
                .toList();
        assertThat(exporting).contains("plugin.api");
        assertThat(exporting).allSatisfy(module -> assertThat(
                        ExportedPackage.ROOT.resolve(module).resolve("pom.xml"))
                .isRegularFile()
                .satisfies(pom -> assertThat(Files.readString(pom).contains("bnd-baseline-maven-plugin"))
                        .as(module + " exports packages and names bnd-baseline-maven-plugin in its pom")
                        .isTrue()));
    }
}
