package org.codeanatomy.engine.core.rehearsal;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * How much is recorded, and how long a rehearsal may take. Each is a framework property:
 *
 * <ul>
 *   <li>{@code org.codeanatomy.engine.rehearsal.bytes}: the most bytes recorded of a plugin, 4 MiB if not set; 0 turns
 *       recording off
 *   <li>{@code org.codeanatomy.engine.rehearsal.bytes.<plugin>}: the same for one plugin
 *   <li>{@code org.codeanatomy.engine.rehearsal.millis}: how long all functions of a candidate may be run until they are
 *       compiled, 500 if not set; 0 leaves it at one run, whose answers are compared
 * </ul>
 */
public final class RehearsalSettings {

    private static final String PREFIX = "org.codeanatomy.engine.rehearsal.";
    private static final String BYTES = PREFIX + "bytes";
    private static final String MILLIS = PREFIX + "millis";
    private static final long DEFAULT_BYTES = 4L << 20;
    private static final long DEFAULT_MILLIS = 500;

    private final Function<String, Optional<String>> properties;
    private final long bytes;
    private final Duration limit;

    /**
     * What these properties say.
     *
     * @param properties what framework properties are set to, by name
     * @throws IllegalArgumentException if one is no whole number; it names the property
     */
    public RehearsalSettings(Function<String, Optional<String>> properties) {
        this.properties = Objects.requireNonNull(properties, "properties is null");
        this.bytes = number(BYTES, DEFAULT_BYTES);
        this.limit = Duration.ofMillis(number(MILLIS, DEFAULT_MILLIS));
    }

    /** The most bytes to record of a plugin. */
    long bytes(String plugin) {
        return number(BYTES + "." + plugin, bytes);
    }

    /** How long all functions of a candidate may be run. */
    public Duration limit() {
        return limit;
    }

    private long number(String property, long byDefault) {
        Optional<String> value = properties.apply(property);
        try {
            return value.map(text -> Long.parseUnsignedLong(text.trim())).orElse(byDefault);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    property + " is \"" + value.get() + "\"; it must be a whole number, 0 to turn it off.", e);
        }
    }
}
