package org.codeanatomy.plugin.host.internal.memory;

import java.util.function.UnaryOperator;

/** How much off-heap memory plugins may hold, and whether it is remembered where they allocated it. */
public final class MemorySettings {

    private static final String PREFIX = "org.codeanatomy.plugin.host.memory";
    private static final String SITES = PREFIX + "-sites";

    private final UnaryOperator<String> properties;

    /** @param properties framework properties by name; null where there is none */
    public MemorySettings(UnaryOperator<String> properties) {
        this.properties = properties;
        budget(""); // a mistake is said now, not when the first plugin comes
    }

    /** The most bytes that a generation of this plugin may hold; {@code Long.MAX_VALUE} if nobody set a limit. */
    long budget(String plugin) {
        String own = properties.apply(PREFIX + "." + plugin);
        return own == null ? bytes(PREFIX, properties.apply(PREFIX)) : bytes(PREFIX + "." + plugin, own);
    }

    private static long bytes(String name, String value) {
        if (value == null) {
            return Long.MAX_VALUE;
        }
        try {
            return Long.parseUnsignedLong(value.trim());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is \"" + value + "\"; it must be a number of bytes.", e);
        }
    }

    /** What to set to give a plugin more. */
    static String nameOfBudget(String plugin) {
        return PREFIX + "." + plugin;
    }

    /** Whether allocation sites are remembered, which costs a walk of the stack at each allocation. */
    boolean remembersSites() {
        return Boolean.parseBoolean(properties.apply(SITES));
    }
}
