package org.codeanatomy.engine.core.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.codeanatomy.engine.core.catalog.Catalog.NamedEntry;

/**
 * The session's tables as one statement sees them: each opened at most once, so that every mention of a table in a
 * statement means the same state of its data. Used by one thread.
 */
public final class StatementTables {

    private final Catalog catalog;
    private final Catalog system;
    private final TableKinds kinds;
    private final Map<String, OpenTable> opened = new HashMap<>();
    private final Map<String, Optional<NamedEntry>> consulted = new HashMap<>();

    /**
     * A view of the session's catalog for one statement.
     *
     * @param system the tables of schema {@code sys}
     * @param kinds the table kinds that the statement's lease holds
     */
    public StatementTables(Catalog catalog, Catalog system, TableKinds kinds) {
        this.catalog = catalog;
        this.system = system;
        this.kinds = kinds;
    }

    /** The entry of a name in schema {@code public}. */
    public Optional<NamedEntry> find(String name) {
        Optional<NamedEntry> found = catalog.find(name);
        consulted.putIfAbsent(name, found);
        return found;
    }

    /** The names of schema {@code public} that were looked for, and what was found. */
    public Map<String, Optional<NamedEntry>> consulted() {
        return Map.copyOf(consulted);
    }

    /** Whether all these names stand for the same entries still. */
    public boolean isUnchanged(Map<String, Optional<NamedEntry>> before) {
        return before.entrySet().stream()
                .allMatch(entry -> catalog.find(entry.getKey()).equals(entry.getValue()));
    }

    /** The entry of a name in schema {@code sys}. */
    public Optional<NamedEntry> findSystem(String name) {
        return system.find(name);
    }

    /** Names of the tables and views of schema {@code public}. */
    public List<String> names() {
        return catalog.all().stream().map(NamedEntry::name).toList();
    }

    /** Opens a table that is no view. */
    public OpenTable open(NamedEntry entry) {
        String key = entry.name().toLowerCase(Locale.ROOT);
        OpenTable open = opened.get(key);
        if (open == null) {
            open = entry.entry() instanceof CatalogEntry.External external
                    ? kinds.open(entry.name(), external.kind(), external.options())
                    : new OpenTable(entry.name(), ((CatalogEntry.Own) entry.entry()).table(), null);
            opened.put(key, open);
        }
        return open;
    }

    /** Names of the columns of every table opened so far. */
    public Collection<String> columns() {
        List<String> columns = new ArrayList<>();
        opened.values()
                .forEach(open -> open.table().schema().getFields().forEach(field -> columns.add(field.getName())));
        return columns;
    }
}
