package org.codeanatomy.engine.core.vector;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.engine.api.EngineException;

/**
 * Rows kept by an operator, in columnar chunks of up to {@link ChunkedColumn#ROWS} rows. A row is named by its
 * reference, chunk × ROWS + row, which never changes. Rows are either appended, which fills chunks one after the other
 * so that references count up without gaps, or adopted as whole chunks without a copy.
 *
 * <p>Not thread-safe while rows are added; afterwards safe to read.
 */
public final class ChunkStore implements AutoCloseable {

    private static final int MAX_CHUNKS = Integer.MAX_VALUE >>> ChunkedColumn.SHIFT;

    private final List<Field> fields;
    private final BufferAllocator allocator;
    private final ChunkedColumn[] columns;
    private final List<List<FieldVector>> chunks = new ArrayList<>();
    private int[] counts = new int[4];
    private int open = -1;

    /** Nothing yet. */
    public ChunkStore(List<Field> fields, BufferAllocator allocator) {
        this.fields = List.copyOf(fields);
        this.allocator = allocator;
        this.columns = new ChunkedColumn[fields.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = ChunkedColumn.empty(ValueKind.of(fields.get(i).getType()));
        }
    }

    /** What the columns are. */
    public List<Field> fields() {
        return fields;
    }

    /** The column at {@code index}. */
    public ChunkedColumn column(int index) {
        return columns[index];
    }

    /** Number of chunks. */
    public int chunks() {
        return chunks.size();
    }

    /** Rows of a chunk. */
    public int rows(int chunk) {
        return counts[chunk];
    }

    /** Number of rows. */
    public long size() {
        long size = 0;
        for (int chunk = 0; chunk < chunks.size(); chunk++) {
            size += counts[chunk];
        }
        return size;
    }

    /** One more than the greatest reference. */
    public int limit() {
        int last = chunks.size() - 1;
        return last < 0 ? 0 : last * ChunkedColumn.ROWS + counts[last];
    }

    /** Takes flat vectors of 1 to {@link ChunkedColumn#ROWS} rows as a chunk; they belong to the store even if it fails. */
    public void adopt(List<FieldVector> vectors, int rows) {
        addChunk(vectors, rows);
        open = -1;
    }

    /** Copies rows; they get the references from {@link #limit()} on if nothing was ever adopted. */
    public void append(ChunkedColumn[] source, int[] rows, int count) {
        int done = 0;
        while (done < count) {
            if (open < 0 || counts[open] == ChunkedColumn.ROWS) {
                openChunk();
            }
            int part = Math.min(count - done, ChunkedColumn.ROWS - counts[open]);
            List<FieldVector> vectors = chunks.get(open);
            int total = counts[open] + part;
            for (int i = 0; i < columns.length; i++) {
                Gather.append(source[i], rows, done, part, vectors.get(i), counts[open]);
                Vectors.setCount(vectors.get(i), total);
                columns[i].refresh(open);
            }
            counts[open] = total;
            done += part;
        }
    }

    private void openChunk() {
        List<FieldVector> vectors = new ArrayList<>(columns.length);
        try {
            for (Field field : fields) {
                FieldVector vector = field.createVector(allocator);
                vectors.add(vector);
                Vectors.allocate(vector, ChunkedColumn.ROWS);
            }
        } finally {
            addChunk(vectors, 0);
        }
        open = chunks.size() - 1;
    }

    private void addChunk(List<FieldVector> vectors, int rows) {
        if (chunks.size() == MAX_CHUNKS) {
            vectors.forEach(FieldVector::close);
            throw new EngineException(
                    EngineException.Stage.EXECUTE,
                    "TOO_MANY_ROWS",
                    "an operator was to keep more than " + MAX_CHUNKS
                            + " chunks of rows; filter before joins and sorts");
        }
        if (chunks.size() == counts.length) {
            counts = Arrays.copyOf(counts, counts.length * 2);
        }
        counts[chunks.size()] = rows;
        chunks.add(vectors);
        if (vectors.size() == columns.length) {
            for (int i = 0; i < columns.length; i++) {
                columns[i].add(vectors.get(i));
            }
        }
    }

    /** Moves all chunks of another store of the same columns behind those of this one. */
    public void takeAll(ChunkStore other) {
        for (int chunk = 0; chunk < other.chunks.size(); chunk++) {
            adopt(other.chunks.get(chunk), other.counts[chunk]);
        }
        other.chunks.clear();
    }

    /** The rows with these references as new vectors, which belong to the caller. */
    public List<FieldVector> gather(int[] rows, int count, List<Field> names, BufferAllocator target) {
        List<FieldVector> vectors = new ArrayList<>(columns.length);
        boolean done = false;
        try {
            for (int i = 0; i < columns.length; i++) {
                vectors.add(Gather.gather(columns[i], rows, count, names.get(i), target));
            }
            done = true;
            return vectors;
        } finally {
            if (!done) {
                vectors.forEach(FieldVector::close);
            }
        }
    }

    @Override
    public void close() {
        chunks.forEach(vectors -> vectors.forEach(FieldVector::close));
        chunks.clear();
    }
}
