package org.codeanatomy.engine.core.operator;

import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.codeanatomy.engine.core.physical.Aggregate;
import org.codeanatomy.engine.core.physical.Aggregate.Kind;
import org.codeanatomy.engine.core.vector.ChunkedColumn;
import org.codeanatomy.engine.core.vector.GrowableBuffer;
import org.codeanatomy.engine.core.vector.ValueKind;
import org.codeanatomy.memory.Mem;

/** SUM and AVG of doubles, in the order of rows. State: sum, count. */
final class DoubleSum implements Accumulator {

    private static final long STRIDE = 16;

    private final GrowableBuffer state;
    private final boolean average;
    private final boolean single;

    DoubleSum(Aggregate aggregate, BufferAllocator allocator) {
        this.state = new GrowableBuffer(allocator);
        this.average = aggregate.kind() == Kind.AVG;
        this.single = ValueKind.of(aggregate.result().getType()) == ValueKind.FLOAT32;
    }

    @Override
    public void reserve(int groups) {
        state.ensure(STRIDE * groups);
    }

    @Override
    public void update(ChunkedColumn argument, int[] rows, int[] groups, int count) {
        long base = state.address();
        long[] data = argument.data();
        int shift = argument.shift();
        int mask = argument.mask();
        for (int i = 0; i < count; i++) {
            long at = base + STRIDE * groups[i];
            double value = Mem.getDouble(data[rows[i] >>> shift] + 8L * (rows[i] & mask));
            Mem.putDouble(at, Mem.getDouble(at) + value);
            Mem.putLong(at + 8, Mem.getLong(at + 8) + 1);
        }
    }

    @Override
    public void merge(Accumulator other, int from, int[] groups, int count) {
        long source = ((DoubleSum) other).state.address() + STRIDE * from;
        for (int i = 0; i < count; i++) {
            long at = state.address() + STRIDE * groups[i];
            Mem.putDouble(at, Mem.getDouble(at) + Mem.getDouble(source + STRIDE * i));
            Mem.putLong(at + 8, Mem.getLong(at + 8) + Mem.getLong(source + STRIDE * i + 8));
        }
    }

    @Override
    public void finish(int[] groups, int count, FieldVector target) {
        for (int i = 0; i < count; i++) {
            long at = state.address() + STRIDE * groups[i];
            long values = Mem.getLong(at + 8);
            if (values == 0) {
                target.setNull(i);
                continue;
            }
            double value = average ? Mem.getDouble(at) / values : Mem.getDouble(at);
            if (single) {
                Mem.putFloat(target.getDataBufferAddress() + 4L * i, (float) value);
            } else {
                Mem.putDouble(target.getDataBufferAddress() + 8L * i, value);
            }
            Mem.setBit(target.getValidityBufferAddress(), i);
        }
    }

    @Override
    public void close() {
        state.close();
    }
}
