package org.codeanatomy.parquet.arrow.internal.read;

import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.parquet.format.Encoding;
import org.codeanatomy.parquet.arrow.internal.DamagedException;
import org.codeanatomy.parquet.arrow.internal.page.Bytes;

/** A column of type null: no value is ever there. */
final class NullValues extends LeafValues {

    @Override
    void dictionary(Bytes bytes, int count) {}

    @Override
    void page(Encoding encoding, Bytes bytes) {}

    @Override
    void start(int slots) {}

    @Override
    void reserve(int slots, int filled) {}

    @Override
    void append(int slot, int count, int values, long validity) {
        skip(values);
    }

    @Override
    void skip(int values) {
        DamagedException.check(values == 0, "a column of type null has a value");
    }

    @Override
    List<ArrowBuf> detach(int slots) {
        return List.of();
    }

    @Override
    public void close() {}
}
