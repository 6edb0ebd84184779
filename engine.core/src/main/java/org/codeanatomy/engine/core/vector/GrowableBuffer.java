package org.codeanatomy.engine.core.vector;

import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.codeanatomy.memory.Mem;

/** Off-heap memory that grows by doubling; what is new is zero. Not thread-safe. */
public final class GrowableBuffer implements AutoCloseable {

    private final BufferAllocator allocator;
    private ArrowBuf buffer;
    private long capacity;

    /** An empty one. */
    public GrowableBuffer(BufferAllocator allocator) {
        this.allocator = allocator;
    }

    /** Makes it at least {@code bytes} long. The address may change. */
    public void ensure(long bytes) {
        if (bytes <= capacity) {
            return;
        }
        long size = Math.max(64, Math.max(bytes, capacity * 2));
        ArrowBuf larger = allocator.buffer(size);
        long usable = larger.capacity();
        if (buffer != null) {
            Mem.copy(buffer.memoryAddress(), larger.memoryAddress(), capacity);
            buffer.close();
        }
        Mem.fill(larger.memoryAddress() + capacity, usable - capacity, (byte) 0);
        buffer = larger;
        capacity = usable;
    }

    /** Where it begins; 0 while it is empty. */
    public long address() {
        return buffer == null ? 0 : buffer.memoryAddress();
    }

    /** How long it is. */
    public long capacity() {
        return capacity;
    }

    /** Makes all of it zero. */
    public void clear() {
        if (buffer != null) {
            Mem.fill(buffer.memoryAddress(), capacity, (byte) 0);
        }
    }

    @Override
    public void close() {
        if (buffer != null) {
            buffer.close();
            buffer = null;
            capacity = 0;
        }
    }
}
