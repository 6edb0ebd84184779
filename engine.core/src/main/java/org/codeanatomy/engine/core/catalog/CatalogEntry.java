package org.codeanatomy.engine.core.catalog;

import java.util.Map;
import java.util.Set;
import org.codeanatomy.plugin.api.table.Table;

/** What a name of a session stands for. */
public sealed interface CatalogEntry {

    /** How {@code SHOW TABLES} calls it. */
    String type();

    /**
     * A table that a plugin opens, anew for every statement.
     *
     * @param kind the table kind
     * @param options by name, as text
     */
    record External(String kind, Map<String, String> options) implements CatalogEntry {
        /** Copies the options. */
        public External {
            options = Map.copyOf(options);
        }

        @Override
        public String type() {
            return kind;
        }
    }

    /** A table of the engine's own: registered data, or a picture of the system. */
    record Own(Table table, String type) implements CatalogEntry {}

    /**
     * A query by name.
     *
     * @param plugins whose code it ran when it was created
     */
    record View(String sql, Set<String> plugins) implements CatalogEntry {
        /** Copies the names. */
        public View {
            plugins = Set.copyOf(plugins);
        }

        @Override
        public String type() {
            return "view";
        }
    }
}
