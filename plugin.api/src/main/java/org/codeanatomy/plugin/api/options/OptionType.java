package org.codeanatomy.plugin.api.options;

/** What an option's text means. */
public enum OptionType {
    /** Any text. */
    TEXT,
    /** {@code true} or {@code false}, in any case. */
    BOOLEAN,
    /** A whole decimal number that fits 64 bits. */
    INTEGER,
    /** A path of the local file system. */
    PATH
}
