package org.codeanatomy.plugin.delta;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may know whom. Kernel's internals change between its minor versions, so one package alone sees them. */
class ArchitectureTest {

    private static final Path SOURCES = Path.of("src", "main", "java", "org", "codeanatomy", "plugin", "delta");
    private static final Map<String, List<String>> MAY_IMPORT = Map.of(
            "storage", List.of(),
            "log", List.of(),
            "kernel", List.of("log", "storage"),
            "read", List.of("log"),
            "commit", List.of("log", "storage"),
            "write", List.of("commit", "kernel", "log", "storage"),
            "slots", List.of("kernel", "log", "read", "storage", "write"));

    @Test
    void packages_importOnlyDownwards() throws Exception {
        Map<String, String> offenders = new TreeMap<>();
        for (Path source : sources()) {
            String folder = SOURCES.relativize(source).getName(0).toString();
            for (String line : Files.readAllLines(source)) {
                String prefix = "import org.codeanatomy.plugin.delta.";
                if (line.startsWith(prefix)) {
                    String imported = line.substring(prefix.length()).split("\\.", 2)[0];
                    if (!imported.equals(folder)
                            && !MAY_IMPORT.getOrDefault(folder, List.of()).contains(imported)) {
                        offenders.put(source.toString(), line);
                    }
                }
            }
        }
        assertThat(offenders).isEmpty();
    }

    @Test
    void kernelInternals_areSeenByOnePackage_andHadoopByNone() throws Exception {
        for (Path source : sources()) {
            String text = Files.readString(source);
            assertThat(text).as(source.toString()).doesNotContain("org.apache.hadoop", "import scala.");
            if (!source.startsWith(SOURCES.resolve("kernel"))) {
                assertThat(text).as(source.toString()).doesNotContain("io.delta.kernel.internal");
            }
        }
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
