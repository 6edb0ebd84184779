package org.codeanatomy.parquet.arrow.internal.encoding;

/** Decodes the byte arrays of one page. Not thread-safe. */
public interface BinaryDecoder {

    /**
     * Appends the next values.
     *
     * @param slot slot of the first of them; all slots before are filled
     * @throws org.codeanatomy.parquet.arrow.internal.DamagedException if the page has fewer values
     */
    void decode(VarBytes target, int slot, int count);

    /** Passes over the next values. */
    void skip(int count);
}
