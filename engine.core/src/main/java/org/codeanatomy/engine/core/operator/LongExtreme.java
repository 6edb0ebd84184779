package org.codeanatomy.engine.core.operator;

import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.codeanatomy.engine.core.physical.Aggregate;
import org.codeanatomy.engine.core.physical.Aggregate.Kind;
import org.codeanatomy.engine.core.vector.ChunkedColumn;
import org.codeanatomy.engine.core.vector.GrowableBuffer;
import org.codeanatomy.engine.core.vector.ValueKind;
import org.codeanatomy.memory.Mem;

/** MIN and MAX of everything that widens to 64-bit integers. State: value, whether there is one. */
final class LongExtreme implements Accumulator {

    private static final long STRIDE = 16;

    private final GrowableBuffer state;
    private final ValueKind kind;
    private final long flip;

    LongExtreme(Aggregate aggregate, BufferAllocator allocator) {
        this.state = new GrowableBuffer(allocator);
        this.kind = ValueKind.of(aggregate.result().getType());
        this.flip = aggregate.kind() == Kind.MIN ? 0 : -1;
    }

    @Override
    public void reserve(int groups) {
        state.ensure(STRIDE * groups);
    }

    /** All bits of a value are flipped for MAX, which turns its order around: the state is always a minimum. */
    @Override
    public void update(ChunkedColumn argument, int[] rows, int[] groups, int count) {
        long base = state.address();
        long[] data = argument.data();
        int shift = argument.shift();
        int mask = argument.mask();
        for (int i = 0; i < count; i++) {
            long value = Mem.getLong(data[rows[i] >>> shift] + 8L * (rows[i] & mask)) ^ flip;
            offer(base + STRIDE * groups[i], value);
        }
    }

    private static void offer(long at, long value) {
        if (Mem.getLong(at + 8) == 0 || value < Mem.getLong(at)) {
            Mem.putLong(at, value);
            Mem.putLong(at + 8, 1);
        }
    }

    @Override
    public void merge(Accumulator other, int from, int[] groups, int count) {
        long source = ((LongExtreme) other).state.address() + STRIDE * from;
        for (int i = 0; i < count; i++) {
            if (Mem.getLong(source + STRIDE * i + 8) != 0) {
                offer(state.address() + STRIDE * groups[i], Mem.getLong(source + STRIDE * i));
            }
        }
    }

    @Override
    public void finish(int[] groups, int count, FieldVector target) {
        long address = target.getDataBufferAddress();
        for (int i = 0; i < count; i++) {
            long at = state.address() + STRIDE * groups[i];
            if (Mem.getLong(at + 8) == 0) {
                target.setNull(i);
            } else {
                put(address, i, Mem.getLong(at) ^ flip);
                Mem.setBit(target.getValidityBufferAddress(), i);
            }
        }
    }

    private void put(long address, int row, long value) {
        switch (kind) {
            case BOOLEAN -> {
                if (value != 0) {
                    Mem.setBit(address, row);
                } else {
                    Mem.clearBit(address, row);
                }
            }
            case INT8 -> Mem.putByte(address + row, (byte) value);
            case INT16 -> Mem.putShort(address + 2L * row, (short) value);
            case INT32 -> Mem.putInt(address + 4L * row, (int) value);
            default -> Mem.putLong(address + 8L * row, value);
        }
    }

    @Override
    public void close() {
        state.close();
    }
}
