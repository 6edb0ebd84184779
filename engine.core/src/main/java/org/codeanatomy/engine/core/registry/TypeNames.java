package org.codeanatomy.engine.core.registry;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.engine.api.registry.ColumnFacts;

/** Types as registry snapshots write them: {@code string}, {@code int64}, {@code decimal(10,2)}, {@code list<bool>}. */
final class TypeNames {

    private TypeNames() {}

    /** A type with its children. */
    static String of(Field field) {
        ArrowType type = field.getType();
        if (type instanceof ArrowType.Struct) {
            return field.getChildren().stream()
                    .map(child -> child.getName() + ":" + of(child))
                    .collect(Collectors.joining(",", "struct<", ">"));
        }
        if (type instanceof ArrowType.List && field.getChildren().size() == 1) {
            return "list<" + of(field.getChildren().get(0)) + ">";
        }
        return of(type);
    }

    /** A type without what its children are: a parameter's nested type is compared by kind only. */
    static String of(ArrowType type) {
        if (type instanceof ArrowType.Utf8) {
            return "string";
        }
        if (type instanceof ArrowType.Int integer) {
            return (integer.getIsSigned() ? "int" : "uint") + integer.getBitWidth();
        }
        if (type instanceof ArrowType.FloatingPoint floating) {
            return switch (floating.getPrecision()) {
                case HALF -> "float16";
                case SINGLE -> "float32";
                case DOUBLE -> "float64";
            };
        }
        if (type instanceof ArrowType.Decimal decimal) {
            return "decimal(" + decimal.getPrecision() + "," + decimal.getScale() + ")";
        }
        if (type instanceof ArrowType.Timestamp timestamp) {
            String zone = timestamp.getTimezone() == null ? "" : "," + timestamp.getTimezone();
            return "timestamp(" + timestamp.getUnit().name().toLowerCase(Locale.ROOT) + zone + ")";
        }
        return type.getTypeID().name().toLowerCase(Locale.ROOT);
    }

    /** The columns of a schema. */
    static List<ColumnFacts> columns(Schema schema) {
        return schema.getFields().stream()
                .map(field -> new ColumnFacts(field.getName(), of(field), field.isNullable()))
                .toList();
    }
}
