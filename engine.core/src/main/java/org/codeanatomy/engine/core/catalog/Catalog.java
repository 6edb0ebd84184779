package org.codeanatomy.engine.core.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.codeanatomy.engine.api.EngineException;

/** The tables and views of a session, by name without regard to case. Thread-safe. */
public final class Catalog {

    private final ConcurrentSkipListMap<String, NamedEntry> entries = new ConcurrentSkipListMap<>();

    /** An entry and the name it was given, as it was spelled. */
    public record NamedEntry(String name, CatalogEntry entry) {}

    /**
     * Adds an entry.
     *
     * @throws EngineException with code {@code NAME_TAKEN} if there is one of that name
     */
    public void add(String name, CatalogEntry entry) {
        NamedEntry before = entries.putIfAbsent(key(name), new NamedEntry(name, entry));
        if (before != null) {
            throw new EngineException(
                    EngineException.Stage.VALIDATE,
                    "NAME_TAKEN",
                    "there is already a " + (before.entry() instanceof CatalogEntry.View ? "view" : "table") + " named "
                            + before.name()
                            + "; drop it first, or use CREATE OR REPLACE");
        }
    }

    /** Adds an entry, in the place of the one that has its name. */
    public void replace(String name, CatalogEntry entry) {
        entries.put(key(name), new NamedEntry(name, entry));
    }

    /** The entry of that name. */
    public Optional<NamedEntry> find(String name) {
        return Optional.ofNullable(entries.get(key(name)));
    }

    /** Removes the entry of that name, if it is still this one. */
    public void remove(NamedEntry entry) {
        entries.remove(key(entry.name()), entry);
    }

    /** All entries by name. */
    public List<NamedEntry> all() {
        return new ArrayList<>(entries.values());
    }

    /** Forgets everything. */
    public void clear() {
        entries.clear();
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
