package org.codeanatomy.plugin.host;

import java.util.Objects;

/**
 * Something that uses a plugin.
 *
 * @param kind {@code query}, {@code prepared statement} or {@code view}
 * @param description one line for people: the statement's text, the view's name
 */
public record PluginUse(String kind, String description) {

    /** Checks that nothing is missing. */
    public PluginUse {
        Objects.requireNonNull(kind, "kind is null");
        Objects.requireNonNull(description, "description is null");
    }
}
