package org.codeanatomy.parquet.arrow.internal.write;

import java.math.BigInteger;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.DateType;
import org.apache.parquet.format.DecimalType;
import org.apache.parquet.format.Float16Type;
import org.apache.parquet.format.IntType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.MicroSeconds;
import org.apache.parquet.format.MilliSeconds;
import org.apache.parquet.format.NanoSeconds;
import org.apache.parquet.format.NullType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.TimeType;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.TimestampType;
import org.apache.parquet.format.Type;

/**
 * Describes an Arrow leaf type in the format's terms, with the older converted type where there is one of the same
 * meaning, for readers that know no other.
 */
final class LeafElements {

    private static final int MAX_INT32_DIGITS = 9;
    private static final int MAX_INT64_DIGITS = 18;

    private LeafElements() {}

    /** Fills in type and annotations; false if the format has nothing of the kind. */
    static boolean describe(ArrowType type, SchemaElement element) {
        switch (type.getTypeID()) {
            case Null -> annotate(element, Type.INT32, LogicalType.UNKNOWN(new NullType()), null);
            case Bool -> element.setType(Type.BOOLEAN);
            case Int -> integer((ArrowType.Int) type, element);
            case FloatingPoint -> floating((ArrowType.FloatingPoint) type, element);
            case Utf8 -> annotate(element, Type.BYTE_ARRAY, LogicalType.STRING(new StringType()), ConvertedType.UTF8);
            case Binary -> element.setType(Type.BYTE_ARRAY);
            case FixedSizeBinary -> {
                element.setType(Type.FIXED_LEN_BYTE_ARRAY);
                element.setType_length(((ArrowType.FixedSizeBinary) type).getByteWidth());
            }
            case Decimal -> {
                return decimal((ArrowType.Decimal) type, element);
            }
            case Date -> {
                annotate(element, Type.INT32, LogicalType.DATE(new DateType()), ConvertedType.DATE);
                return ((ArrowType.Date) type).getUnit() == DateUnit.DAY;
            }
            case Time -> {
                return time((ArrowType.Time) type, element);
            }
            case Timestamp -> {
                return timestamp((ArrowType.Timestamp) type, element);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void annotate(SchemaElement element, Type type, LogicalType logical, ConvertedType converted) {
        element.setType(type);
        element.setLogicalType(logical);
        if (converted != null) {
            element.setConverted_type(converted);
        }
    }

    private static void integer(ArrowType.Int type, SchemaElement element) {
        boolean signed = type.getIsSigned();
        int bits = type.getBitWidth();
        ConvertedType converted =
                switch (bits) {
                    case 8 -> signed ? ConvertedType.INT_8 : ConvertedType.UINT_8;
                    case 16 -> signed ? ConvertedType.INT_16 : ConvertedType.UINT_16;
                    case 32 -> signed ? ConvertedType.INT_32 : ConvertedType.UINT_32;
                    default -> signed ? ConvertedType.INT_64 : ConvertedType.UINT_64;
                };
        annotate(
                element,
                bits == Long.SIZE ? Type.INT64 : Type.INT32,
                LogicalType.INTEGER(new IntType((byte) bits, signed)),
                converted);
    }

    private static void floating(ArrowType.FloatingPoint type, SchemaElement element) {
        switch (type.getPrecision()) {
            case HALF -> {
                annotate(element, Type.FIXED_LEN_BYTE_ARRAY, LogicalType.FLOAT16(new Float16Type()), null);
                element.setType_length(Short.BYTES);
            }
            case SINGLE -> element.setType(Type.FLOAT);
            case DOUBLE -> element.setType(Type.DOUBLE);
        }
    }

    private static boolean decimal(ArrowType.Decimal type, SchemaElement element) {
        int precision = type.getPrecision();
        int scale = type.getScale();
        Type stored = precision <= MAX_INT32_DIGITS
                ? Type.INT32
                : precision <= MAX_INT64_DIGITS ? Type.INT64 : Type.FIXED_LEN_BYTE_ARRAY;
        annotate(element, stored, LogicalType.DECIMAL(new DecimalType(scale, precision)), ConvertedType.DECIMAL);
        element.setPrecision(precision);
        element.setScale(scale);
        if (stored == Type.FIXED_LEN_BYTE_ARRAY) {
            element.setType_length(bytesOf(precision));
        }
        return type.getBitWidth() == 128 && precision >= 1 && scale >= 0 && scale <= precision;
    }

    /** The fewest bytes that hold every number of so many digits and its sign. */
    private static int bytesOf(int precision) {
        return BigInteger.TEN.pow(precision).subtract(BigInteger.ONE).bitLength() / Byte.SIZE + 1;
    }

    private static boolean time(ArrowType.Time type, SchemaElement element) {
        switch (type.getUnit()) {
            case MILLISECOND ->
                annotate(
                        element,
                        Type.INT32,
                        LogicalType.TIME(new TimeType(true, TimeUnit.MILLIS(new MilliSeconds()))),
                        ConvertedType.TIME_MILLIS);
            case MICROSECOND ->
                annotate(
                        element,
                        Type.INT64,
                        LogicalType.TIME(new TimeType(true, TimeUnit.MICROS(new MicroSeconds()))),
                        ConvertedType.TIME_MICROS);
            case NANOSECOND ->
                annotate(
                        element,
                        Type.INT64,
                        LogicalType.TIME(new TimeType(true, TimeUnit.NANOS(new NanoSeconds()))),
                        null);
            case SECOND -> {
                return false;
            }
        }
        return true;
    }

    private static boolean timestamp(ArrowType.Timestamp type, SchemaElement element) {
        boolean instant = type.getTimezone() != null;
        TimeUnit unit;
        ConvertedType converted;
        switch (type.getUnit()) {
            case MILLISECOND -> {
                unit = TimeUnit.MILLIS(new MilliSeconds());
                converted = ConvertedType.TIMESTAMP_MILLIS;
            }
            case MICROSECOND -> {
                unit = TimeUnit.MICROS(new MicroSeconds());
                converted = ConvertedType.TIMESTAMP_MICROS;
            }
            case NANOSECOND -> {
                unit = TimeUnit.NANOS(new NanoSeconds());
                converted = null;
            }
            default -> {
                return false;
            }
        }
        // The converted types mean instants; a local timestamp with one would be read shifted.
        annotate(
                element,
                Type.INT64,
                LogicalType.TIMESTAMP(new TimestampType(instant, unit)),
                instant ? converted : null);
        return true;
    }
}
