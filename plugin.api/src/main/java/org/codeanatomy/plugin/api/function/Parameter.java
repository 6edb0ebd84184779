package org.codeanatomy.plugin.api.function;

import java.util.List;
import java.util.Objects;
import org.apache.arrow.vector.types.pojo.ArrowType;

/**
 * A declared parameter.
 *
 * @param name the name by which an argument may be passed: {@code f(name => 1)}
 * @param accepted the types it takes. Empty: any type, as it comes. Otherwise an argument of another type is cast to
 *     the first of these if such an implicit cast exists, and refused if not. Only the kind of a nested type is
 *     compared, not its children
 * @param literal whether only constants are accepted
 * @param description one sentence for people
 */
public record Parameter(String name, List<ArrowType> accepted, boolean literal, String description) {

    /** Copies the types. */
    public Parameter {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(description, "description is null");
        accepted = List.copyOf(accepted);
    }

    /** A parameter of one type. */
    public static Parameter of(String name, ArrowType type, String description) {
        return new Parameter(name, List.of(type), false, description);
    }

    /** A parameter that takes any type. */
    public static Parameter any(String name, String description) {
        return new Parameter(name, List.of(), false, description);
    }

    /** The same parameter, for constants only. */
    public Parameter literalOnly() {
        return new Parameter(name, accepted, true, description);
    }
}
