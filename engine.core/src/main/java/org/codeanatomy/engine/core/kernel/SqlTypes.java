package org.codeanatomy.engine.core.kernel;

import org.apache.arrow.vector.types.pojo.ArrowType;
import org.codeanatomy.engine.core.vector.ValueKind;

/** Names of types as SQL writes them, for messages. */
public final class SqlTypes {

    private SqlTypes() {}

    /** The name of a type. */
    public static String name(ArrowType type) {
        if (type instanceof ArrowType.Decimal decimal) {
            return "DECIMAL(" + decimal.getPrecision() + ", " + decimal.getScale() + ")";
        }
        return switch (type.getTypeID()) {
            case Bool -> "BOOLEAN";
            case Utf8 -> "VARCHAR";
            case Binary -> "VARBINARY";
            case Date -> "DATE";
            case Time -> "TIME";
            case Timestamp -> "TIMESTAMP";
            case Int, FloatingPoint -> ArithmeticFailures.name(ValueKind.of(type));
            default -> type.toString();
        };
    }
}
