package org.codeanatomy.plugin.delta.read;

/**
 * What is known of the values of a column over a set of rows. Immutable.
 *
 * @param minimum a lower bound as a literal holds it, or null
 * @param maximum an upper bound as a literal holds it, or null
 * @param mayBeNull whether a row may have no value
 * @param mayBeValue whether a row may have a value
 */
record Bounds(Object minimum, Object maximum, boolean mayBeNull, boolean mayBeValue) {

    static final Bounds UNKNOWN = new Bounds(null, null, true, true);

    private static final Bounds ONLY_NULL = new Bounds(null, null, true, false);

    /** The same value, or null, in every row. */
    static Bounds constant(Object value) {
        return value == null ? ONLY_NULL : new Bounds(value, value, false, true);
    }

    /** Whether every row has the same value. */
    boolean isConstant() {
        return !mayBeNull && minimum != null && minimum.equals(maximum);
    }
}
