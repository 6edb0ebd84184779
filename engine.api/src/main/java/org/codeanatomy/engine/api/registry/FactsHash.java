package org.codeanatomy.engine.api.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.codeanatomy.plugin.api.hash.Blake2b;

/**
 * Hashes a tree. Every part is framed: objects and lists begin with their kind and the number of their members, texts
 * with their kind and their length in bytes, so that different trees never give the same bytes to hash.
 */
final class FactsHash {

    private static final int DIGEST_BYTES = 16;

    private final Blake2b hash = new Blake2b(DIGEST_BYTES);

    private FactsHash() {}

    static String of(JsonNode tree) {
        FactsHash facts = new FactsHash();
        facts.add(tree);
        return HexFormat.of().formatHex(facts.hash.digest());
    }

    private void add(JsonNode node) {
        if (node.isObject()) {
            frame('o', node.size());
            node.properties().forEach(member -> {
                text('k', member.getKey());
                add(member.getValue());
            });
        } else if (node.isArray()) {
            frame('a', node.size());
            node.forEach(this::add);
        } else if (node.isNull()) {
            frame('n', 0);
        } else {
            text(node.isTextual() ? 's' : 'v', node.asText());
        }
    }

    private void text(char kind, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        frame(kind, bytes.length);
        hash.update(bytes);
    }

    private void frame(char kind, int size) {
        hash.updateInt(kind).updateInt(size);
    }
}
