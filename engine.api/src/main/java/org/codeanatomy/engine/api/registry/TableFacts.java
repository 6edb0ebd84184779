package org.codeanatomy.engine.api.registry;

import java.util.List;
import java.util.Objects;

/**
 * A table of an output folder.
 *
 * @param name its name
 * @param key the columns that identify a row
 * @param columns all columns
 */
public record TableFacts(String name, List<String> key, List<ColumnFacts> columns) {

    /** Copies the lists. */
    public TableFacts {
        Objects.requireNonNull(name, "name is null");
        key = List.copyOf(key);
        columns = List.copyOf(columns);
    }
}
