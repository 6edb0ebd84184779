package org.codeanatomy.plugin.delta.log;

import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.BinaryType;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.ByteType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DecimalType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.FieldMetadata;
import io.delta.kernel.types.FloatType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.MapType;
import io.delta.kernel.types.ShortType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampNTZType;
import io.delta.kernel.types.TimestampType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Delta's types and Arrow's. Column metadata that is text goes both ways; what is Delta's own stays in the log.
 */
public final class SchemaMapping {

    private static final String DELTA_KEYS = "delta.";
    private static final String PARQUET_KEYS = "PARQUET:";

    private SchemaMapping() {}

    /**
     * The Arrow form of a Delta schema.
     *
     * @throws IllegalArgumentException naming a type that has none
     */
    public static Schema toArrow(StructType schema) {
        return new Schema(schema.fields().stream().map(SchemaMapping::toArrow).toList());
    }

    /** The Arrow form of a column, under its logical name. */
    public static Field toArrow(StructField field) {
        return field(field.getName(), field.getDataType(), field.isNullable(), metadata(field));
    }

    private static Map<String, String> metadata(StructField field) {
        Map<String, String> texts = new HashMap<>();
        field.getMetadata().getEntries().forEach((key, value) -> {
            if (value instanceof String text && !key.startsWith(DELTA_KEYS)) {
                texts.put(key, text);
            }
        });
        return texts;
    }

    private static Field field(String name, DataType type, boolean nullable, Map<String, String> metadata) {
        return new Field(name, new FieldType(nullable, arrowType(type), null, metadata), children(type));
    }

    private static List<Field> children(DataType type) {
        if (type instanceof StructType struct) {
            return struct.fields().stream().map(SchemaMapping::toArrow).toList();
        }
        if (type instanceof ArrayType array) {
            return List.of(field("element", array.getElementType(), array.containsNull(), Map.of()));
        }
        if (type instanceof MapType map) {
            Field key = field(MapVector.KEY_NAME, map.getKeyType(), false, Map.of());
            Field value = field(MapVector.VALUE_NAME, map.getValueType(), map.isValueContainsNull(), Map.of());
            return List.of(new Field(
                    MapVector.DATA_VECTOR_NAME, FieldType.notNullable(ArrowType.Struct.INSTANCE), List.of(key, value)));
        }
        return List.of();
    }

    private static ArrowType arrowType(DataType type) {
        if (type instanceof DecimalType decimal) {
            return new ArrowType.Decimal(decimal.getPrecision(), decimal.getScale(), 128);
        }
        if (type instanceof StringType) {
            return ArrowType.Utf8.INSTANCE;
        }
        ArrowType nested = nestedType(type);
        if (nested != null) {
            return nested;
        }
        ArrowType simple = SIMPLE.get(type.getClass());
        if (simple == null) {
            throw new IllegalArgumentException("the type " + type);
        }
        return simple;
    }

    private static ArrowType nestedType(DataType type) {
        if (type instanceof StructType) {
            return ArrowType.Struct.INSTANCE;
        }
        if (type instanceof ArrayType) {
            return ArrowType.List.INSTANCE;
        }
        return type instanceof MapType ? new ArrowType.Map(false) : null;
    }

    private static final Map<Class<? extends DataType>, ArrowType> SIMPLE = Map.ofEntries(
            Map.entry(BooleanType.class, ArrowType.Bool.INSTANCE),
            Map.entry(ByteType.class, new ArrowType.Int(8, true)),
            Map.entry(ShortType.class, new ArrowType.Int(16, true)),
            Map.entry(IntegerType.class, new ArrowType.Int(32, true)),
            Map.entry(LongType.class, new ArrowType.Int(64, true)),
            Map.entry(FloatType.class, new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE)),
            Map.entry(DoubleType.class, new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE)),
            Map.entry(BinaryType.class, ArrowType.Binary.INSTANCE),
            Map.entry(DateType.class, new ArrowType.Date(DateUnit.DAY)),
            Map.entry(TimestampType.class, new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC")),
            Map.entry(TimestampNTZType.class, new ArrowType.Timestamp(TimeUnit.MICROSECOND, null)));

    /**
     * The Delta form of an Arrow schema.
     *
     * @param problems receives one sentence for each column whose type cannot be stored
     */
    public static StructType toDelta(Schema schema, List<String> problems) {
        return struct(schema.getFields(), "", problems);
    }

    private static StructType struct(List<Field> fields, String prefix, List<String> problems) {
        List<StructField> columns = new ArrayList<>();
        for (Field field : fields) {
            FieldMetadata.Builder metadata = FieldMetadata.builder();
            field.getMetadata().forEach((key, text) -> {
                if (!key.startsWith(DELTA_KEYS) && !key.startsWith(PARQUET_KEYS)) {
                    metadata.putString(key, text);
                }
            });
            DataType type = deltaType(field, prefix + field.getName(), problems);
            columns.add(new StructField(field.getName(), type, field.isNullable(), metadata.build()));
        }
        return new StructType(columns);
    }

    private static DataType deltaType(Field field, String path, List<String> problems) {
        List<Field> children = field.getChildren();
        return switch (field.getType().getTypeID()) {
            case Struct -> struct(children, path + ".", problems);
            case List -> {
                Field element = children.get(0);
                yield new ArrayType(deltaType(element, path + ".element", problems), element.isNullable());
            }
            case Map -> {
                List<Field> entry = children.get(0).getChildren();
                yield new MapType(
                        deltaType(entry.get(0), path + ".key", problems),
                        deltaType(entry.get(1), path + ".value", problems),
                        entry.get(1).isNullable());
            }
            default -> leafType(field.getType(), path, problems);
        };
    }

    private static DataType leafType(ArrowType type, String path, List<String> problems) {
        if (type instanceof ArrowType.Utf8) {
            return StringType.STRING;
        }
        if (type instanceof ArrowType.Decimal decimal && decimal.getBitWidth() == 128 && decimal.getScale() >= 0) {
            return new DecimalType(decimal.getPrecision(), decimal.getScale());
        }
        if (type instanceof ArrowType.Timestamp time && time.getUnit() == TimeUnit.MICROSECOND) {
            return time.getTimezone() == null ? TimestampNTZType.TIMESTAMP_NTZ : TimestampType.TIMESTAMP;
        }
        DataType simple = DELTA_TYPES.get(type);
        if (simple == null) {
            problems.add("column " + path + " is " + type + ", which a Delta table cannot store; cast it");
            return StringType.STRING;
        }
        return simple;
    }

    private static final Map<ArrowType, DataType> DELTA_TYPES = Map.of(
            ArrowType.Bool.INSTANCE,
            BooleanType.BOOLEAN,
            new ArrowType.Int(8, true),
            ByteType.BYTE,
            new ArrowType.Int(16, true),
            ShortType.SHORT,
            new ArrowType.Int(32, true),
            IntegerType.INTEGER,
            new ArrowType.Int(64, true),
            LongType.LONG,
            new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE),
            FloatType.FLOAT,
            new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE),
            DoubleType.DOUBLE,
            ArrowType.Binary.INSTANCE,
            BinaryType.BINARY,
            new ArrowType.Date(DateUnit.DAY),
            DateType.DATE);
}
