package org.codeanatomy.engine.core.operator;

import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.codeanatomy.engine.core.vector.Bitmaps;
import org.codeanatomy.engine.core.vector.ChunkedColumn;
import org.codeanatomy.engine.core.vector.GrowableBuffer;
import org.codeanatomy.memory.Mem;

/** COUNT: a 64-bit counter per group. */
final class CountAccumulator implements Accumulator {

    private final GrowableBuffer state;

    CountAccumulator(BufferAllocator allocator) {
        this.state = new GrowableBuffer(allocator);
    }

    @Override
    public void reserve(int groups) {
        state.ensure(8L * groups);
    }

    @Override
    public void update(ChunkedColumn argument, int[] rows, int[] groups, int count) {
        long base = state.address();
        for (int i = 0; i < count; i++) {
            long at = base + 8L * groups[i];
            Mem.putLong(at, Mem.getLong(at) + 1);
        }
    }

    @Override
    public void merge(Accumulator other, int from, int[] groups, int count) {
        long source = ((CountAccumulator) other).state.address() + 8L * from;
        long base = state.address();
        for (int i = 0; i < count; i++) {
            long at = base + 8L * groups[i];
            Mem.putLong(at, Mem.getLong(at) + Mem.getLong(source + 8L * i));
        }
    }

    @Override
    public void finish(int[] groups, int count, FieldVector target) {
        long address = target.getDataBufferAddress();
        for (int i = 0; i < count; i++) {
            Mem.putLong(address + 8L * i, Mem.getLong(state.address() + 8L * groups[i]));
        }
        Bitmaps.setRun(target.getValidityBufferAddress(), 0, count);
    }

    @Override
    public void close() {
        state.close();
    }
}
