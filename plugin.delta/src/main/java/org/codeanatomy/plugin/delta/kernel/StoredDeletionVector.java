package org.codeanatomy.plugin.delta.kernel;

import io.delta.kernel.internal.actions.DeletionVectorDescriptor;
import io.delta.kernel.internal.deletionvectors.DeletionVectorStoredBitmap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.delta.log.DeletionVector;
import org.codeanatomy.plugin.delta.log.DeltaErrors;
import org.codeanatomy.plugin.delta.storage.LocalStorage;

/** A deletion vector inside the log or in a file. Immutable and thread-safe. */
final class StoredDeletionVector implements DeletionVector {

    private final DeletionVectorDescriptor descriptor;
    private final Path location;
    private final LocalStorage storage;

    StoredDeletionVector(DeletionVectorDescriptor descriptor, Path location, LocalStorage storage) {
        this.descriptor = descriptor;
        this.location = location;
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
                            descriptor, Optional.of(location.toAbsolutePath().toString()))
                    .load(new NioFileSystemClient(storage))
                    .toArray();
        } catch (IOException | RuntimeException damage) {
            throw DeltaErrors.damagedFile(
                    location, "the deletion vector " + descriptor + " cannot be read: " + damage.getMessage(), damage);
        }
        // Kernel does not compare them, and rows would silently come back or vanish
        if (rows.length != descriptor.getCardinality()) {
            throw DeltaErrors.damagedFile(
                    location,
                    "the deletion vector " + descriptor + " deletes " + rows.length + " rows, the log says "
                            + descriptor.getCardinality(),
                    null);
        }
        return rows;
    }
}
