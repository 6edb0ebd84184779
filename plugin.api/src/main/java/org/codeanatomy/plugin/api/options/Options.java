package org.codeanatomy.plugin.api.options;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Typed option values that passed their {@link OptionSchema}. Immutable. */
public final class Options {

    private final Map<String, Object> values;

    Options(Map<String, Object> values) {
        this.values = new LinkedHashMap<>(values);
    }

    /** The text of an option, if it was given or has a default. */
    public Optional<String> text(String name) {
        return Optional.ofNullable((String) values.get(name));
    }

    /**
     * The text of an option that is required or has a default.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public String requiredText(String name) {
        return text(name).orElseThrow(() -> new IllegalArgumentException("option " + name + " has no value"));
    }

    /** The path of an option, if it was given or has a default. */
    public Optional<Path> path(String name) {
        return text(name).map(Path::of);
    }

    /** The number of an option, if it was given or has a default. */
    public OptionalLong integer(String name) {
        Object value = values.get(name);
        return value == null ? OptionalLong.empty() : OptionalLong.of((Long) value);
    }

    /** Whether an option is true; false if it has no value. */
    public boolean isTrue(String name) {
        return Boolean.TRUE.equals(values.get(name));
    }
}
