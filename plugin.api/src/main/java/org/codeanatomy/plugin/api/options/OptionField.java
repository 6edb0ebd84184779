package org.codeanatomy.plugin.api.options;

import java.util.Objects;

/**
 * One declared option.
 *
 * @param name lower-case words joined by underscores
 * @param required whether leaving it out is an error
 * @param defaultValue the text it has when left out, or null for none; must be null if required
 * @param description one sentence for people
 */
public record OptionField(String name, OptionType type, boolean required, String defaultValue, String description) {

    /** Checks that nothing contradicts. */
    public OptionField {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(type, "type is null");
        Objects.requireNonNull(description, "description is null");
        if (required && defaultValue != null) {
            throw new IllegalArgumentException("option " + name + " is required and has a default");
        }
    }

    /** An option that must be given. */
    public static OptionField required(String name, OptionType type, String description) {
        return new OptionField(name, type, true, null, description);
    }

    /** An option that may be left out. */
    public static OptionField optional(String name, OptionType type, String defaultValue, String description) {
        return new OptionField(name, type, false, defaultValue, description);
    }
}
