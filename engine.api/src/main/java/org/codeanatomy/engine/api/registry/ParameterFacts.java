package org.codeanatomy.engine.api.registry;

import java.util.List;
import java.util.Objects;

/**
 * A declared parameter of a function or procedure.
 *
 * @param name by which an argument may be passed
 * @param types that it accepts as they are; empty if it accepts any
 * @param literal whether only constants are accepted
 */
public record ParameterFacts(String name, List<String> types, boolean literal) {

    /** Copies the types. */
    public ParameterFacts {
        Objects.requireNonNull(name, "name is null");
        types = List.copyOf(types);
    }
}
