package org.codeanatomy.plugin.api.function;

import java.util.Objects;

/**
 * A callable function.
 *
 * @param plugin the plugin that brings it, or null for one of the engine's own
 * @param kind what it is
 * @param signature how it is called
 */
public record FunctionDescription(String plugin, Kind kind, FunctionSignature signature) {

    /** Checks that kind and signature are there. */
    public FunctionDescription {
        Objects.requireNonNull(kind, "kind is null");
        Objects.requireNonNull(signature, "signature is null");
    }

    /** The kinds of function. */
    public enum Kind {
        /** One value per row. */
        SCALAR,
        /** One value per group. */
        AGGREGATE,
        /** A table. */
        TABLE
    }
}
