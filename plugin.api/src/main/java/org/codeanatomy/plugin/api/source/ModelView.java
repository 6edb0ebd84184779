package org.codeanatomy.plugin.api.source;

import java.util.List;
import java.util.Objects;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * A view of the semantic model.
 *
 * @param name its name
 * @param sql one query
 * @param output whether it is written as a table of the build; if not, it exists only for later views
 * @param schema the columns an output has, which its query must return in this order; null if it is no output
 * @param key the columns that identify a row of an output; empty if it is no output
 * @param description one sentence for people
 */
public record ModelView(String name, String sql, boolean output, Schema schema, List<String> key, String description) {

    /** Checks that an output has a schema. */
    public ModelView {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(sql, "sql is null");
        key = List.copyOf(key);
        if (output && schema == null) {
            throw new IllegalArgumentException("output view " + name + " needs a schema");
        }
    }

    /** A view that exists only for later views. */
    public static ModelView intermediate(String name, String sql, String description) {
        return new ModelView(name, sql, false, null, List.of(), description);
    }

    /** A view that is written as a table. */
    public static ModelView output(String name, String sql, Schema schema, List<String> key, String description) {
        return new ModelView(name, sql, true, schema, key, description);
    }
}
