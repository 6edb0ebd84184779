package org.codeanatomy.engine.core.sql;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.AbstractSchema;
import org.apache.calcite.schema.lookup.LikePattern;
import org.apache.calcite.schema.lookup.Lookup;
import org.apache.calcite.schema.lookup.Named;
import org.codeanatomy.engine.core.catalog.Catalog.NamedEntry;

/** A schema of the session as Calcite sees it. A table is opened when a statement names it, not before. */
final class TableSchema extends AbstractSchema implements Lookup<Table> {

    private final Function<String, Optional<NamedEntry>> entries;
    private final Function<NamedEntry, Table> tables;

    TableSchema(Function<String, Optional<NamedEntry>> entries, Function<NamedEntry, Table> tables) {
        this.entries = entries;
        this.tables = tables;
    }

    @Override
    public Lookup<Table> tables() {
        return this;
    }

    @Override
    public Table get(String name) {
        return entries.apply(name).map(tables).orElse(null);
    }

    @Override
    public Named<Table> getIgnoreCase(String name) {
        return entries.apply(name)
                .map(entry -> new Named<>(entry.name(), tables.apply(entry)))
                .orElse(null);
    }

    /** Calcite asks for names only to suggest some; ours are suggested by {@link NameSuggestions}. */
    @Override
    public Set<String> getNames(LikePattern pattern) {
        return Set.of();
    }
}
