package org.codeanatomy.engine.api.registry;

import java.util.Objects;

/**
 * A column.
 *
 * @param name its name
 * @param type its type, written as in {@code int64}, {@code list<string>} or {@code struct<bstart:int64,bend:int64>}
 * @param nullable whether it may hold nulls
 */
public record ColumnFacts(String name, String type, boolean nullable) {

    /** Checks that nothing is missing. */
    public ColumnFacts {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(type, "type is null");
    }
}
