package org.codeanatomy.plugin.api.source;

import java.util.List;
import java.util.Objects;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * A table of evidence.
 *
 * @param name its name, which is also its folder in an output
 * @param schema its columns
 * @param key the columns that identify a row
 * @param description one sentence for people
 */
public record EvidenceTable(String name, Schema schema, List<String> key, String description) {

    /** Copies the key. */
    public EvidenceTable {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(schema, "schema is null");
        key = List.copyOf(key);
    }
}
