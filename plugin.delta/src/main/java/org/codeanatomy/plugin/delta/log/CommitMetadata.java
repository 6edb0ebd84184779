package org.codeanatomy.plugin.delta.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What the writer of a version left with its commit: the {@code userMetadata} of the protocol's {@code commitInfo}. */
public final class CommitMetadata {

    /** The key under which text that is no JSON object is shown. */
    private static final String PLAIN = "userMetadata";

    private static final JsonMapper JSON = new JsonMapper();

    private CommitMetadata() {}

    /**
     * The names and values of a version's commit; empty if there are none, or the commit was cleaned from the log.
     *
     * @throws IOException if the commit cannot be read
     */
    public static Map<String, String> read(TableFolder folder, long version) throws IOException {
        Path commit = folder.log().resolve(String.format(Locale.ROOT, "%020d.json", version));
        try (BufferedReader lines = Files.newBufferedReader(folder.verified(commit))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.contains("\"commitInfo\"")) {
                    return values(JSON.readTree(line).path("commitInfo").path("userMetadata"));
                }
            }
        } catch (NoSuchFileException cleaned) {
            return Map.of();
        }
        return Map.of();
    }

    private static Map<String, String> values(JsonNode userMetadata) {
        if (!userMetadata.isTextual()) {
            return Map.of();
        }
        Map<String, String> values = new TreeMap<>();
        try {
            JsonNode object = JSON.readTree(userMetadata.textValue());
            object.properties()
                    .forEach(
                            entry -> values.put(entry.getKey(), entry.getValue().asText()));
        } catch (JsonProcessingException plainText) {
            values.put(PLAIN, userMetadata.textValue());
        }
        return values;
    }
}
