package org.codeanatomy.parquet.arrow.internal.encoding;

/** Decodes the values of one page that all have the same width. Not thread-safe. */
public interface FixedDecoder {

    /**
     * Decodes the next values side by side.
     *
     * @param target address of writable memory for {@code count} values
     * @throws org.codeanatomy.parquet.arrow.internal.DamagedException if the page has fewer values
     */
    void decode(long target, int count);

    /** Passes over the next values. */
    void skip(int count);
}
