package org.codeanatomy.plugin.delta.log;

import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A data file of a table at a version. Immutable.
 *
 * @param logPath its path as the log writes it: encoded, usually relative
 * @param file where it is
 * @param partitionValues text by physical name of the partition column; a null value is null
 * @param size in bytes, as the log says
 * @param statistics what the log says of its rows
 * @param deletionVector its deleted rows, if any
 */
public record DataFile(
        String logPath,
        Path file,
        Map<String, String> partitionValues,
        long size,
        FileStatistics statistics,
        Optional<DeletionVector> deletionVector) {

    /** Copies the map. */
    public DataFile {
        partitionValues = Collections.unmodifiableMap(new HashMap<>(partitionValues));
    }

    /** Number of rows that are not deleted, or −1 if the log does not say. */
    public long liveRows() {
        long deleted = deletionVector.map(DeletionVector::cardinality).orElse(0L);
        return statistics.rows() < 0 ? -1 : statistics.rows() - deleted;
    }
}
