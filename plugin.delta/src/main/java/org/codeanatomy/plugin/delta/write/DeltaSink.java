package org.codeanatomy.plugin.delta.write;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.PluginException.Stage;
import org.codeanatomy.plugin.api.table.TableSink;
import org.codeanatomy.plugin.api.table.WriteMode;
import org.codeanatomy.plugin.api.table.WriteResult;
import org.codeanatomy.plugin.api.vector.Batch;
import org.codeanatomy.plugin.delta.commit.CommitDescription;
import org.codeanatomy.plugin.delta.commit.CommitWriter;
import org.codeanatomy.plugin.delta.commit.NewFile;
import org.codeanatomy.plugin.delta.commit.TableChange;
import org.codeanatomy.plugin.delta.kernel.LogReader;
import org.codeanatomy.plugin.delta.log.DeltaErrors;
import org.codeanatomy.plugin.delta.log.OutsidePathException;
import org.codeanatomy.plugin.delta.log.TableFolder;
import org.codeanatomy.plugin.delta.storage.LocalStorage;

/** Writes the rows of one statement. Data files reach the disk first, then one commit names them all. */
public final class DeltaSink implements TableSink {

    private final WritePlan plan;
    private final CommitWriter commits;
    private final DataFileWriter files;
    private final BufferAllocator allocator = new RootAllocator();
    private boolean finished;
    private boolean keepFiles;
    private boolean closed;

    private DeltaSink(WritePlan plan, CommitWriter commits) {
        this.plan = plan;
        this.commits = commits;
        this.files = new DataFileWriter(plan.location(), plan.fileSchema());
    }

    /**
     * Opens a sink, after checking that the mode and the schema fit what is there.
     *
     * @throws PluginException if they do not
     */
    public static DeltaSink open(LocalStorage storage, Clock clock, TableFolder folder, Schema schema, WriteMode mode)
            throws PluginException {
        WritePlan plan = WritePlan.of(new LogReader(storage), clock, folder, schema, mode);
        try {
            storage.makeDirectories(folder.verified(folder.log()));
        } catch (OutsidePathException outside) {
            throw DeltaErrors.outsidePath(Stage.PLANNING, folder, "no version yet", outside);
        } catch (IOException failure) {
            throw new PluginException(
                    Stage.PLANNING, "WRITE_FAILED", "cannot make the folder " + folder + ": " + failure, failure);
        }
        return new DeltaSink(plan, new CommitWriter(storage, clock));
    }

    @Override
    public void write(Batch batch) throws PluginException {
        checkOpen();
        try (DenseRows rows = DenseRows.of(batch, allocator)) {
            files.write(rows.root());
        } catch (IOException | IllegalArgumentException failure) {
            throw new PluginException(
                    Stage.EXECUTION,
                    "WRITE_FAILED",
                    "cannot write to " + plan.location() + ": " + failure.getMessage(),
                    failure);
        }
    }

    @Override
    public WriteResult commit(Map<String, String> metadata) throws PluginException {
        checkOpen();
        finished = true;
        List<NewFile> added;
        try {
            added = files.finish();
        } catch (IOException | IllegalStateException failure) {
            throw new PluginException(
                    Stage.COMMIT,
                    "WRITE_FAILED",
                    "cannot write to " + plan.location() + ": " + failure.getMessage(),
                    failure);
        }
        long rows = added.stream().mapToLong(NewFile::rows).sum();
        long bytes = added.stream().mapToLong(NewFile::bytes).sum();
        CommitDescription description = new CommitDescription(
                plan.readVersion() < 0 ? "CREATE TABLE AS SELECT" : "WRITE",
                switch (plan.mode()) {
                    case CREATE -> "ErrorIfExists";
                    case APPEND -> "Append";
                    case OVERWRITE -> "Overwrite";
                },
                plan.readVersion(),
                plan.mode() == WriteMode.APPEND,
                added.size(),
                rows,
                bytes,
                metadata);
        TableChange change = new TableChange(plan.protocol(), plan.metadata(), added, plan.removed());
        try {
            long version = commits.commit(plan.location(), change, description);
            keepFiles = true;
            return new WriteResult(version, rows, bytes, added.size());
        } catch (PluginException failure) {
            keepFiles = failure.code().equals(CommitWriter.COMMIT_UNKNOWN);
            throw failure;
        }
    }

    private void checkOpen() {
        if (finished || closed) {
            throw new IllegalStateException("the sink of " + plan.location() + " was committed or closed");
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (keepFiles) {
                files.close();
            } else {
                files.discard();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot remove what was written to " + plan.location(), failure);
        } finally {
            allocator.close();
        }
    }
}
