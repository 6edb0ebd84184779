package org.codeanatomy.plugin.api.table;

/** What a provider makes of a condition. */
public enum PushDown {
    /** Returned rows all satisfy it; the engine does not check again. */
    EXACT,
    /** It was used to read less; the engine checks again. */
    INEXACT,
    /** It was not used. */
    NONE
}
