package org.codeanatomy.parquet.arrow.internal.read;

import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.parquet.format.Encoding;
import org.codeanatomy.parquet.arrow.internal.DamagedException;
import org.codeanatomy.parquet.arrow.internal.format.PhysicalType;
import org.codeanatomy.parquet.arrow.internal.page.Bytes;

/**
 * The values of one leaf, on their way from pages into the buffers of one vector: what is left of a column once levels
 * are taken away. Subclasses differ by the vector's layout. Not thread-safe.
 */
abstract class LeafValues implements AutoCloseable {

    /** The implementation for a leaf's type. */
    static LeafValues of(PhysicalType type, BufferAllocator allocator) {
        return switch (type.conversion()) {
            case BYTES -> new BinaryValues(allocator);
            case BOOLEAN -> new BooleanValues(allocator);
            case NULL -> new NullValues();
            default -> new FixedValues(type, allocator);
        };
    }

    /** Takes the chunk's dictionary: {@code count} PLAIN values. */
    abstract void dictionary(Bytes bytes, int count);

    /** Moves to a new page, whose values are not touched before they are needed: a page of nulls may have none. */
    abstract void page(Encoding encoding, Bytes bytes);

    /** Begins a batch with room for {@code slots} slots. */
    abstract void start(int slots);

    /** Makes room for {@code slots} slots; the first {@code filled} are kept. */
    abstract void reserve(int slots, int filled);

    /**
     * Decodes {@code values} values into {@code count} slots.
     *
     * @param slot the first of them; all slots before it are filled
     * @param validity address of the bitmap that says which slots get a value
     */
    abstract void append(int slot, int count, int values, long validity);

    /** Passes over {@code values} values. */
    abstract void skip(int values);

    /** The vector's buffers but the validity; the caller releases them, and a new batch may begin. */
    abstract List<ArrowBuf> detach(int slots);

    @Override
    public abstract void close();

    static DamagedException unsupported(Encoding encoding, Object type) {
        return new DamagedException("a page of " + type + " values is encoded as " + encoding
                + ", which this library does not read for that type");
    }
}
