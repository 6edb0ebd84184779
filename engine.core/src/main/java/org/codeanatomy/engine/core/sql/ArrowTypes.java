package org.codeanatomy.engine.core.sql;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.type.SqlTypeName;
import org.codeanatomy.engine.api.EngineException;

/** The one mapping between SQL types and Arrow types. */
public final class ArrowTypes {

    /** Text. */
    public static final ArrowType UTF8 = ArrowType.Utf8.INSTANCE;

    /** 64-bit integers. */
    public static final ArrowType INT64 = new ArrowType.Int(64, true);

    /** Doubles. */
    public static final ArrowType FLOAT64 = new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);

    /** Digits of a timestamp after the second: microseconds. */
    public static final int TIMESTAMP_PRECISION = 6;

    private ArrowTypes() {}

    /**
     * The SQL type of a column.
     *
     * @throws EngineException with code {@code UNSUPPORTED_TYPE} if the engine has no such type
     */
    public static RelDataType toSql(Field field, RelDataTypeFactory factory) {
        RelDataType type = baseType(field, factory);
        if (type == null) {
            throw new EngineException(
                    EngineException.Stage.VALIDATE,
                    "UNSUPPORTED_TYPE",
                    "column " + field.getName() + " has Arrow type " + field.getType()
                            + ", which the engine has no SQL type for; cast it where it is written");
        }
        return factory.createTypeWithNullability(type, field.isNullable());
    }

    private static RelDataType baseType(Field field, RelDataTypeFactory factory) {
        ArrowType type = field.getType();
        if (type instanceof ArrowType.Int integer) {
            return integer.getIsSigned() ? factory.createSqlType(integerName(integer.getBitWidth())) : null;
        }
        if (type instanceof ArrowType.Decimal decimal) {
            return decimal.getBitWidth() == 128
                    ? factory.createSqlType(SqlTypeName.DECIMAL, decimal.getPrecision(), decimal.getScale())
                    : null;
        }
        if (type instanceof ArrowType.Timestamp timestamp) {
            SqlTypeName name = timestamp.getTimezone() == null
                    ? SqlTypeName.TIMESTAMP
                    : SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE;
            return timestamp.getUnit() == TimeUnit.MICROSECOND
                    ? factory.createSqlType(name, TIMESTAMP_PRECISION)
                    : null;
        }
        if (type instanceof ArrowType.List) {
            return factory.createArrayType(toSql(field.getChildren().get(0), factory), -1);
        }
        if (type instanceof ArrowType.Struct) {
            RelDataTypeFactory.Builder builder = factory.builder();
            field.getChildren().forEach(child -> builder.add(child.getName(), toSql(child, factory)));
            return builder.build();
        }
        SqlTypeName simple = simpleName(type);
        return simple == null ? null : factory.createSqlType(simple);
    }

    private static SqlTypeName integerName(int bits) {
        return switch (bits) {
            case 8 -> SqlTypeName.TINYINT;
            case 16 -> SqlTypeName.SMALLINT;
            case 32 -> SqlTypeName.INTEGER;
            default -> SqlTypeName.BIGINT;
        };
    }

    private static SqlTypeName simpleName(ArrowType type) {
        if (type instanceof ArrowType.Bool) {
            return SqlTypeName.BOOLEAN;
        }
        if (type instanceof ArrowType.Utf8) {
            return SqlTypeName.VARCHAR;
        }
        if (type instanceof ArrowType.Binary) {
            return SqlTypeName.VARBINARY;
        }
        if (type instanceof ArrowType.Date date && date.getUnit() == DateUnit.DAY) {
            return SqlTypeName.DATE;
        }
        if (type instanceof ArrowType.FloatingPoint floating) {
            return switch (floating.getPrecision()) {
                case SINGLE -> SqlTypeName.REAL;
                case DOUBLE -> SqlTypeName.DOUBLE;
                default -> null;
            };
        }
        return null;
    }

    /**
     * The Arrow field of a SQL type.
     *
     * @throws EngineException with code {@code UNSUPPORTED_TYPE} if values of that type cannot be computed
     */
    public static Field toArrow(String name, RelDataType type) {
        return new Field(name, new FieldType(type.isNullable(), arrowType(type), null), children(type));
    }

    private static List<Field> children(RelDataType type) {
        List<Field> children = new ArrayList<>();
        if (type.getSqlTypeName() == SqlTypeName.ROW) {
            for (RelDataTypeField child : type.getFieldList()) {
                children.add(toArrow(child.getName(), child.getType()));
            }
        } else if (type.getSqlTypeName() == SqlTypeName.ARRAY) {
            children.add(toArrow("element", type.getComponentType()));
        }
        return children;
    }

    private static ArrowType arrowType(RelDataType type) {
        return switch (type.getSqlTypeName()) {
            case BOOLEAN -> ArrowType.Bool.INSTANCE;
            case TINYINT -> new ArrowType.Int(8, true);
            case SMALLINT -> new ArrowType.Int(16, true);
            case INTEGER, NULL -> new ArrowType.Int(32, true);
            case BIGINT -> INT64;
            case REAL -> new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE);
            case FLOAT, DOUBLE -> FLOAT64;
            case DECIMAL -> new ArrowType.Decimal(type.getPrecision(), type.getScale(), 128);
            case CHAR, VARCHAR, SYMBOL -> UTF8;
            case BINARY, VARBINARY -> ArrowType.Binary.INSTANCE;
            case DATE -> new ArrowType.Date(DateUnit.DAY);
            case TIMESTAMP -> new ArrowType.Timestamp(TimeUnit.MICROSECOND, null);
            case TIMESTAMP_WITH_LOCAL_TIME_ZONE -> new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC");
            case ROW -> ArrowType.Struct.INSTANCE;
            case ARRAY -> ArrowType.List.INSTANCE;
            default ->
                throw new EngineException(
                        EngineException.Stage.VALIDATE,
                        "UNSUPPORTED_TYPE",
                        "values of type " + type + " cannot be computed; the types are listed in the dialect page");
        };
    }

    /** How a type is written in SQL. */
    public static String sqlName(Field field) {
        ArrowType type = field.getType();
        if (type instanceof ArrowType.Decimal decimal) {
            return "DECIMAL(" + decimal.getPrecision() + ", " + decimal.getScale() + ")";
        }
        if (type instanceof ArrowType.Timestamp timestamp) {
            return timestamp.getTimezone() == null ? "TIMESTAMP" : "TIMESTAMP WITH TIME ZONE";
        }
        if (type instanceof ArrowType.Int integer) {
            return integerName(integer.getBitWidth()).getName();
        }
        if (type instanceof ArrowType.List) {
            return sqlName(field.getChildren().get(0)) + " ARRAY";
        }
        if (type instanceof ArrowType.Struct) {
            List<String> children = new ArrayList<>();
            field.getChildren().forEach(child -> children.add(child.getName() + " " + sqlName(child)));
            return "ROW(" + String.join(", ", children) + ")";
        }
        SqlTypeName simple = simpleName(type);
        return simple == null ? type.toString() : simple.getName();
    }
}
