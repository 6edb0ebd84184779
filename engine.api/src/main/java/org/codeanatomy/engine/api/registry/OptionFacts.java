package org.codeanatomy.engine.api.registry;

import java.util.Objects;
import org.codeanatomy.plugin.api.options.OptionType;

/**
 * A declared option of a table kind.
 *
 * @param name its name
 * @param type what its text means
 * @param required whether leaving it out is an error
 * @param defaultValue the text it has when left out, or null for none
 */
public record OptionFacts(String name, OptionType type, boolean required, String defaultValue) {

    /** Checks that name and type are there. */
    public OptionFacts {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(type, "type is null");
    }
}
