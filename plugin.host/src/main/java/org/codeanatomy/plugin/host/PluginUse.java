package org.codeanatomy.plugin.host;

import java.util.Objects;

/**
 * Something that uses a plugin.
 *
 * @param kind what it is: {@code query}, {@code prepared statement} or {@code view}
 * @param description one line for people, for instance the statement
 */
public record PluginUse(String kind, String description) {

    /** Checks that nothing is missing. */
    public PluginUse {
        Objects.requireNonNull(kind, "kind is null");
        Objects.requireNonNull(description, "description is null");
    }
}
