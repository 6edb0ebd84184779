package org.codeanatomy.engine.core.rehearsal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.codeanatomy.engine.core.vector.Vectors;
import org.codeanatomy.plugin.api.function.Argument;
import org.codeanatomy.plugin.api.function.ScalarCall;
import org.codeanatomy.plugin.api.vector.Batch;
import org.codeanatomy.plugin.api.vector.Column;
import org.codeanatomy.plugin.api.vector.Encoding;

/**
 * One batch that a function was called with. It owns copies and holds nothing of the plugin.
 *
 * @param function the function's name
 * @param arguments as the call was planned
 * @param columns a flat vector for each argument that is not constant, in their order
 * @param rowCount rows of each
 */
record RecordedCall(String function, List<Argument> arguments, List<FieldVector> columns, int rowCount)
        implements AutoCloseable {

    private static final int MOST_ROWS = 1024;
    private static final long MOST_BYTES = 256 << 10;

    RecordedCall {
        Objects.requireNonNull(function, "function is null");
        arguments = List.copyOf(arguments);
        columns = List.copyOf(columns);
    }

    /** A copy of the first rows of a call, or null if already one row is too large. */
    static RecordedCall copyOf(String function, List<Argument> arguments, ScalarCall call, BufferAllocator allocator) {
        int rows = call.selection() == null ? call.rowCount() : call.selection().count();
        rows = Math.min(rows, MOST_ROWS);
        while (rows > 0 && bytes(arguments, call, rows) > MOST_BYTES) {
            rows /= 2;
        }
        return rows == 0 ? null : copyOf(function, arguments, call, rows, allocator);
    }

    private static RecordedCall copyOf(
            String function, List<Argument> arguments, ScalarCall call, int rows, BufferAllocator allocator) {
        int[] positions = call.selection() == null ? null : call.selection().positions();
        List<FieldVector> copies = new ArrayList<>();
        boolean done = false;
        try {
            for (int i = 0; i < call.argumentCount(); i++) {
                if (!arguments.get(i).constant()) {
                    Column column = call.argument(i);
                    copies.add(Vectors.dense(column, positions, rows, column.field(), allocator));
                }
            }
            done = true;
            return new RecordedCall(function, arguments, copies, rows);
        } finally {
            if (!done) {
                copies.forEach(FieldVector::close);
            }
        }
    }

    /** About how much a copy takes: of selected rows it is not known which they are. */
    private static long bytes(List<Argument> arguments, ScalarCall call, int rows) {
        long bytes = 0;
        for (int i = 0; i < call.argumentCount(); i++) {
            if (!arguments.get(i).constant()) {
                Column column = call.argument(i);
                bytes += column.encoding() == Encoding.FLAT
                        ? column.vector().getBufferSizeFor(Math.min(rows, column.length()))
                        : (long) rows * column.vector().getBufferSize();
            }
        }
        return bytes;
    }

    /** The memory it holds. */
    long bytes() {
        return columns.stream()
                .flatMap(column -> Arrays.stream(column.getBuffers(false)))
                .mapToLong(ArrowBuf::capacity)
                .sum();
    }

    /** A second call over the same memory; both are to be closed. */
    RecordedCall share() {
        return new RecordedCall(
                function, arguments, columns.stream().map(Vectors::share).toList(), rowCount);
    }

    /** The columns as a batch, which is not to be closed. */
    Batch batch() {
        return Batch.of(columns, rowCount);
    }

    @Override
    public void close() {
        columns.forEach(FieldVector::close);
    }
}
