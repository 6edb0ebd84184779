package org.codeanatomy.parquet.arrow.internal.encoding;

import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.codeanatomy.memory.Mem;
import org.codeanatomy.parquet.arrow.internal.page.GrowableBuffer;

/** Values of different lengths as Arrow lays them out: offsets and the bytes between them. Not thread-safe. */
public final class VarBytes implements AutoCloseable {

    private final GrowableBuffer offsets;
    private final GrowableBuffer data;

    public VarBytes(BufferAllocator allocator) {
        this.offsets = new GrowableBuffer(allocator);
        this.data = new GrowableBuffer(allocator);
    }

    /** Empties it and makes room for the offsets of {@code slots} values. */
    public void start(int slots) {
        offsets.reserve((slots + 1L) * Integer.BYTES, 0);
        data.reserve(1, 0);
        Mem.putInt(offsets.address(), 0);
    }

    /** Makes room for the offsets of {@code slots} values and keeps those of the first {@code filled}. */
    public void reserveSlots(int slots, int filled) {
        offsets.reserve((slots + 1L) * Integer.BYTES, (filled + 1L) * Integer.BYTES);
    }

    /** Makes room for {@code bytes} bytes of values and keeps the first {@code filled}. */
    public void reserveData(long bytes, long filled) {
        data.reserve(bytes, filled);
    }

    /** Address of the offsets; changes with {@link #reserveSlots}. */
    public long offsets() {
        return offsets.address();
    }

    /** Address of the bytes; changes with {@link #reserveData}. */
    public long data() {
        return data.address();
    }

    /** Bytes the values may have before {@link #reserveData} is needed. */
    public long dataCapacity() {
        return data.capacity();
    }

    /** Where value {@code slot} starts, which is where value {@code slot - 1} ends. */
    public int offset(int slot) {
        return Mem.getInt(offsets.address() + (long) slot * Integer.BYTES);
    }

    /** Hands the offsets over to the caller, who releases them. */
    public ArrowBuf detachOffsets() {
        return offsets.detach();
    }

    /** Hands the bytes over to the caller, who releases them. */
    public ArrowBuf detachData() {
        return data.detach();
    }

    @Override
    public void close() {
        offsets.close();
        data.close();
    }
}
