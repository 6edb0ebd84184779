package org.codeanatomy.plugin.host.internal.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import org.codeanatomy.plugin.host.internal.bundle.Texts;

/** An entry as one line of JSON. */
final class EntryText {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private EntryText() {}

    /** Without a line feed. */
    static String of(JournalEntry entry) {
        ObjectNode line = JSON.createObjectNode()
                .put("sequence", entry.sequence())
                .put("at", entry.at().toString())
                .put("action", entry.change().text())
                .put("plugin", entry.plugin());
        write(line, "", entry.now());
        write(line, "previous_", entry.before());
        return line.put("file", entry.file()).toString();
    }

    private static void write(ObjectNode line, String prefix, PluginContent content) {
        line.put(prefix + "version", content.version())
                .put(prefix + "sha256", content.sha256())
                .put(prefix + "build_id", content.buildId());
    }

    /** @throws IOException if the line is none of ours; the message says what is wrong with it */
    static JournalEntry parse(String text) throws IOException {
        try {
            JsonNode line = JSON.readTree(text);
            String action = string(line, "action");
            return new JournalEntry(
                    number(line, "sequence"),
                    Instant.parse(string(line, "at")),
                    Change.of(action).orElseThrow(() -> new IOException("its action is \"" + action + "\"")),
                    string(line, "plugin"),
                    content(line, ""),
                    content(line, "previous_"),
                    string(line, "file"));
        } catch (JsonProcessingException e) {
            throw new IOException("it is no JSON object", e);
        } catch (DateTimeException e) {
            throw new IOException("its time is none (" + Texts.of(e) + ")", e);
        }
    }

    private static PluginContent content(JsonNode line, String prefix) throws IOException {
        return new PluginContent(
                string(line, prefix + "version"), string(line, prefix + "sha256"), string(line, prefix + "build_id"));
    }

    private static String string(JsonNode line, String field) throws IOException {
        JsonNode value = line.get(field);
        if (value == null || !value.isTextual()) {
            throw new IOException("its " + field + " is missing");
        }
        return value.textValue();
    }

    private static long number(JsonNode line, String field) throws IOException {
        JsonNode value = line.get(field);
        if (value == null || !value.isIntegralNumber()) {
            throw new IOException("its " + field + " is missing");
        }
        return value.longValue();
    }
}
