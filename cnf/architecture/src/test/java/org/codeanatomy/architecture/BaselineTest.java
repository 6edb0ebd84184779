package org.codeanatomy.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A bundle that exports packages and forgets the baseline could change its API without anybody noticing. */
class BaselineTest {
    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

    @Test
    void everyBundleThatExports_isBaselined() throws IOException {
        List<String> exporting = exportingModules();
        assertThat(exporting).contains("plugin.api");
        assertThat(exporting)
                .allSatisfy(module -> assertThat(ROOT.resolve(module).resolve("pom.xml"))
                        .isRegularFile()
                        .satisfies(pom -> assertThat(Files.readString(pom).contains("bnd-baseline-maven-plugin"))
                                .as(module + " exports packages and names bnd-baseline-maven-plugin in its pom")
                                .isTrue()));
    }

    private static List<String> exportingModules() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT, 2)) {
            List<Path> sources = files.map(folder -> folder.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .toList();
            return sources.stream()
                    .filter(BaselineTest::exports)
                    .map(folder -> ROOT.relativize(folder)
                            .getParent()
                            .getParent()
                            .getParent()
                            .toString())
                    .toList();
        }
    }

    private static boolean exports(Path sources) {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.endsWith("package-info.java")).anyMatch(BaselineTest::isExport);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static boolean isExport(Path packageInfo) {
        try {
            return Files.readString(packageInfo).contains("@Export");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
