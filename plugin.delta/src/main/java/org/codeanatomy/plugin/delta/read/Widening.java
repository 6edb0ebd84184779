package org.codeanatomy.plugin.delta.read;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/** Values of a narrower type, or another unit, in the type the table has now. Only conversions that lose nothing. */
final class Widening {

    private static final long MICROS_PER_DAY = TimeUnit.DAYS.toMicros(1);

    private Widening() {}

    /**
     * A copy in the wider type.
     *
     * @throws IllegalArgumentException if the types do not widen into each other
     */
    static FieldVector convert(FieldVector source, Field target, BufferAllocator allocator) {
        FieldVector result = target.createVector(allocator);
        try {
            result.setInitialCapacity(source.getValueCount());
            result.allocateNew();
            if (!fill(source, result)) {
                throw new IllegalArgumentException("column " + target.getName() + " is "
                        + source.getField().getType() + " in the file and " + target.getType() + " in the table");
            }
            result.setValueCount(source.getValueCount());
            return result;
        } catch (RuntimeException failure) {
            result.close();
            throw failure;
        }
    }

    private static boolean fill(FieldVector source, FieldVector target) {
        if (source instanceof BaseIntVector whole) {
            return fillFromWhole(whole, target);
        }
        if (source instanceof Float4Vector narrow && target instanceof Float8Vector wide) {
            for (int row = 0; row < source.getValueCount(); row++) {
                if (!narrow.isNull(row)) {
                    wide.set(row, narrow.get(row));
                }
            }
            return true;
        }
        if (source instanceof DecimalVector narrow && target instanceof DecimalVector wide) {
            return fillDecimals(narrow, wide);
        }
        if (source instanceof VarBinaryVector bytes && target instanceof VarCharVector texts) {
            for (int row = 0; row < source.getValueCount(); row++) {
                if (!bytes.isNull(row)) {
                    texts.setSafe(row, bytes.get(row));
                }
            }
            return true;
        }
        return target instanceof TimeStampVector times && fillTimes(source, times);
    }

    private static boolean fillFromWhole(BaseIntVector source, FieldVector target) {
        int rows = source.getValueCount();
        if (target instanceof Float8Vector || target instanceof DecimalVector) {
            for (int row = 0; row < rows; row++) {
                if (!source.isNull(row) && target instanceof Float8Vector doubles) {
                    doubles.set(row, (double) source.getValueAsLong(row));
                } else if (!source.isNull(row)) {
                    setDecimal((DecimalVector) target, row, BigDecimal.valueOf(source.getValueAsLong(row)));
                }
            }
            return !(source instanceof BigIntVector && target instanceof Float8Vector);
        }
        if (!(target instanceof BaseIntVector wide) || width(target) <= width((FieldVector) source)) {
            return false;
        }
        for (int row = 0; row < rows; row++) {
            if (!source.isNull(row)) {
                wide.setWithPossibleTruncate(row, source.getValueAsLong(row));
            }
        }
        return true;
    }

    private static int width(FieldVector vector) {
        return ((ArrowType.Int) vector.getField().getType()).getBitWidth();
    }

    private static boolean fillDecimals(DecimalVector source, DecimalVector target) {
        if (source.getScale() > target.getScale()
                || source.getPrecision() - source.getScale() > target.getPrecision() - target.getScale()) {
            return false;
        }
        for (int row = 0; row < source.getValueCount(); row++) {
            if (!source.isNull(row)) {
                setDecimal(target, row, source.getObject(row));
            }
        }
        return true;
    }

    private static void setDecimal(DecimalVector target, int row, BigDecimal value) {
        BigDecimal scaled = value.setScale(target.getScale(), RoundingMode.UNNECESSARY);
        if (scaled.precision() > target.getPrecision()) {
            throw new IllegalArgumentException(
                    value + " does not fit " + target.getField().getType());
        }
        target.set(row, scaled);
    }

    private static boolean fillTimes(FieldVector source, TimeStampVector target) {
        if (source instanceof DateDayVector days) {
            for (int row = 0; row < days.getValueCount(); row++) {
                if (!days.isNull(row)) {
                    target.set(row, Math.multiplyExact(days.get(row), MICROS_PER_DAY));
                }
            }
            return true;
        }
        if (!(source instanceof TimeStampVector times)) {
            return false;
        }
        ArrowType.Timestamp type = (ArrowType.Timestamp) source.getField().getType();
        for (int row = 0; row < times.getValueCount(); row++) {
            if (!times.isNull(row)) {
                long value = times.get(row);
                target.set(row, micros(value, type));
            }
        }
        return true;
    }

    private static long micros(long value, ArrowType.Timestamp type) {
        return switch (type.getUnit()) {
            case SECOND -> Math.multiplyExact(value, 1_000_000L);
            case MILLISECOND -> Math.multiplyExact(value, 1_000L);
            case MICROSECOND -> value;
            case NANOSECOND -> Math.floorDiv(value, 1_000L);
        };
    }
}
