package org.codeanatomy.engine.core.vector;

import java.util.Arrays;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.codeanatomy.memory.Mem;
import org.codeanatomy.plugin.api.vector.Column;
import org.codeanatomy.plugin.api.vector.Encoding;

/**
 * A column in one or many chunks, addressed by row references, so that one loop serves a batch, a constant, and the
 * stored rows of an operator: row {@code r} is row {@code r & mask()} of chunk {@code r >>> shift()}.
 *
 * <p>It borrows the vectors. Safe to read from several threads once nobody adds chunks.
 */
public final class ChunkedColumn {

    /** Log of the rows of a stored chunk. */
    public static final int SHIFT = 12;

    /** The most rows of a stored chunk, and of a batch inside the engine. */
    public static final int ROWS = 1 << SHIFT;

    private final ValueKind kind;
    private final int shift;
    private final int mask;
    private FieldVector[] vectors;
    private long[] data;
    private long[] offsets;
    private long[] validity;
    private int chunks;
    private boolean nulls;

    private ChunkedColumn(ValueKind kind, int shift, int mask, int capacity) {
        this.kind = kind;
        this.shift = shift;
        this.mask = mask;
        this.vectors = new FieldVector[capacity];
        this.data = new long[capacity];
        this.offsets = new long[capacity];
        this.validity = new long[capacity];
    }

    /** The rows of a flat or constant column of a batch. */
    public static ChunkedColumn of(Column column) {
        if (column.encoding() == Encoding.DICTIONARY) {
            throw new IllegalArgumentException(column.field().getName() + " is a dictionary; flatten it first");
        }
        int mask = column.encoding() == Encoding.CONSTANT ? 0 : Integer.MAX_VALUE;
        ChunkedColumn chunked = new ChunkedColumn(ValueKind.of(column.field().getType()), Integer.SIZE - 1, mask, 1);
        chunked.set(0, column);
        chunked.chunks = 1;
        return chunked;
    }

    /** The rows of flat or constant columns, in their order. */
    public static ChunkedColumn[] of(List<Column> columns) {
        ChunkedColumn[] all = new ChunkedColumn[columns.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = of(columns.get(i));
        }
        return all;
    }

    /** No chunks yet, of up to {@link #ROWS} rows each. */
    public static ChunkedColumn empty(ValueKind kind) {
        return new ChunkedColumn(kind, SHIFT, ROWS - 1, 4);
    }

    /** Adds a flat vector as the last chunk. */
    public void add(FieldVector vector) {
        if (chunks == vectors.length) {
            int capacity = chunks * 2;
            vectors = Arrays.copyOf(vectors, capacity);
            data = Arrays.copyOf(data, capacity);
            offsets = Arrays.copyOf(offsets, capacity);
            validity = Arrays.copyOf(validity, capacity);
        }
        set(chunks++, Column.flat(vector));
    }

    /** Reads the addresses of a chunk again, whose vector has grown. */
    public void refresh(int chunk) {
        set(chunk, Column.flat(vectors[chunk]));
    }

    private void set(int chunk, Column column) {
        vectors[chunk] = column.vector();
        data[chunk] = column.dataAddress();
        offsets[chunk] = column.offsetAddress();
        validity[chunk] = column.validityAddress();
        nulls |= kind == ValueKind.OPAQUE ? column.vector().getNullCount() > 0 : column.validityAddress() != 0;
    }

    /** What its values are. */
    public ValueKind kind() {
        return kind;
    }

    /** What to shift a reference by to get its chunk. */
    public int shift() {
        return shift;
    }

    /** What to keep of a reference to get the row in its chunk. */
    public int mask() {
        return mask;
    }

    /** Number of chunks. */
    public int chunks() {
        return chunks;
    }

    /** Per chunk the address of its values. */
    public long[] data() {
        return data;
    }

    /** Per chunk the address of its offsets. */
    public long[] offsets() {
        return offsets;
    }

    /** Per chunk the address of its validity bitmap, or 0 if nothing in it is null. */
    public long[] validity() {
        return validity;
    }

    /** Whether the value of a row is null. */
    public boolean isNull(int row) {
        long bitmap = validity[row >>> shift];
        return bitmap != 0 && !Mem.getBit(bitmap, row & mask);
    }

    /** Whether row {@code r} is row {@code r} of chunk 0, so that loops need not look for chunks. */
    public boolean isOneChunk() {
        return chunks == 1 && mask != 0;
    }

    /** The vector of a chunk. */
    public FieldVector vector(int chunk) {
        return vectors[chunk];
    }

    /** Whether a value is null. */
    public boolean hasNulls() {
        return nulls;
    }
}
