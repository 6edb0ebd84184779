package org.codeanatomy.plugin.api.function;

/** Who deals with nulls among the arguments. */
public enum NullHandling {
    /** The engine: a row with a null argument has a null result, and the function never sees that row. */
    NULL_ON_NULL,
    /** The function: it sees every row. */
    CALLED_ON_NULL
}
