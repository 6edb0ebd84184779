package org.codeanatomy.engine.api.registry;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * A source extractor that a plugin brings.
 *
 * @param language whose sources it reads
 * @param plugin who brings it
 * @param tables the evidence it fills, by name
 */
public record ExtractorFacts(String language, String plugin, List<TableFacts> tables) {

    /** Copies and orders the tables. */
    public ExtractorFacts {
        Objects.requireNonNull(language, "language is null");
        Objects.requireNonNull(plugin, "plugin is null");
        tables = tables.stream().sorted(Comparator.comparing(TableFacts::name)).toList();
    }
}
