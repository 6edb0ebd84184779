package org.codeanatomy.engine.core.operator;

import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.codeanatomy.engine.core.physical.Aggregate;
import org.codeanatomy.engine.core.physical.Aggregate.Kind;
import org.codeanatomy.engine.core.vector.ChunkedColumn;
import org.codeanatomy.engine.core.vector.GrowableBuffer;
import org.codeanatomy.engine.core.vector.ValueKind;
import org.codeanatomy.memory.Mem;

/**
 * MIN and MAX of doubles, NaN above every number. Of the two zeros −0.0 counts as less, so that the result does not
 * depend on the order of rows. State: value, whether there is one.
 */
final class DoubleExtreme implements Accumulator {

    private static final long STRIDE = 16;

    private final GrowableBuffer state;
    private final boolean single;
    private final boolean least;

    DoubleExtreme(Aggregate aggregate, BufferAllocator allocator) {
        this.state = new GrowableBuffer(allocator);
        this.single = ValueKind.of(aggregate.result().getType()) == ValueKind.FLOAT32;
        this.least = aggregate.kind() == Kind.MIN;
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
            offer(base + STRIDE * groups[i], Mem.getDouble(data[rows[i] >>> shift] + 8L * (rows[i] & mask)));
        }
    }

    private void offer(long at, double value) {
        double held = Mem.getDouble(at);
        int order = Double.compare(value, held);
        boolean better = least ? order < 0 : order > 0;
        if (better || Mem.getLong(at + 8) == 0) {
            Mem.putDouble(at, value);
            Mem.putLong(at + 8, 1);
        }
    }

    @Override
    public void merge(Accumulator other, int from, int[] groups, int count) {
        long source = ((DoubleExtreme) other).state.address() + STRIDE * from;
        for (int i = 0; i < count; i++) {
            if (Mem.getLong(source + STRIDE * i + 8) != 0) {
                offer(state.address() + STRIDE * groups[i], Mem.getDouble(source + STRIDE * i));
            }
        }
    }

    @Override
    public void finish(int[] groups, int count, FieldVector target) {
        for (int i = 0; i < count; i++) {
            long at = state.address() + STRIDE * groups[i];
            if (Mem.getLong(at + 8) == 0) {
                target.setNull(i);
                continue;
            }
            if (single) {
                Mem.putFloat(target.getDataBufferAddress() + 4L * i, (float) Mem.getDouble(at));
            } else {
                Mem.putDouble(target.getDataBufferAddress() + 8L * i, Mem.getDouble(at));
            }
            Mem.setBit(target.getValidityBufferAddress(), i);
        }
    }

    @Override
    public void close() {
        state.close();
    }
}
