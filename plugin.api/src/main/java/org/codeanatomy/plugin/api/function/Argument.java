package org.codeanatomy.plugin.api.function;

import java.util.Objects;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * An argument as it is known when a call is planned.
 *
 * @param field its type, nullability and metadata, after implicit casts
 * @param constant whether its value is known now
 * @param value the value if it is constant, as {@link org.codeanatomy.plugin.api.expression.Expression.Literal} holds
 *     it; null for a constant null and for what is not constant
 */
public record Argument(Field field, boolean constant, Object value) {

    /** Checks that there is a field. */
    public Argument {
        Objects.requireNonNull(field, "field is null");
    }
}
