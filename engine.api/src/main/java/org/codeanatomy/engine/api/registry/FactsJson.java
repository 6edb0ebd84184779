package org.codeanatomy.engine.api.registry;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.Locale;
import org.codeanatomy.plugin.api.function.FunctionDescription.Kind;

/**
 * The JSON form of the snapshots: members are the records' components in their order, in snake case, and words of
 * enumerations in lower case. Line feeds are the same on every system, so that files of it can be compared.
 */
final class FactsJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .addModule(new SimpleModule().addSerializer(new LowerCase()))
            .build();

    private FactsJson() {}

    static ObjectNode of(RegistrySnapshot snapshot) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("version", RegistrySnapshot.FORMAT_VERSION);
        for (Kind kind : new Kind[] {Kind.SCALAR, Kind.TABLE}) {
            json.set(kind.name().toLowerCase(Locale.ROOT), MAPPER.valueToTree(snapshot.names(kind)));
        }
        return json.setAll((ObjectNode) MAPPER.valueToTree(snapshot));
    }

    static ObjectNode of(CapabilitiesSnapshot snapshot) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("version", CapabilitiesSnapshot.FORMAT_VERSION);
        return json.setAll((ObjectNode) MAPPER.valueToTree(snapshot));
    }

    /** The same with the hash behind the version. */
    static ObjectNode withHash(ObjectNode json, String hash) {
        ObjectNode hashed = MAPPER.createObjectNode();
        hashed.set("version", json.get("version"));
        hashed.put("hash", hash);
        return hashed.setAll(json);
    }

    static String text(ObjectNode json) {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                .withObjectIndenter(lines);
        try {
            return MAPPER.writer(printer).writeValueAsString(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A tree in memory cannot be written.", impossible);
        }
    }

    /** Words of enumerations as the reference writes them. */
    private static final class LowerCase extends StdSerializer<Enum<?>> {

        private static final long serialVersionUID = 1L;

        LowerCase() {
            super(Enum.class, false);
        }

        @Override
        public void serialize(Enum<?> word, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(word.name().toLowerCase(Locale.ROOT));
        }
    }
}
