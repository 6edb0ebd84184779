package org.codeanatomy.plugin.delta.commit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.codeanatomy.plugin.delta.log.DataFile;
import org.codeanatomy.plugin.delta.log.TableIdentity;
import org.codeanatomy.plugin.delta.log.TableProtocol;

/** The actions of a commit as lines of JSON. Thread-safe. */
final class Actions {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ObjectMapper mapper = new ObjectMapper();

    String protocol(TableProtocol protocol) {
        ObjectNode body = JSON.objectNode();
        body.put("minReaderVersion", protocol.minReader());
        body.put("minWriterVersion", protocol.minWriter());
        if (!protocol.readerFeatures().isEmpty()) {
            body.set("readerFeatures", names(protocol.readerFeatures()));
        }
        if (!protocol.writerFeatures().isEmpty()) {
            body.set("writerFeatures", names(protocol.writerFeatures()));
        }
        return line("protocol", body);
    }

    private static ArrayNode names(Set<String> features) {
        ArrayNode names = JSON.arrayNode();
        new TreeSet<>(features).forEach(names::add);
        return names;
    }

    String metadata(TableMetadata metadata) {
        ObjectNode body = JSON.objectNode();
        TableIdentity identity = metadata.identity();
        body.put("id", identity.id());
        identity.name().ifPresent(name -> body.put("name", name));
        identity.description().ifPresent(description -> body.put("description", description));
        ObjectNode format = body.putObject("format");
        format.put("provider", "parquet");
        format.putObject("options");
        body.put("schemaString", metadata.schema().toJson());
        body.putArray("partitionColumns");
        ObjectNode configuration = body.putObject("configuration");
        new TreeMap<>(metadata.properties()).forEach(configuration::put);
        identity.createdMillis().ifPresent(created -> body.put("createdTime", created));
        return line("metaData", body);
    }

    String add(NewFile file, long nowMillis) {
        ObjectNode body = JSON.objectNode();
        body.put("path", file.logPath());
        body.putObject("partitionValues");
        body.put("size", file.bytes());
        body.put("modificationTime", nowMillis);
        body.put("dataChange", true);
        // statistics are a text that holds JSON, not JSON: readers refuse anything else
        body.put("stats", file.statistics());
        return line("add", body);
    }

    String remove(DataFile file, long nowMillis) {
        ObjectNode body = JSON.objectNode();
        body.put("path", file.logPath());
        body.put("deletionTimestamp", nowMillis);
        body.put("dataChange", true);
        body.put("extendedFileMetadata", true);
        ObjectNode values = body.putObject("partitionValues");
        new TreeMap<>(file.partitionValues()).forEach(values::put);
        body.put("size", file.size());
        return line("remove", body);
    }

    String commitInfo(CommitDescription description, String transactionId, long nowMillis) {
        ObjectNode body = JSON.objectNode();
        body.put("timestamp", nowMillis);
        body.put("operation", description.operation());
        ObjectNode parameters = body.putObject("operationParameters");
        parameters.put("mode", description.mode());
        parameters.put("partitionBy", "[]");
        if (description.readVersion() >= 0) {
            body.put("readVersion", description.readVersion());
        }
        body.put("isolationLevel", "WriteSerializable");
        body.put("isBlindAppend", description.blindAppend());
        ObjectNode metrics = body.putObject("operationMetrics");
        metrics.put("numFiles", Integer.toString(description.files()));
        metrics.put("numOutputRows", Long.toString(description.rows()));
        metrics.put("numOutputBytes", Long.toString(description.bytes()));
        if (!description.userMetadata().isEmpty()) {
            body.put("userMetadata", text(userMetadata(description.userMetadata())));
        }
        body.put("engineInfo", "CodeAnatomy");
        body.put("txnId", transactionId);
        return line("commitInfo", body);
    }

    private static ObjectNode userMetadata(Map<String, String> metadata) {
        ObjectNode node = JSON.objectNode();
        new TreeMap<>(metadata).forEach(node::put);
        return node;
    }

    private String line(String action, ObjectNode body) {
        ObjectNode wrapper = JSON.objectNode();
        wrapper.set(action, body);
        return text(wrapper);
    }

    private String text(ObjectNode node) {
        try {
            return mapper.writeValueAsString(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of JSON nodes cannot be written", impossible);
        }
    }
}
