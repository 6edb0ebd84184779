package org.codeanatomy.parquet.arrow;

import java.util.List;

/**
 * One leaf column of one row group. Immutable.
 *
 * @param path names from the top-level column down to the leaf, as in the Arrow schema
 * @param compression name of the codec as the format spells it
 * @param compressedBytes size in the file
 * @param uncompressedBytes size of all pages once decompressed
 * @param statistics what is known of the values
 */
public record ColumnChunk(
        List<String> path,
        String compression,
        long compressedBytes,
        long uncompressedBytes,
        ColumnStatistics statistics) {

    /** Copies the path. */
    public ColumnChunk {
        path = List.copyOf(path);
    }
}
