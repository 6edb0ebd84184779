package org.codeanatomy.plugin.delta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Tables and expected rows that others made, unpacked. They lie outside the project, where a property says. */
final class Golden {

    private final Path source;
    private final Path folder;

    private Golden(Path source, Path folder) {
        this.source = source;
        this.folder = folder;
    }

    /**
     * Unpacks them; aborts the test where they are absent, and fails it where they are required.
     *
     * @param part of the names of the archives that are wanted
     */
    static Golden unpack(Path folder, String part) throws IOException {
        String given = System.getProperty("conformance.dir");
        Path source = given == null ? null : Path.of(given, "golden");
        if (source == null || !Files.isDirectory(source)) {
            String sentence = "the property conformance.dir names no folder with golden tables";
            if (Boolean.getBoolean("conformance.required")) {
                Assertions.fail(sentence);
            }
            Assumptions.abort(sentence);
        }
        try (Stream<Path> archives = Files.list(source)) {
            for (Path archive : archives.filter(
                            path -> isWanted(path.getFileName().toString(), part))
                    .toList()) {
                unzip(archive, folder);
            }
        }
        return new Golden(source, folder);
    }

    private static boolean isWanted(String name, String part) {
        return name.endsWith(".zip") && name.contains(part);
    }

    private static void unzip(Path archive, Path folder) throws IOException {
        try (InputStream file = Files.newInputStream(archive);
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path target = folder.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(zip, target);
                }
            }
        }
    }

    /** The lines of a JSON lines file whose table is there. */
    List<JsonNode> lines(String name) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(source.resolve(name))) {
            JsonNode node = json.readTree(line);
            if (Files.isDirectory(table(node.path("table").asText()))) {
                lines.add(node);
            }
        }
        return lines;
    }

    Path table(String name) {
        return folder.resolve("tables").resolve(name);
    }

    Path expected(String data) {
        return folder.resolve(data);
    }
}
