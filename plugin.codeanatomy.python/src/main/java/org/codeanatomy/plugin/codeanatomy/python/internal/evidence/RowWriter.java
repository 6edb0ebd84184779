package org.codeanatomy.plugin.codeanatomy.python.internal.evidence;

import java.nio.charset.StandardCharsets;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.source.EvidenceSink;
import org.codeanatomy.plugin.api.source.EvidenceTable;

/**
 * Writes the rows of one table, cell after cell in the order of the columns, and hands them to the sink in batches.
 *
 * <p>Not thread-safe. Closing it frees what the sink has not taken.
 */
final class RowWriter implements AutoCloseable {

    private static final int BATCH_ROWS = 16_384;

    private final EvidenceSink sink;
    private final EvidenceTable table;
    private VectorSchemaRoot batch;
    private FieldVector[] columns;
    private int row;
    private int column;

    RowWriter(EvidenceSink sink, EvidenceTable table) {
        this.sink = sink;
        this.table = table;
    }

    /** Begins a row with the identity of its file. */
    RowWriter begin(FileIdentity file) {
        if (batch == null) {
            batch = VectorSchemaRoot.create(table.schema(), sink.allocator());
            columns = batch.getFieldVectors().toArray(FieldVector[]::new);
        }
        column = 0;
        return utf8(file.fileIdUtf8()).utf8(file.pathUtf8());
    }

    RowWriter text(String value) {
        return utf8(value == null ? null : value.getBytes(StandardCharsets.UTF_8));
    }

    RowWriter utf8(byte[] value) {
        VarCharVector vector = (VarCharVector) columns[column++];
        if (value == null) {
            vector.setNull(row);
        } else {
            vector.setSafe(row, value);
        }
        return this;
    }

    RowWriter bigint(long value) {
        ((BigIntVector) columns[column++]).setSafe(row, value);
        return this;
    }

    RowWriter integer(int value) {
        ((IntVector) columns[column++]).setSafe(row, value);
        return this;
    }

    RowWriter bool(boolean value) {
        ((BitVector) columns[column++]).setSafe(row, value ? 1 : 0);
        return this;
    }

    RowWriter real(double value) {
        ((Float8Vector) columns[column++]).setSafe(row, value);
        return this;
    }

    /** Leaves a number out. */
    RowWriter missing() {
        ((BaseFixedWidthVector) columns[column++]).setNull(row);
        return this;
    }

    /** Ends the row. */
    void end() throws PluginException {
        if (column != columns.length) {
            throw new IllegalStateException(
                    table.name() + " has " + columns.length + " columns, a row was given " + column);
        }
        if (++row == BATCH_ROWS) {
            flush();
        }
    }

    /** Hands over what is left. */
    void flush() throws PluginException {
        if (batch != null) {
            VectorSchemaRoot full = batch;
            full.setRowCount(row);
            batch = null;
            row = 0;
            sink.write(table.name(), full);
        }
    }

    @Override
    public void close() {
        if (batch != null) {
            batch.close();
            batch = null;
        }
    }
}
