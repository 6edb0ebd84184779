package org.codeanatomy.engine.core.sql;

import org.apache.arrow.vector.types.pojo.ArrowType;
import org.codeanatomy.plugin.api.function.Argument;

/** The casts that arguments of functions undergo without being asked: those that lose nothing of importance. */
final class ImplicitCasts {

    private ImplicitCasts() {}

    /** Whether the argument can be passed as {@code wanted}. */
    static boolean exists(Argument given, ArrowType wanted) {
        if (given.constant() && given.value() == null) {
            return true;
        }
        ArrowType type = given.field().getType();
        if (wanted instanceof ArrowType.Int integer) {
            return type instanceof ArrowType.Int from
                    && (from.getBitWidth() <= integer.getBitWidth() || fits(given, integer.getBitWidth()));
        }
        if (wanted instanceof ArrowType.Decimal) {
            return type instanceof ArrowType.Int || type instanceof ArrowType.Decimal;
        }
        if (wanted instanceof ArrowType.FloatingPoint) {
            return type instanceof ArrowType.Int
                    || type instanceof ArrowType.Decimal
                    || type instanceof ArrowType.FloatingPoint;
        }
        return wanted instanceof ArrowType.Timestamp
                && (type instanceof ArrowType.Date || type instanceof ArrowType.Timestamp);
    }

    private static boolean fits(Argument given, int bits) {
        if (!(given.value() instanceof Long value)) {
            return false;
        }
        long limit = 1L << (bits - 1);
        return value >= -limit && value < limit;
    }
}
