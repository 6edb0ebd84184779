package org.codeanatomy.plugin.delta.write;

import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.MapType;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampNTZType;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.PluginException.Stage;
import org.codeanatomy.plugin.api.table.WriteMode;
import org.codeanatomy.plugin.delta.commit.TableMetadata;
import org.codeanatomy.plugin.delta.kernel.LogReader;
import org.codeanatomy.plugin.delta.log.DataFile;
import org.codeanatomy.plugin.delta.log.DeltaErrors;
import org.codeanatomy.plugin.delta.log.SchemaMapping;
import org.codeanatomy.plugin.delta.log.TableFolder;
import org.codeanatomy.plugin.delta.log.TableIdentity;
import org.codeanatomy.plugin.delta.log.TableProtocol;
import org.codeanatomy.plugin.delta.log.TableState;

/**
 * What a write will commit besides its data files, decided before the first row is written. Immutable.
 *
 * @param location the table's folder
 * @param mode what happens to the rows that are there
 * @param readVersion the version it starts from, or −1 for a new table
 * @param fileSchema columns of the data files
 * @param protocol the protocol to write, if it changes
 * @param metadata the metadata to write, if it changes
 * @param removed files to remove
 */
record WritePlan(
        Path location,
        WriteMode mode,
        long readVersion,
        Schema fileSchema,
        Optional<TableProtocol> protocol,
        Optional<TableMetadata> metadata,
        List<DataFile> removed) {

    /** Checks that the mode and the rows' schema fit what is there. */
    static WritePlan of(LogReader logs, Clock clock, TableFolder folder, Schema rows, WriteMode mode)
            throws PluginException {
        Path location = folder.root();
        StructType schema = deltaSchema(location, rows);
        boolean exists = logs.exists(location);
        if (mode == WriteMode.CREATE && exists) {
            throw new PluginException(
                    Stage.PLANNING, "TABLE_EXISTS", "there is a Delta table at " + location + " already");
        }
        if (mode == WriteMode.APPEND && !exists) {
            throw new PluginException(
                    Stage.PLANNING,
                    DeltaErrors.NO_SUCH_TABLE,
                    "there is no Delta table at " + location + " to append to");
        }
        if (!exists) {
            TableMetadata metadata = new TableMetadata(
                    TableIdentity.create(UUID.randomUUID().toString(), clock.millis()), schema, Map.of());
            return new WritePlan(
                    location, mode, -1, rows, Optional.of(protocolFor(schema)), Optional.of(metadata), List.of());
        }
        TableState state = logs.read(folder, OptionalLong.empty());
        checkWritable(state, mode);
        return mode == WriteMode.APPEND ? append(state, schema, rows) : overwrite(state, schema, rows);
    }

    private static StructType deltaSchema(Path location, Schema rows) throws PluginException {
        List<String> problems = new ArrayList<>();
        StructType schema = SchemaMapping.toDelta(rows, problems);
        if (schema.length() == 0) {
            problems.add("a table needs at least one column");
        }
        Set<String> names = new HashSet<>();
        for (StructField field : schema.fields()) {
            if (!names.add(field.getName().toLowerCase(Locale.ROOT))) {
                problems.add("column " + field.getName() + " is there twice; names differ by more than case");
            }
            if (field.getName().chars().anyMatch(c -> " ,;{}()\n\t=".indexOf(c) >= 0)) {
                problems.add("column name '" + field.getName() + "' has one of \" ,;{}()\\n\\t=\", which needs the"
                        + " feature columnMapping; choose another name with AS");
            }
        }
        refuse(location, problems);
        return schema;
    }

    private static void refuse(Path location, List<String> problems) throws PluginException {
        if (!problems.isEmpty()) {
            problems.set(0, "Delta table " + location + ": " + problems.get(0));
            throw PluginException.ofProblems(Stage.PLANNING, "SCHEMA_MISMATCH", problems);
        }
    }

    private static TableProtocol protocolFor(StructType schema) {
        return hasLocalTime(schema) ? TableProtocol.PLAIN.withTimestampNtz() : TableProtocol.PLAIN;
    }

    private static boolean hasLocalTime(DataType type) {
        if (type instanceof StructType struct) {
            return struct.fields().stream().anyMatch(field -> hasLocalTime(field.getDataType()));
        }
        if (type instanceof ArrayType array) {
            return hasLocalTime(array.getElementType());
        }
        if (type instanceof MapType map) {
            return hasLocalTime(map.getKeyType()) || hasLocalTime(map.getValueType());
        }
        return type instanceof TimestampNTZType;
    }

    private static void checkWritable(TableState state, WriteMode mode) throws PluginException {
        state.protocol().checkWritable(state.location());
        List<String> features = new ArrayList<>();
        for (StructField field : state.schema().fields()) {
            if (field.getMetadata().contains("delta.invariants")) {
                features.add("invariants");
            }
        }
        if (!state.partitionColumns().isEmpty()) {
            features.add("partition columns (" + String.join(", ", state.partitionColumns()) + ")");
        }
        boolean appendOnly = Boolean.parseBoolean(state.properties().get("delta.appendOnly"));
        if (appendOnly && mode == WriteMode.OVERWRITE) {
            features.add("appendOnly");
        }
        if (!features.isEmpty()) {
            throw DeltaErrors.unsupported(
                    state.location(), features, mode == WriteMode.APPEND ? "written" : "overwritten");
        }
    }

    /** Rows must have the table's columns, by name and type, in any order; a nullable one may be left out. */
    private static WritePlan append(TableState state, StructType schema, Schema rows) throws PluginException {
        List<String> problems = new ArrayList<>();
        for (StructField field : schema.fields()) {
            StructField there = find(state.schema(), field.getName());
            if (there == null) {
                problems.add("column " + field.getName() + " is not in the table; it has "
                        + String.join(", ", state.schema().fieldNames()));
            } else if (!there.getName().equals(field.getName())) {
                problems.add("column " + field.getName() + " is spelled " + there.getName() + " in the table");
            } else if (!there.getDataType().equivalent(field.getDataType())) {
                problems.add("column " + field.getName() + " is " + field.getDataType() + ", the table has "
                        + there.getDataType());
            } else if (!there.isNullable() && field.isNullable()) {
                problems.add("column " + field.getName() + " may be null, in the table it may not");
            }
        }
        for (StructField field : state.schema().fields()) {
            if (!field.isNullable() && find(schema, field.getName()) == null) {
                problems.add("column " + field.getName() + " is missing and may not be null");
            }
        }
        refuse(state.location(), problems);
        return new WritePlan(
                state.folder().root(),
                WriteMode.APPEND,
                state.version(),
                rows,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private static StructField find(StructType schema, String name) {
        return schema.fields().stream()
                .filter(field -> field.getName().equalsIgnoreCase(name))
                .findFirst()
                .orElse(null);
    }

    private static WritePlan overwrite(TableState state, StructType schema, Schema rows) {
        boolean sameSchema = state.schema().toJson().equals(schema.toJson());
        boolean upgrade = hasLocalTime(schema) && !state.protocol().features().contains(TableProtocol.TIMESTAMP_NTZ);
        Optional<TableProtocol> protocol =
                upgrade ? Optional.of(state.protocol().withTimestampNtz()) : Optional.empty();
        Optional<TableMetadata> metadata = sameSchema
                ? Optional.empty()
                : Optional.of(new TableMetadata(state.identity(), schema, state.properties()));
        return new WritePlan(
                state.folder().root(), WriteMode.OVERWRITE, state.version(), rows, protocol, metadata, state.files());
    }
}
