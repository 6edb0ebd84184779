package org.codeanatomy.plugin.codeanatomy.internal.function;

import org.apache.arrow.vector.VarCharVector;
import org.codeanatomy.plugin.api.function.ScalarCall;

/** A text result in the making; rows that are not put are null. Closing it before {@link #finish} discards it. */
final class TextOutput implements AutoCloseable {

    private static final long EXPECTED_BYTES_PER_ROW = 40;

    private final int rows;
    private VarCharVector vector;

    TextOutput(ScalarCall call) {
        this.rows = call.rowCount();
        this.vector = new VarCharVector("result", call.allocator());
        try {
            vector.allocateNew(EXPECTED_BYTES_PER_ROW * rows, rows);
        } catch (RuntimeException outOfMemory) {
            vector.close();
            throw outOfMemory;
        }
    }

    /** Sets a row. Rows are set in ascending order. */
    void put(int row, Scratch value) {
        vector.setSafe(row, value.bytes(), 0, value.length());
    }

    /** The result, which now belongs to the caller. */
    VarCharVector finish() {
        vector.setValueCount(rows);
        VarCharVector result = vector;
        vector = null;
        return result;
    }

    @Override
    public void close() {
        if (vector != null) {
            vector.close();
        }
    }
}
