package org.codeanatomy.engine.core.vector;

import java.nio.charset.StandardCharsets;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.memory.Mem;

/**
 * Writes texts of ascending rows into a new vector. Rows that are left out are empty and, like all others, not valid
 * until somebody sets validity. Not thread-safe.
 */
public final class TextBuilder implements AutoCloseable {

    private final BaseVariableWidthVector vector;
    private final int rows;
    private final long offsets;
    private long data;
    private long capacity;
    private int next;
    private long end;
    private boolean finished;

    /** A builder for {@code rows} rows. */
    public TextBuilder(Field field, int rows, BufferAllocator allocator) {
        this.vector = (BaseVariableWidthVector) field.createVector(allocator);
        this.rows = rows;
        boolean done = false;
        try {
            Vectors.allocate(vector, rows);
            done = true;
        } finally {
            if (!done) {
                vector.close();
            }
        }
        this.offsets = vector.getOffsetBufferAddress();
        this.data = vector.getDataBufferAddress();
        this.capacity = vector.getDataBuffer().capacity();
    }

    /** Begins the text of a row that will have at most {@code bytes} bytes. Returns where to write them. */
    public long begin(int row, long bytes) {
        skipTo(row);
        if (end + bytes > Integer.MAX_VALUE) {
            throw new EngineException(
                    EngineException.Stage.EXECUTE,
                    "VALUE_TOO_LARGE",
                    "a column of one batch would take " + (end + bytes) + " bytes of text; 2147483647 is the most");
        }
        if (end + bytes > capacity) {
            Vectors.reserveBytes(vector, Math.min(Integer.MAX_VALUE, Math.max(end + bytes, 2 * capacity)));
            data = vector.getDataBufferAddress();
            capacity = vector.getDataBuffer().capacity();
        }
        return data + end;
    }

    /** Ends the text begun last, of which {@code bytes} bytes were written. */
    public void end(long bytes) {
        end += bytes;
        next++;
        Mem.putInt(offsets + 4L * next, (int) end);
    }

    /** Writes a text. */
    public void put(int row, byte[] text) {
        Mem.copyFromArray(text, 0, begin(row, text.length), text.length);
        end(text.length);
    }

    /** Writes a text. */
    public void put(int row, String text) {
        put(row, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a text that lies elsewhere off heap. */
    public void put(int row, long address, int bytes) {
        long target = begin(row, bytes);
        Mem.copy(address, target, bytes);
        end(bytes);
    }

    private void skipTo(int row) {
        while (next < row) {
            next++;
            Mem.putInt(offsets + 4L * next, (int) end);
        }
    }

    /** The vector, which belongs to the caller. */
    public BaseVariableWidthVector finish() {
        skipTo(rows);
        Vectors.setCount(vector, rows);
        finished = true;
        return vector;
    }

    /** Releases the vector unless it was finished. */
    @Override
    public void close() {
        if (!finished) {
            vector.close();
        }
    }
}
