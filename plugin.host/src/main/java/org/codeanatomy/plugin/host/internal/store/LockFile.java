package org.codeanatomy.plugin.host.internal.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.codeanatomy.plugin.host.internal.journal.JournalEntry;

/** The text of a {@code plugins.lock}: JSON, one plugin a line so that differences can be read. */
public final class LockFile {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int FORMAT = 1;

    private LockFile() {}

    /**
     * A line.
     *
     * @param sha256 of the jar
     */
    public record Locked(String plugin, String version, String sha256) {

        /** Name and version, as people read it. */
        @Override
        public String toString() {
            return plugin + " " + version;
        }
    }

    /** What is committed, sorted by name, with a line feed at the end. */
    public static String of(Collection<JournalEntry> committed) {
        return committed.stream()
                .sorted(Comparator.comparing(JournalEntry::plugin))
                .map(entry -> JSON.createObjectNode()
                        .put("plugin", entry.plugin())
                        .put("version", entry.now().version())
                        .put("sha256", entry.now().sha256())
                        .toString())
                .collect(Collectors.joining(",\n", "{\"format\":" + FORMAT + ",\"plugins\":[\n", "\n]}\n"));
    }

    /**
     * Reads one.
     *
     * @throws IOException if it cannot be read or is none; the message is a sentence without the file's name
     */
    public static List<Locked> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no file " + file);
        }
        try {
            return parse(JSON.readTree(Files.readAllBytes(file)));
        } catch (JsonProcessingException e) {
            throw new IOException("it is no JSON (" + e.getOriginalMessage() + "); plugin:lock writes such a file", e);
        }
    }

    private static List<Locked> parse(JsonNode root) throws IOException {
        if (root.path("format").asInt() != FORMAT || !root.path("plugins").isArray()) {
            throw new IOException("it is no plugins.lock of format " + FORMAT + "; plugin:lock writes such a file");
        }
        List<Locked> locked = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonNode line : root.path("plugins")) {
            Locked plugin = new Locked(text(line, "plugin"), text(line, "version"), text(line, "sha256"));
            if (!names.add(plugin.plugin())) {
                throw new IOException("it names plugin " + plugin.plugin() + " twice; keep one of the lines");
            }
            locked.add(plugin);
        }
        return locked;
    }

    private static String text(JsonNode line, String field) throws IOException {
        String text = line.path(field).asText();
        if (text.isEmpty()) {
            throw new IOException("the line " + line + " has no " + field + "; plugin:lock writes such a file");
        }
        return text;
    }
}
