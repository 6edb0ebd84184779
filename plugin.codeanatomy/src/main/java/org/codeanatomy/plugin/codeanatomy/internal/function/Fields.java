package org.codeanatomy.plugin.codeanatomy.internal.function;

import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.codeanatomy.plugin.api.function.Argument;

/** Types and result fields that several functions share. */
final class Fields {

    static final ArrowType UTF8 = ArrowType.Utf8.INSTANCE;
    static final ArrowType INT64 = new ArrowType.Int(64, true);
    static final ArrowType BOOLEAN = ArrowType.Bool.INSTANCE;

    /** The metadata key under which a field says what its values mean. */
    static final String SEMANTIC_TYPE = "semantic_type";

    private Fields() {}

    /** A result that is null only where an argument is. */
    static Field nullIfAnyArgumentIs(ArrowType type, List<Argument> arguments) {
        boolean nullable =
                arguments.stream().anyMatch(argument -> argument.field().isNullable());
        return of(type, nullable, Map.of());
    }

    static Field of(ArrowType type, boolean nullable, Map<String, String> metadata) {
        return new Field("result", new FieldType(nullable, type, null, metadata), List.of());
    }
}
