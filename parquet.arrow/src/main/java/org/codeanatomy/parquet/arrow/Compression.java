package org.codeanatomy.parquet.arrow;

/** How pages are compressed. */
public enum Compression {
    /** Not at all. */
    NONE,
    /** Snappy: fast, what most writers use. */
    SNAPPY,
    /** Zstandard at its default level: smaller, nearly as fast to read. */
    ZSTD,
    /** Gzip: for readers that know nothing newer. */
    GZIP
}
