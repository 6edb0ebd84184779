package org.codeanatomy.plugin.delta.kernel;

import io.delta.kernel.Snapshot;
import io.delta.kernel.SnapshotBuilder;
import io.delta.kernel.TableManager;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.exceptions.CheckpointAlreadyExistsException;
import io.delta.kernel.exceptions.TableNotFoundException;
import io.delta.kernel.exceptions.UnsupportedProtocolVersionException;
import io.delta.kernel.exceptions.UnsupportedTableFeatureException;
import io.delta.kernel.internal.ScanImpl;
import io.delta.kernel.internal.actions.AddFile;
import io.delta.kernel.internal.actions.Metadata;
import io.delta.kernel.internal.actions.Protocol;
import io.delta.kernel.internal.util.VectorUtils;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.PluginException.Stage;
import org.codeanatomy.plugin.delta.log.CommitMetadata;
import org.codeanatomy.plugin.delta.log.DataFile;
import org.codeanatomy.plugin.delta.log.DeltaErrors;
import org.codeanatomy.plugin.delta.log.FileStatistics;
import org.codeanatomy.plugin.delta.log.OutsidePathException;
import org.codeanatomy.plugin.delta.log.TableFolder;
import org.codeanatomy.plugin.delta.log.TableIdentity;
import org.codeanatomy.plugin.delta.log.TableProtocol;
import org.codeanatomy.plugin.delta.log.TableState;
import org.codeanatomy.plugin.delta.storage.LocalStorage;

/** Replays logs with Delta Kernel. Stateless and thread-safe. */
public final class LogReader {

    private final LocalStorage storage;

    /** A reader over local files. */
    public LogReader(LocalStorage storage) {
        this.storage = storage;
    }

    /** Whether there is a table: a log with at least one entry. */
    public boolean exists(Path location) throws PluginException {
        Path log = TableState.logOf(location);
        if (!Files.isDirectory(log)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(log)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .anyMatch(name -> name.endsWith(".json") || name.endsWith(".checkpoint.parquet"));
        } catch (IOException failure) {
            throw damaged(location, failure);
        }
    }

    /**
     * A table at a version, or now.
     *
     * @throws PluginException if there is no such table or version, its log is damaged or leads out of the folder, or it
     *     needs a feature that we do not have
     */
    public TableState read(TableFolder folder, OptionalLong version) throws PluginException {
        try (ArrowEngine engine = new ArrowEngine(storage, folder)) {
            Snapshot snapshot = snapshot(engine, folder, version);
            TableProtocol protocol = protocol(snapshot.getProtocol());
            protocol.checkReadable(folder.location());
            return new TableState(
                    folder,
                    snapshot.getVersion(),
                    protocol,
                    identity(snapshot.getMetadata()),
                    snapshot.getSchema(),
                    snapshot.getPartitionColumnNames(),
                    snapshot.getTableProperties(),
                    files(engine, snapshot, folder),
                    CommitMetadata.read(folder, snapshot.getVersion()));
        } catch (IOException | RuntimeException failure) {
            throw translated(folder, version, failure);
        }
    }

    /**
     * Writes a checkpoint of the newest version, unless there is one. Paths of data files are copied, not followed.
     *
     * @return the version
     */
    public long checkpoint(Path location) throws PluginException {
        TableFolder folder = new TableFolder(location, false);
        try (ArrowEngine engine = new ArrowEngine(storage, folder)) {
            Snapshot snapshot = snapshot(engine, folder, OptionalLong.empty());
            protocol(snapshot.getProtocol()).checkReadable(location);
            try {
                snapshot.writeCheckpoint(engine);
            } catch (CheckpointAlreadyExistsException alreadyDone) {
                return snapshot.getVersion();
            }
            return snapshot.getVersion();
        } catch (IOException | RuntimeException failure) {
            throw translated(folder, OptionalLong.empty(), failure);
        }
    }

    private static Snapshot snapshot(ArrowEngine engine, TableFolder folder, OptionalLong version) throws IOException {
        // Kernel reads it too, but takes every failure for a damaged hint that it can do without
        folder.verified(folder.log().resolve("_last_checkpoint"));
        SnapshotBuilder builder = TableManager.loadSnapshot(folder.root().toString());
        return (version.isPresent() ? builder.atVersion(version.getAsLong()) : builder).build(engine);
    }

    private static TableIdentity identity(Metadata metadata) {
        OptionalLong created =
                metadata.getCreatedTime().stream().mapToLong(Long::longValue).findFirst();
        return new TableIdentity(metadata.getId(), metadata.getName(), metadata.getDescription(), created);
    }

    private static TableProtocol protocol(Protocol protocol) {
        boolean legacyMapping = protocol.getMinReaderVersion() == 2;
        return new TableProtocol(
                protocol.getMinReaderVersion(),
                protocol.getMinWriterVersion(),
                legacyMapping ? Set.of("columnMapping") : protocol.getReaderFeatures(),
                protocol.getWriterFeatures());
    }

    private List<DataFile> files(ArrowEngine engine, Snapshot snapshot, TableFolder folder) throws IOException {
        List<DataFile> files = new ArrayList<>();
        FileStatistics.Parser statistics = new FileStatistics.Parser();
        ScanImpl scan = (ScanImpl) snapshot.getScanBuilder().build();
        try (CloseableIterator<FilteredColumnarBatch> batches = scan.getScanFiles(engine, true)) {
            while (batches.hasNext()) {
                try (CloseableIterator<Row> rows = batches.next().getRows()) {
                    while (rows.hasNext()) {
                        AddFile add = new AddFile(rows.next().getStruct(0));
                        files.add(file(add, folder, snapshot.getVersion(), statistics));
                    }
                }
            }
        }
        return files;
    }

    private DataFile file(AddFile add, TableFolder folder, long version, FileStatistics.Parser statistics) {
        Map<String, String> partitionValues =
                new LinkedHashMap<>(VectorUtils.<String, String>toJavaMap(add.getPartitionValues()));
        return new DataFile(
                add.getPath(),
                folder.resolve(add.getPath()),
                partitionValues,
                add.getSize(),
                statistics.parse(add.getStatsJson().orElse(null)),
                add.getDeletionVector()
                        .map(descriptor -> new StoredDeletionVector(descriptor, folder, version, storage)));
    }

    private static PluginException translated(TableFolder folder, OptionalLong version, Exception failure) {
        Path location = folder.location();
        Optional<OutsidePathException> outside = OutsidePathException.in(failure);
        if (outside.isPresent()) {
            String asked = version.isPresent() ? "version " + version.getAsLong() : "newest version";
            return DeltaErrors.outsidePath(Stage.PLANNING, folder, asked, outside.get());
        }
        if (failure instanceof TableNotFoundException) {
            return new PluginException(
                    Stage.PLANNING,
                    DeltaErrors.NO_SUCH_TABLE,
                    "there is no Delta table at " + location + ": " + failure.getMessage(),
                    failure);
        }
        if (failure instanceof UnsupportedTableFeatureException unsupported) {
            return DeltaErrors.unsupported(location, unsupported.getUnsupportedFeatures(), "read");
        }
        if (failure instanceof UnsupportedProtocolVersionException unsupported) {
            return DeltaErrors.unsupported(location, Set.of("reader version " + unsupported.getVersion()), "read");
        }
        return damaged(location, failure);
    }

    private static PluginException damaged(Path location, Exception failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        String reason = failure == deepest ? "" : " (" + failure.getMessage() + ")";
        return new PluginException(
                Stage.PLANNING,
                DeltaErrors.DAMAGED_LOG,
                "the log of the Delta table " + location + " cannot be read: " + deepest.getMessage() + reason,
                failure);
    }
}
