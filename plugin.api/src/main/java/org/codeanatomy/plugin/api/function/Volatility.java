package org.codeanatomy.plugin.api.function;

/** What an engine may assume about calls with equal arguments. */
public enum Volatility {
    /** Equal arguments always give equal results; calls may be folded, shared and moved. */
    IMMUTABLE,
    /** Equal arguments give equal results within one statement. */
    STABLE,
    /** Every call counts. */
    VOLATILE
}
