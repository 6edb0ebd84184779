package org.codeanatomy.plugin.codeanatomy.python.internal.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** Answers of others, found through the system property {@code conformance.dir}. */
public final class Oracles {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path directory;

    private Oracles(Path directory) {
        this.directory = directory;
    }

    /** The oracles; skips the test without them, or fails it if they are required. */
    public static Oracles orSkip() {
        String configured = System.getProperty("conformance.dir");
        Path directory = configured == null ? null : Path.of(configured).resolve("oracles");
        if (directory == null || !Files.isDirectory(directory)) {
            String message = "The system property conformance.dir names no folder with oracles.";
            if (Boolean.getBoolean("conformance.required")) {
                throw new IllegalStateException(message);
            }
            Assumptions.abort(message);
        }
        return new Oracles(directory);
    }

    /** Hands the rows of a file of gzipped JSON lines to a consumer, one after the other. */
    public void rows(String name, Consumer<JsonNode> consumer) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(directory.resolve(name)), 1 << 16);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                consumer.accept(JSON.readTree(line));
            }
        }
    }

    /** The Python files of an archive by path, without the archive's top folder. */
    public Map<String, byte[]> sources(String archive) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (DataInputStream in = new DataInputStream(
                new GZIPInputStream(Files.newInputStream(directory.resolve("src/" + archive)), 1 << 16))) {
            byte[] header = new byte[512];
            while (in.readNBytes(header, 0, 512) == 512 && header[0] != 0) {
                String name = text(header, 0, 100);
                String prefix = text(header, 345, 155);
                int size = Integer.parseInt(text(header, 124, 12).trim(), 8);
                byte[] content = in.readNBytes(size);
                in.skipNBytes((512 - size % 512) % 512);
                String path = prefix.isEmpty() ? name : prefix + "/" + name;
                if (path.endsWith(".py")) {
                    files.put(path.substring(path.indexOf('/') + 1), content);
                }
            }
        }
        return files;
    }

    private static String text(byte[] header, int start, int length) {
        int end = start;
        while (end < start + length && header[end] != 0) {
            end++;
        }
        return new String(header, start, end - start, StandardCharsets.UTF_8);
    }
}
