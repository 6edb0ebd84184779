package org.codeanatomy.parquet.arrow;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.parquet.arrow.internal.DamagedException;
import org.codeanatomy.parquet.arrow.internal.format.ColumnNode;
import org.codeanatomy.parquet.arrow.internal.format.Footer;
import org.codeanatomy.parquet.arrow.internal.read.ColumnReader;
import org.codeanatomy.parquet.arrow.internal.read.ColumnReaders;

/**
 * Reads one row group from front to back, in batches. A batch never spans a gap between row ranges, so its rows are
 * consecutive in the file. Not thread-safe; after an exception only {@link #close} may be called.
 */
public final class RowGroupReader implements AutoCloseable {

    private final String file;
    private final BufferAllocator allocator;
    private final RowGroup rowGroup;
    private final List<ColumnReader> columns;
    private final Deque<RowRange> open;
    private final int batchRows;
    /** The next row to be read or skipped, counted from the start of the row group. */
    private long position;

    RowGroupReader(
            RandomAccessInput input, BufferAllocator allocator, Footer footer, RowGroup rowGroup, ReadOptions options) {
        this.file = input.name();
        this.allocator = allocator;
        this.rowGroup = rowGroup;
        this.batchRows = options.batchRows();
        this.open = new ArrayDeque<>(options.rows().orElse(List.of(new RowRange(0, rowGroup.rowCount()))));
        open.removeIf(range -> range.rows() == 0);
        if (!open.isEmpty() && open.getLast().to() > rowGroup.rowCount()) {
            throw new IllegalArgumentException(
                    file + ": rows up to " + open.getLast().to() + " were asked for; row group " + rowGroup.index()
                            + " has " + rowGroup.rowCount());
        }
        this.columns = openColumns(input, footer, options);
    }

    private List<ColumnReader> openColumns(RandomAccessInput input, Footer footer, ReadOptions options) {
        List<ColumnNode> nodes = options.columns()
                .map(names -> ColumnReaders.select(file, footer.columns(), names))
                .orElse(footer.columns());
        List<ColumnReader> readers = new ArrayList<>();
        for (ColumnNode node : nodes) {
            try {
                readers.add(ColumnReaders.open(input, allocator, footer, rowGroup.index(), node));
            } catch (DamagedException damage) {
                readers.forEach(ColumnReader::close);
                throw damaged(node, damage);
            }
        }
        return readers;
    }

    /**
     * The next batch, which the caller closes; empty when all rows were read.
     *
     * @throws ParquetException if the file is damaged there; rows of earlier batches were right
     */
    public Optional<Batch> next() throws IOException {
        if (open.isEmpty()) {
            return Optional.empty();
        }
        RowRange range = open.removeFirst();
        int rows = (int) Math.min(batchRows, range.rows());
        long gap = range.from() - position;
        List<FieldVector> vectors = new ArrayList<>();
        try {
            for (ColumnReader column : columns) {
                vectors.add(read(column, gap, rows, range.from() + rows == rowGroup.rowCount()));
            }
        } catch (IOException | RuntimeException failure) {
            vectors.forEach(FieldVector::close);
            throw failure;
        }
        position = range.from() + rows;
        if (position < range.to()) {
            open.addFirst(new RowRange(position, range.to()));
        }
        List<Field> fields =
                columns.stream().map(column -> column.node().field()).toList();
        return Optional.of(new Batch(rowGroup.firstRow() + range.from(), new VectorSchemaRoot(fields, vectors, rows)));
    }

    private FieldVector read(ColumnReader column, long gap, int rows, boolean last) throws IOException {
        FieldVector vector = null;
        try {
            column.skip(gap);
            vector = column.read(rows, allocator);
            if (last) {
                column.checkEnd();
            }
            return vector;
        } catch (DamagedException | ArithmeticException damage) {
            if (vector != null) {
                vector.close();
            }
            throw damaged(column.node(), damage);
        }
    }

    private ParquetException damaged(ColumnNode node, RuntimeException damage) {
        return new ParquetException(
                file,
                "row group " + rowGroup.index() + ", column " + node.field().getName() + ": " + damage.getMessage(),
                damage);
    }

    /** Releases the page buffers. Batches read before stay valid. */
    @Override
    public void close() {
        columns.forEach(ColumnReader::close);
    }
}
