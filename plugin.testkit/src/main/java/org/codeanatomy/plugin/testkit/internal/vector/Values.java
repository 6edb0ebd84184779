package org.codeanatomy.plugin.testkit.internal.vector;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/** Java values, as SQL's literals hold them, written to vectors. */
public final class Values {

    private Values() {}

    /** Whether values of this type can be written. */
    public static boolean canWrite(ArrowType type) {
        return switch (type.getTypeID()) {
            case Utf8, Binary, Bool, FloatingPoint, Decimal, Timestamp -> true;
            case Int -> ((ArrowType.Int) type).getIsSigned();
            case Date -> ((ArrowType.Date) type).getUnit() == DateUnit.DAY;
            default -> false;
        };
    }

    /** The first of these types that a value fits, or the first of all if it fits none or is null. */
    public static ArrowType typeFor(Object value, List<ArrowType> accepted) {
        if (accepted.isEmpty()) {
            return naturalType(value);
        }
        return accepted.stream().filter(type -> fits(value, type)).findFirst().orElse(accepted.get(0));
    }

    private static ArrowType naturalType(Object value) {
        if (value instanceof Boolean) {
            return ArrowType.Bool.INSTANCE;
        } else if (value instanceof byte[]) {
            return ArrowType.Binary.INSTANCE;
        } else if (value instanceof BigDecimal decimal) {
            return new ArrowType.Decimal(38, Math.max(0, decimal.scale()), 128);
        } else if (value instanceof Double || value instanceof Float) {
            return new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
        } else if (value instanceof Number) {
            return new ArrowType.Int(64, true);
        }
        return ArrowType.Utf8.INSTANCE;
    }

    private static boolean fits(Object value, ArrowType type) {
        return switch (type.getTypeID()) {
            case Utf8 -> value instanceof String;
            case Binary -> value instanceof byte[];
            case Bool -> value instanceof Boolean;
            case FloatingPoint -> value instanceof Double || value instanceof Float;
            case Decimal -> value instanceof BigDecimal;
            case Int, Date, Timestamp ->
                value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte;
            default -> false;
        };
    }

    /** The value in the Java class in which a literal of this type has it. */
    public static Object literal(Object value, ArrowType type) {
        if (!(value instanceof Number number)) {
            return value;
        }
        return switch (type.getTypeID()) {
            case FloatingPoint -> (Object) number.doubleValue();
            case Decimal ->
                new BigDecimal(number.toString()).setScale(((ArrowType.Decimal) type).getScale(), RoundingMode.HALF_UP);
            default -> (Object) number.longValue();
        };
    }

    /** A vector of these values, of a type that can be written. */
    public static FieldVector vector(String name, ArrowType type, List<?> values, BufferAllocator allocator) {
        FieldVector vector = Field.nullable(name, type).createVector(allocator);
        vector.setInitialCapacity(values.size());
        vector.allocateNew();
        for (int row = 0; row < values.size(); row++) {
            if (values.get(row) != null) {
                set(vector, row, literal(values.get(row), type));
            }
        }
        vector.setValueCount(values.size());
        return vector;
    }

    private static void set(FieldVector vector, int row, Object value) {
        if (vector instanceof VarCharVector texts) {
            texts.setSafe(row, ((String) value).getBytes(UTF_8));
        } else if (vector instanceof VarBinaryVector bytes) {
            bytes.setSafe(row, (byte[]) value);
        } else if (vector instanceof BitVector booleans) {
            booleans.setSafe(row, (Boolean) value ? 1 : 0);
        } else if (vector instanceof DecimalVector decimals) {
            decimals.setSafe(row, (BigDecimal) value);
        } else if (value instanceof Double real) {
            setReal(vector, row, real);
        } else {
            setWhole(vector, row, ((Number) value).longValue());
        }
    }

    private static void setReal(FieldVector vector, int row, double value) {
        if (vector instanceof Float4Vector floats) {
            floats.setSafe(row, (float) value);
        } else {
            ((Float8Vector) vector).setSafe(row, value);
        }
    }

    private static void setWhole(FieldVector vector, int row, long value) {
        if (vector instanceof BigIntVector longs) {
            longs.setSafe(row, value);
        } else if (vector instanceof IntVector integers) {
            integers.setSafe(row, (int) value);
        } else if (vector instanceof SmallIntVector shorts) {
            shorts.setSafe(row, (short) value);
        } else if (vector instanceof TinyIntVector bytes) {
            bytes.setSafe(row, (byte) value);
        } else if (vector instanceof DateDayVector days) {
            days.setSafe(row, (int) value);
        } else {
            ((TimeStampVector) vector).setSafe(row, value);
        }
    }
}
