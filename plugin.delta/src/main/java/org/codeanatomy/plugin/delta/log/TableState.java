package org.codeanatomy.plugin.delta.log;

import io.delta.kernel.types.StructType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A table at a version, as the log says. Immutable.
 *
 * @param folder the table's folder
 * @param version the version
 * @param protocol what it asks of readers and writers
 * @param identity what is kept over all versions
 * @param schema logical columns, in Kernel's types
 * @param partitionColumns logical names, in the order of the log
 * @param properties table properties
 * @param files its data files, in the order of log replay
 * @param commitMetadata what the writer of this version left with its commit
 */
public record TableState(
        TableFolder folder,
        long version,
        TableProtocol protocol,
        TableIdentity identity,
        StructType schema,
        List<String> partitionColumns,
        Map<String, String> properties,
        List<DataFile> files,
        Map<String, String> commitMetadata) {

    /** Copies the collections. */
    public TableState {
        partitionColumns = List.copyOf(partitionColumns);
        properties = Map.copyOf(properties);
        files = List.copyOf(files);
        commitMetadata = Map.copyOf(commitMetadata);
    }

    /** Size of all data files, as the log says. */
    public long bytes() {
        return files.stream().mapToLong(DataFile::size).sum();
    }

    /** The table's folder, as the user named it. */
    public Path location() {
        return folder.location();
    }

    /** Where the log of a table is. */
    public static Path logOf(Path location) {
        return location.resolve("_delta_log");
    }
}
