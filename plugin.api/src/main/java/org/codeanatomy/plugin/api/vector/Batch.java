package org.codeanatomy.plugin.api.vector;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.arrow.vector.FieldVector;

/**
 * Rows in columns, with an optional selection. A batch owns its vectors: closing it closes them. A batch that is lent
 * for a call is not closed by the one it was lent to.
 *
 * <p>Not thread-safe while it is being closed; otherwise safe to read.
 */
public final class Batch implements AutoCloseable {

    private final List<Column> columns;
    private final int rowCount;
    private final Selection selection;

    /**
     * A batch of columns of one length.
     *
     * @param rowCount the length of every column; a batch without columns still has rows
     * @param selection the rows that count, or null if all do
     * @throws IllegalArgumentException if a column's length differs from {@code rowCount}
     */
    public Batch(List<Column> columns, int rowCount, Selection selection) {
        this.columns = List.copyOf(columns);
        this.rowCount = rowCount;
        this.selection = selection;
        for (Column column : columns) {
            if (column.length() != rowCount) {
                throw new IllegalArgumentException(
                        column.field().getName() + " has " + column.length() + " rows, the batch " + rowCount);
            }
        }
    }

    /** A batch of flat columns, all rows of which count. It takes ownership of the vectors. */
    public static Batch of(List<? extends FieldVector> vectors, int rowCount) {
        List<Column> columns = new ArrayList<>(vectors.size());
        vectors.forEach(vector -> columns.add(Column.flat(vector)));
        return new Batch(columns, rowCount, null);
    }

    /** The columns, in schema order. */
    public List<Column> columns() {
        return columns;
    }

    /** The column at {@code index}. */
    public Column column(int index) {
        return columns.get(index);
    }

    /** Number of positions, selected or not. */
    public int rowCount() {
        return rowCount;
    }

    /** The rows that count, or null if all do. */
    public Selection selection() {
        return selection;
    }

    /** Number of rows that count. */
    public int selectedCount() {
        return selection == null ? rowCount : selection.count();
    }

    /** The same columns under another selection; ownership passes to the new batch. */
    public Batch withSelection(Selection rows) {
        return new Batch(columns, rowCount, Objects.requireNonNull(rows, "rows is null"));
    }

    /** Closes the vectors of all columns. */
    @Override
    public void close() {
        columns.forEach(Column::close);
    }
}
