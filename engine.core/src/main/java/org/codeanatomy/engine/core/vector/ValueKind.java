package org.codeanatomy.engine.core.vector;

import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;

/** How the values of a type lie in memory: what decides which kernel runs. */
public enum ValueKind {
    /** One bit. */
    BOOLEAN(0),
    /** Signed, 8 bits. */
    INT8(1),
    /** Signed, 16 bits. */
    INT16(2),
    /** Signed, 32 bits; also dates in days. */
    INT32(4),
    /** Signed, 64 bits; also times and timestamps. */
    INT64(8),
    /** IEEE single. */
    FLOAT32(4),
    /** IEEE double. */
    FLOAT64(8),
    /** Two's complement, 128 bits, little-endian. */
    DECIMAL128(16),
    /** Text or binary behind 32-bit offsets. */
    BYTES(0),
    /** Lists, structs and whatever else is only passed on. */
    OPAQUE(0);

    private final int width;

    ValueKind(int width) {
        this.width = width;
    }

    /** Bytes of a value, or 0 if they are not whole or not fixed. */
    public int width() {
        return width;
    }

    /** Whether it is a signed integer. */
    public boolean isInteger() {
        return this == INT8 || this == INT16 || this == INT32 || this == INT64;
    }

    /** Whether it is a floating-point number. */
    public boolean isFloat() {
        return this == FLOAT32 || this == FLOAT64;
    }

    /** The kind of a type. */
    public static ValueKind of(ArrowType type) {
        return switch (type.getTypeID()) {
            case Bool -> BOOLEAN;
            case Int -> ofInteger((ArrowType.Int) type);
            case FloatingPoint -> ofFloat(((ArrowType.FloatingPoint) type).getPrecision());
            case Decimal -> ((ArrowType.Decimal) type).getBitWidth() == 128 ? DECIMAL128 : OPAQUE;
            case Utf8, Binary -> BYTES;
            case Date -> ((ArrowType.Date) type).getUnit() == DateUnit.DAY ? INT32 : INT64;
            case Time -> ((ArrowType.Time) type).getBitWidth() == 32 ? INT32 : INT64;
            case Timestamp, Duration -> INT64;
            default -> OPAQUE;
        };
    }

    private static ValueKind ofInteger(ArrowType.Int type) {
        if (!type.getIsSigned()) {
            return OPAQUE;
        }
        return switch (type.getBitWidth()) {
            case 8 -> INT8;
            case 16 -> INT16;
            case 32 -> INT32;
            default -> INT64;
        };
    }

    private static ValueKind ofFloat(FloatingPointPrecision precision) {
        return switch (precision) {
            case SINGLE -> FLOAT32;
            case DOUBLE -> FLOAT64;
            case HALF -> OPAQUE;
        };
    }
}
