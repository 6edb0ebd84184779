package org.codeanatomy.parquet.arrow.internal.page;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.arrow.memory.BufferAllocator;
import org.codeanatomy.memory.Mem;
import org.codeanatomy.parquet.arrow.RandomAccessInput;
import org.codeanatomy.parquet.arrow.internal.DamagedException;

/**
 * A window that slides over the bytes of one column chunk; it holds at least the part that was asked for last. Not
 * thread-safe.
 */
final class ChunkWindow implements AutoCloseable {

    private static final int READ_BYTES = 1 << 20;

    private final RandomAccessInput input;
    private final GrowableBuffer buffer;
    private final long end;
    /** Offset in the file of the first unread byte. */
    private long position;
    /** Part of the buffer that holds bytes from {@link #position} on. */
    private long from;

    private long filled;

    ChunkWindow(RandomAccessInput input, BufferAllocator allocator, long start, long end) {
        this.input = input;
        this.buffer = new GrowableBuffer(allocator);
        this.position = start;
        this.end = end;
    }

    /** Bytes of the chunk not yet passed. */
    long remaining() {
        return end - position;
    }

    /** Address of the next {@code bytes} bytes of the chunk, valid until the next call. */
    long peek(long bytes) throws IOException {
        DamagedException.check(bytes <= remaining(), "a page goes on beyond the end of its column chunk");
        if (filled - from < bytes) {
            fill(bytes);
        }
        return buffer.address() + from;
    }

    /** The bytes last peeked at, as a buffer. */
    ByteBuffer view(int bytes) {
        return buffer.view(from, bytes);
    }

    /** Moves on by {@code bytes} bytes, which may lie beyond the part that was read. */
    void advance(long bytes) {
        DamagedException.check(bytes <= remaining(), "a page goes on beyond the end of its column chunk");
        position += bytes;
        from = Math.min(filled, from + bytes);
        if (from == filled) {
            from = 0;
            filled = 0;
        }
    }

    private void fill(long bytes) throws IOException {
        long held = filled - from;
        long wanted = Math.min(remaining(), Math.max(bytes, READ_BYTES));
        if (buffer.capacity() < wanted) {
            buffer.reserve(wanted, filled);
        }
        Mem.copy(buffer.address() + from, buffer.address(), held);
        from = 0;
        filled = held;
        try {
            input.readFully(position + held, buffer.view(held, (int) (wanted - held)));
        } catch (EOFException cut) {
            throw new DamagedException("the file was cut short after it was opened", cut);
        }
        filled = wanted;
    }

    @Override
    public void close() {
        buffer.close();
    }
}
