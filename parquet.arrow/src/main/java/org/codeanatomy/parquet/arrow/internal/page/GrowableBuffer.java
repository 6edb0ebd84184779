package org.codeanatomy.parquet.arrow.internal.page;

import java.nio.ByteBuffer;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.codeanatomy.memory.Mem;
import org.codeanatomy.parquet.arrow.internal.DamagedException;

/**
 * Off-heap memory that grows and is used again. Beyond its capacity it always has {@link #SLACK} readable and writable
 * bytes, so that kernels may move whole words over the end. Not thread-safe.
 */
public final class GrowableBuffer implements AutoCloseable {

    /** Bytes behind the capacity. */
    public static final int SLACK = 64;

    private final BufferAllocator allocator;
    private ArrowBuf buffer;
    private long address;
    private long capacity;

    public GrowableBuffer(BufferAllocator allocator) {
        this.allocator = allocator;
    }

    /** Address of the first byte; changes when the buffer grows. */
    public long address() {
        return address;
    }

    public long capacity() {
        return capacity;
    }

    /** Makes room for {@code bytes} bytes and keeps the first {@code keep}; what lies behind them is not cleared. */
    public void reserve(long bytes, long keep) {
        if (bytes <= capacity && buffer != null) {
            return;
        }
        // Arrow's offsets are 32-bit, and so is every size in a page header.
        DamagedException.check(
                bytes <= Integer.MAX_VALUE - SLACK, "more than 2 GiB in one buffer; read fewer rows per batch");
        long wanted = Math.min(Math.max(bytes, capacity * 2), Integer.MAX_VALUE - SLACK);
        ArrowBuf larger = allocator.buffer(wanted + SLACK);
        if (buffer != null) {
            Mem.copy(address, larger.memoryAddress(), keep);
            buffer.close();
        }
        buffer = larger;
        address = larger.memoryAddress();
        capacity = larger.capacity() - SLACK;
    }

    /** A view for channels of {@code bytes} bytes from {@code from}. */
    public ByteBuffer view(long from, int bytes) {
        return buffer.nioBuffer(from, bytes);
    }

    /** Hands the memory over to the caller, who releases it; this buffer is empty afterwards. */
    public ArrowBuf detach() {
        reserve(0, 0);
        ArrowBuf detached = buffer;
        buffer = null;
        address = 0;
        capacity = 0;
        return detached;
    }

    @Override
    public void close() {
        if (buffer != null) {
            buffer.close();
            buffer = null;
            address = 0;
            capacity = 0;
        }
    }
}
