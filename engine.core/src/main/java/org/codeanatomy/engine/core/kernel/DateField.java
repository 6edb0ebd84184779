package org.codeanatomy.engine.core.kernel;

/** What is taken out of dates and timestamps. */
public enum DateField {
    /** The year. */
    YEAR,
    /** From 1 to 12. */
    MONTH,
    /** From 1 to 31. */
    DAY,
    /** From 0 to 23. */
    HOUR,
    /** From 0 to 59. */
    MINUTE,
    /** From 0 to 59, without fraction. */
    SECOND
}
