package org.codeanatomy.engine.core.operator;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.api.EngineException.Stage;
import org.codeanatomy.engine.core.physical.Aggregate;
import org.codeanatomy.engine.core.physical.Aggregate.Kind;
import org.codeanatomy.engine.core.vector.ChunkedColumn;
import org.codeanatomy.engine.core.vector.ConstantValues;
import org.codeanatomy.engine.core.vector.GrowableBuffer;
import org.codeanatomy.engine.core.vector.Int128;
import org.codeanatomy.engine.core.vector.ValueKind;
import org.codeanatomy.memory.Mem;

/**
 * SUM and AVG of 64-bit integers. State: 128-bit sum, count. The sum is exact, so whether the result overflows does not
 * depend on the order of rows.
 */
final class LongSum implements Accumulator {

    private static final long STRIDE = 24;

    private final GrowableBuffer state;
    private final Field result;
    private final boolean average;

    LongSum(Aggregate aggregate, BufferAllocator allocator) {
        this.state = new GrowableBuffer(allocator);
        this.result = aggregate.result();
        this.average = aggregate.kind() == Kind.AVG;
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
            long value = Mem.getLong(data[rows[i] >>> shift] + 8L * (rows[i] & mask));
            add(base + STRIDE * groups[i], value, value >> 63, 1);
        }
    }

    private static void add(long at, long low, long high, long values) {
        long before = Mem.getLong(at);
        long sum = before + low;
        long carry = Long.compareUnsigned(sum, before) < 0 ? 1 : 0;
        Mem.putLong(at, sum);
        Mem.putLong(at + 8, Mem.getLong(at + 8) + high + carry);
        Mem.putLong(at + 16, Mem.getLong(at + 16) + values);
    }

    @Override
    public void merge(Accumulator other, int from, int[] groups, int count) {
        long source = ((LongSum) other).state.address() + STRIDE * from;
        for (int i = 0; i < count; i++) {
            long at = source + STRIDE * i;
            add(state.address() + STRIDE * groups[i], Mem.getLong(at), Mem.getLong(at + 8), Mem.getLong(at + 16));
        }
    }

    @Override
    public void finish(int[] groups, int count, FieldVector target) {
        ValueKind kind = ValueKind.of(result.getType());
        for (int i = 0; i < count; i++) {
            long at = state.address() + STRIDE * groups[i];
            long values = Mem.getLong(at + 16);
            if (values == 0) {
                target.setNull(i);
            } else if (kind == ValueKind.INT64 && !average) {
                putLong(target, i, Mem.getLong(at), Mem.getLong(at + 8));
            } else {
                BigInteger sum = Int128.toBigInteger(Mem.getLong(at), Mem.getLong(at + 8));
                put(target, i, sum, values, kind);
            }
        }
    }

    private static void putLong(FieldVector target, int row, long low, long high) {
        if (high != low >> 63) {
            throw new EngineException(
                    Stage.EXECUTE,
                    "NUMERIC_OVERFLOW",
                    "SUM is " + Int128.toBigInteger(low, high)
                            + ", which does not fit BIGINT; cast the argument to DECIMAL or DOUBLE");
        }
        Mem.putLong(target.getDataBufferAddress() + 8L * row, low);
        Mem.setBit(target.getValidityBufferAddress(), row);
    }

    private void put(FieldVector target, int row, BigInteger sum, long values, ValueKind kind) {
        if (kind == ValueKind.FLOAT64) {
            double value = average ? sum.doubleValue() / values : sum.doubleValue();
            Mem.putDouble(target.getDataBufferAddress() + 8L * row, value);
            Mem.setBit(target.getValidityBufferAddress(), row);
        } else {
            ConstantValues.put(target, result, row, DecimalSum.result(new BigDecimal(sum), values, result, average));
        }
    }

    @Override
    public void close() {
        state.close();
    }
}
