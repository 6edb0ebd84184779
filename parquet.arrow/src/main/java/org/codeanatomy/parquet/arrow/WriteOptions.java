package org.codeanatomy.parquet.arrow;

import java.util.Map;
import java.util.Objects;

/**
 * How to write a file. Immutable.
 *
 * @param compression codec of the pages
 * @param rowGroupRows a row group ends when it has this many rows
 * @param rowGroupBytes a row group also ends when its encoded, compressed size passes this
 * @param pageBytes a page ends when its encoded values pass this
 * @param dictionary whether to try a dictionary; it is given up in a column where it grows past {@code pageBytes}
 * @param fsync whether {@link ParquetWriter#finish} forces the file and its directory entry to the disk
 * @param keyValueMetadata goes into the footer, besides the Arrow schema's own metadata, which it overrides
 */
public record WriteOptions(
        Compression compression,
        long rowGroupRows,
        long rowGroupBytes,
        int pageBytes,
        boolean dictionary,
        boolean fsync,
        Map<String, String> keyValueMetadata) {

    private static final long DEFAULT_ROW_GROUP_ROWS = 1 << 20;
    private static final long DEFAULT_ROW_GROUP_BYTES = 128L << 20;
    private static final int DEFAULT_PAGE_BYTES = 1 << 20;

    /** Copies the metadata and checks the sizes. */
    public WriteOptions {
        Objects.requireNonNull(compression, "compression is null");
        keyValueMetadata = Map.copyOf(keyValueMetadata);
        if (rowGroupRows < 1 || rowGroupBytes < 1 || pageBytes < 1) {
            throw new IllegalArgumentException("row groups and pages need positive sizes; got rowGroupRows "
                    + rowGroupRows + ", rowGroupBytes " + rowGroupBytes + ", pageBytes " + pageBytes);
        }
    }

    /** Snappy, row groups of 1 Mi rows or 128 MiB, pages of 1 MiB, dictionaries, no fsync. */
    public static WriteOptions defaults() {
        return new WriteOptions(
                Compression.SNAPPY,
                DEFAULT_ROW_GROUP_ROWS,
                DEFAULT_ROW_GROUP_BYTES,
                DEFAULT_PAGE_BYTES,
                true,
                false,
                Map.of());
    }

    /** The same with another codec. */
    public WriteOptions withCompression(Compression codec) {
        return new WriteOptions(codec, rowGroupRows, rowGroupBytes, pageBytes, dictionary, fsync, keyValueMetadata);
    }

    /** The same with row groups of at most this many rows. */
    public WriteOptions withRowGroupRows(long rows) {
        return new WriteOptions(compression, rows, rowGroupBytes, pageBytes, dictionary, fsync, keyValueMetadata);
    }

    /** The same with row groups that end beyond this size. */
    public WriteOptions withRowGroupBytes(long bytes) {
        return new WriteOptions(compression, rowGroupRows, bytes, pageBytes, dictionary, fsync, keyValueMetadata);
    }

    /** The same with pages that end beyond this size. */
    public WriteOptions withPageBytes(int bytes) {
        return new WriteOptions(compression, rowGroupRows, rowGroupBytes, bytes, dictionary, fsync, keyValueMetadata);
    }

    /** The same with or without dictionaries. */
    public WriteOptions withDictionary(boolean tried) {
        return new WriteOptions(compression, rowGroupRows, rowGroupBytes, pageBytes, tried, fsync, keyValueMetadata);
    }

    /** The same with or without forcing the file to the disk. */
    public WriteOptions withFsync(boolean forced) {
        return new WriteOptions(
                compression, rowGroupRows, rowGroupBytes, pageBytes, dictionary, forced, keyValueMetadata);
    }

    /** The same with this key-value metadata. */
    public WriteOptions withKeyValueMetadata(Map<String, String> metadata) {
        return new WriteOptions(compression, rowGroupRows, rowGroupBytes, pageBytes, dictionary, fsync, metadata);
    }
}
