package org.codeanatomy.engine.api.registry;

import java.util.List;
import java.util.Objects;

/**
 * A kind of table that a plugin brings.
 *
 * @param kind its name
 * @param plugin who brings it
 * @param writable whether such tables can be written
 * @param options what it takes, in the order in which help lists them
 */
public record TableKindFacts(String kind, String plugin, boolean writable, List<OptionFacts> options) {

    /** Copies the options. */
    public TableKindFacts {
        Objects.requireNonNull(kind, "kind is null");
        Objects.requireNonNull(plugin, "plugin is null");
        options = List.copyOf(options);
    }
}
