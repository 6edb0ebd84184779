package org.codeanatomy.engine.core.operator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.api.EngineException.Stage;
import org.codeanatomy.engine.core.physical.Aggregate;
import org.codeanatomy.engine.core.physical.Aggregate.Kind;
import org.codeanatomy.engine.core.vector.ChunkedColumn;
import org.codeanatomy.engine.core.vector.ConstantValues;
import org.codeanatomy.engine.core.vector.GrowableBuffer;
import org.codeanatomy.engine.core.vector.Int128;
import org.codeanatomy.memory.Mem;

/**
 * SUM and AVG of decimals. State: 192-bit sum, count: exact for any number of 38-digit values, so that neither result nor
 * overflow depends on the order of rows.
 */
final class DecimalSum implements Accumulator {

    private static final long STRIDE = 32;

    private final GrowableBuffer state;
    private final Field result;
    private final int scale;
    private final boolean average;

    DecimalSum(Aggregate aggregate, int scale, BufferAllocator allocator) {
        this.state = new GrowableBuffer(allocator);
        this.result = aggregate.result();
        this.scale = scale;
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
            long value = data[rows[i] >>> shift] + 16L * (rows[i] & mask);
            long high = Mem.getLong(value + 8);
            add(base + STRIDE * groups[i], Mem.getLong(value), high, high >> 63, 1);
        }
    }

    private static void add(long at, long low, long middle, long high, long values) {
        long sumLow = Mem.getLong(at) + low;
        long carry = Long.compareUnsigned(sumLow, low) < 0 ? 1 : 0;
        long before = Mem.getLong(at + 8);
        long partial = before + middle;
        long sumMiddle = partial + carry;
        long overflow = Long.compareUnsigned(partial, before) < 0 ? 1 : 0;
        overflow += Long.compareUnsigned(sumMiddle, partial) < 0 ? 1 : 0;
        Mem.putLong(at, sumLow);
        Mem.putLong(at + 8, sumMiddle);
        Mem.putLong(at + 16, Mem.getLong(at + 16) + high + overflow);
        Mem.putLong(at + 24, Mem.getLong(at + 24) + values);
    }

    @Override
    public void merge(Accumulator other, int from, int[] groups, int count) {
        long source = ((DecimalSum) other).state.address() + STRIDE * from;
        for (int i = 0; i < count; i++) {
            long at = source + STRIDE * i;
            long target = state.address() + STRIDE * groups[i];
            add(target, Mem.getLong(at), Mem.getLong(at + 8), Mem.getLong(at + 16), Mem.getLong(at + 24));
        }
    }

    @Override
    public void finish(int[] groups, int count, FieldVector target) {
        for (int i = 0; i < count; i++) {
            long at = state.address() + STRIDE * groups[i];
            long values = Mem.getLong(at + 24);
            if (values == 0) {
                target.setNull(i);
            } else {
                BigDecimal sum = new BigDecimal(
                        Int128.toBigInteger(Mem.getLong(at), Mem.getLong(at + 8), Mem.getLong(at + 16)), scale);
                ConstantValues.put(target, result, i, result(sum, values, result, average));
            }
        }
    }

    /** The sum or mean, rounded half away from zero to the scale of the result. */
    static Object result(BigDecimal sum, long values, Field field, boolean average) {
        if (!(field.getType() instanceof ArrowType.Decimal type)) {
            return average ? sum.doubleValue() / values : sum.doubleValue();
        }
        BigDecimal value = average
                ? sum.divide(BigDecimal.valueOf(values), type.getScale(), RoundingMode.HALF_UP)
                : sum.setScale(type.getScale(), RoundingMode.HALF_UP);
        if (value.precision() > type.getPrecision()) {
            throw new EngineException(
                    Stage.EXECUTE,
                    "NUMERIC_OVERFLOW",
                    (average ? "AVG is " : "SUM is ") + value.toPlainString() + ", which does not fit DECIMAL("
                            + type.getPrecision() + ", " + type.getScale() + "); cast the argument to DOUBLE");
        }
        return value;
    }

    @Override
    public void close() {
        state.close();
    }
}
