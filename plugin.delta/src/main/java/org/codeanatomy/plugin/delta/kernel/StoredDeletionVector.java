package org.codeanatomy.plugin.delta.kernel;

import io.delta.kernel.internal.actions.DeletionVectorDescriptor;
import io.delta.kernel.internal.deletionvectors.DeletionVectorStoredBitmap;
import java.io.IOException;
import java.util.Optional;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.PluginException.Stage;
import org.codeanatomy.plugin.delta.log.DeletionVector;
import org.codeanatomy.plugin.delta.log.DeltaErrors;
import org.codeanatomy.plugin.delta.log.OutsidePathException;
import org.codeanatomy.plugin.delta.log.TableFolder;
import org.codeanatomy.plugin.delta.storage.LocalStorage;

/** A deletion vector inside the log or in a file. Immutable and thread-safe. */
final class StoredDeletionVector implements DeletionVector {

    private final DeletionVectorDescriptor descriptor;
    private final TableFolder folder;
    private final long version;
    private final LocalStorage storage;

    StoredDeletionVector(DeletionVectorDescriptor descriptor, TableFolder folder, long version, LocalStorage storage) {
        this.descriptor = descriptor;
        this.folder = folder;
        this.version = version;
        this.storage = storage;
    }

    @Override
    public long cardinality() {
        return descriptor.getCardinality();
    }

    @Override
    public long[] deletedRows() throws PluginException {
        long[] rows;
        try {
            rows = new DeletionVectorStoredBitmap(
                            descriptor, Optional.of(folder.root().toString()))
                    .load(new NioFileSystemClient(storage, folder))
                    .toArray();
        } catch (IOException | RuntimeException damage) {
            Optional<OutsidePathException> outside = OutsidePathException.in(damage);
            if (outside.isPresent()) {
                throw DeltaErrors.outsidePath(Stage.EXECUTION, folder, "version " + version, outside.get());
            }
            throw DeltaErrors.damagedFile(
                    folder, "the deletion vector " + descriptor + " cannot be read: " + damage.getMessage(), damage);
        }
        // Kernel does not compare them, and rows would silently come back or vanish
        if (rows.length != descriptor.getCardinality()) {
            throw DeltaErrors.damagedFile(
                    folder,
                    "the deletion vector " + descriptor + " deletes " + rows.length + " rows, the log says "
                            + descriptor.getCardinality(),
                    null);
        }
        return rows;
    }
}
