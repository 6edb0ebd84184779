package org.codeanatomy.parquet.arrow.internal.format;

import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.codeanatomy.parquet.arrow.internal.DamagedException;

/** Chooses the Arrow type of a leaf of a file's schema. */
final class LeafTypes {

    /** An Arrow type and how stored values become values of it. */
    record Mapped(ArrowType arrow, PhysicalType physical) {}

    private static final int MAX_DECIMAL_PRECISION = 38;

    private LeafTypes() {}

    static Mapped map(SchemaElement element) {
        LogicalType logical = element.isSetLogicalType() ? element.getLogicalType() : null;
        if (logical != null && logical.isSetUNKNOWN()) {
            return mapped(element, ArrowType.Null.INSTANCE, Conversion.NULL);
        }
        if (isDecimal(element, logical)) {
            return decimal(element, logical);
        }
        return switch (element.getType()) {
            case BOOLEAN -> mapped(element, ArrowType.Bool.INSTANCE, Conversion.BOOLEAN);
            case INT32 -> int32(element, logical);
            case INT64 -> same(element, int64(element, logical));
            case INT96 ->
                mapped(element, new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC"), Conversion.INT96_TO_MICROS);
            case FLOAT -> same(element, new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE));
            case DOUBLE -> same(element, new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE));
            case BYTE_ARRAY ->
                mapped(
                        element,
                        isText(element, logical) ? ArrowType.Utf8.INSTANCE : ArrowType.Binary.INSTANCE,
                        Conversion.BYTES);
            case FIXED_LEN_BYTE_ARRAY -> fixedBytes(element, logical);
        };
    }

    private static boolean isDecimal(SchemaElement element, LogicalType logical) {
        return logical != null ? logical.isSetDECIMAL() : element.getConverted_type() == ConvertedType.DECIMAL;
    }

    private static Mapped decimal(SchemaElement element, LogicalType logical) {
        int precision = logical != null ? logical.getDECIMAL().getPrecision() : element.getPrecision();
        int scale = logical != null ? logical.getDECIMAL().getScale() : element.getScale();
        if (precision < 1 || precision > MAX_DECIMAL_PRECISION || scale < 0 || scale > precision) {
            throw new DamagedException(
                    "column " + element.getName() + " is decimal(" + precision + ", " + scale + "); precisions 1 to "
                            + MAX_DECIMAL_PRECISION + " and scales from 0 to the precision can be read");
        }
        ArrowType type = new ArrowType.Decimal(precision, scale, 128);
        return switch (element.getType()) {
            case INT32 -> mapped(element, type, Conversion.INT32_TO_DECIMAL);
            case INT64 -> mapped(element, type, Conversion.INT64_TO_DECIMAL);
            case FIXED_LEN_BYTE_ARRAY -> mapped(element, type, Conversion.FIXED_TO_DECIMAL);
            case BYTE_ARRAY -> mapped(element, type, Conversion.BINARY_TO_DECIMAL);
            default ->
                throw new DamagedException("column " + element.getName() + " is a decimal stored as "
                        + element.getType() + ", which the format does not allow");
        };
    }

    private static Mapped int32(SchemaElement element, LogicalType logical) {
        if (logical != null && logical.isSetINTEGER()) {
            return integer(
                    element,
                    logical.getINTEGER().getBitWidth(),
                    logical.getINTEGER().isIsSigned());
        }
        if (logical != null && logical.isSetDATE()) {
            return same(element, new ArrowType.Date(DateUnit.DAY));
        }
        if (logical != null && logical.isSetTIME()) {
            return same(element, new ArrowType.Time(TimeUnit.MILLISECOND, 32));
        }
        ConvertedType converted = element.getConverted_type();
        if (logical != null || converted == null) {
            return integer(element, 32, true);
        }
        return switch (converted) {
            case INT_8 -> integer(element, 8, true);
            case INT_16 -> integer(element, 16, true);
            case UINT_8 -> integer(element, 8, false);
            case UINT_16 -> integer(element, 16, false);
            case UINT_32 -> integer(element, 32, false);
            case DATE -> same(element, new ArrowType.Date(DateUnit.DAY));
            case TIME_MILLIS -> same(element, new ArrowType.Time(TimeUnit.MILLISECOND, 32));
            default -> integer(element, 32, true);
        };
    }

    private static Mapped integer(SchemaElement element, int bits, boolean signed) {
        ArrowType type = new ArrowType.Int(bits, signed);
        return switch (bits) {
            case 8 -> mapped(element, type, Conversion.NARROW_TO_8);
            case 16 -> mapped(element, type, Conversion.NARROW_TO_16);
            case 32 -> same(element, type);
            default ->
                throw new DamagedException("column " + element.getName() + " is an integer of " + bits
                        + " bits stored in 32; the format knows 8, 16 and 32");
        };
    }

    private static ArrowType int64(SchemaElement element, LogicalType logical) {
        if (logical != null && logical.isSetINTEGER()) {
            return new ArrowType.Int(64, logical.getINTEGER().isIsSigned());
        }
        if (logical != null && logical.isSetTIMESTAMP()) {
            var timestamp = logical.getTIMESTAMP();
            return new ArrowType.Timestamp(unit(timestamp.getUnit()), timestamp.isIsAdjustedToUTC() ? "UTC" : null);
        }
        if (logical != null && logical.isSetTIME()) {
            return new ArrowType.Time(unit(logical.getTIME().getUnit()), 64);
        }
        ConvertedType converted = element.getConverted_type();
        if (logical != null || converted == null) {
            return new ArrowType.Int(64, true);
        }
        return switch (converted) {
            case UINT_64 -> new ArrowType.Int(64, false);
            case TIME_MICROS -> new ArrowType.Time(TimeUnit.MICROSECOND, 64);
            case TIMESTAMP_MILLIS -> new ArrowType.Timestamp(TimeUnit.MILLISECOND, "UTC");
            case TIMESTAMP_MICROS -> new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC");
            default -> new ArrowType.Int(64, true);
        };
    }

    private static TimeUnit unit(org.apache.parquet.format.TimeUnit unit) {
        if (unit.isSetNANOS()) {
            return TimeUnit.NANOSECOND;
        }
        return unit.isSetMICROS() ? TimeUnit.MICROSECOND : TimeUnit.MILLISECOND;
    }

    private static boolean isText(SchemaElement element, LogicalType logical) {
        if (logical != null) {
            return logical.isSetSTRING() || logical.isSetENUM() || logical.isSetJSON();
        }
        ConvertedType converted = element.getConverted_type();
        return converted == ConvertedType.UTF8 || converted == ConvertedType.ENUM || converted == ConvertedType.JSON;
    }

    private static Mapped fixedBytes(SchemaElement element, LogicalType logical) {
        if (logical != null && logical.isSetFLOAT16() && element.getType_length() == Short.BYTES) {
            return same(element, new ArrowType.FloatingPoint(FloatingPointPrecision.HALF));
        }
        return same(element, new ArrowType.FixedSizeBinary(width(element)));
    }

    private static Mapped same(SchemaElement element, ArrowType type) {
        return mapped(element, type, Conversion.SAME);
    }

    private static Mapped mapped(SchemaElement element, ArrowType type, Conversion conversion) {
        return new Mapped(type, new PhysicalType(element.getType(), width(element), conversion));
    }

    private static int width(SchemaElement element) {
        return switch (element.getType()) {
            case BOOLEAN, BYTE_ARRAY -> 0;
            case INT32, FLOAT -> Integer.BYTES;
            case INT64, DOUBLE -> Long.BYTES;
            case INT96 -> 12;
            case FIXED_LEN_BYTE_ARRAY -> fixedWidth(element);
        };
    }

    private static int fixedWidth(SchemaElement element) {
        int width = element.getType_length();
        // A page holds less than 2 GiB; a wider value cannot be stored, and widths are multiplied by row counts.
        if (width < 1 || width > 1 << 24) {
            throw new DamagedException(
                    "column " + element.getName() + " has values of " + width + " bytes; 1 to 16777216 can be read");
        }
        return width;
    }
}
