package org.codeanatomy.engine.core.physical;

import org.apache.arrow.vector.types.pojo.Field;

/**
 * One aggregate of a grouping.
 *
 * @param kind what it computes
 * @param argument the column it reads, or −1 for COUNT of rows
 * @param distinct whether equal arguments count once
 * @param filter a boolean column that says which rows count, or −1 for all
 * @param result type and name of the result
 */
public record Aggregate(Kind kind, int argument, boolean distinct, int filter, Field result) {

    /** What an aggregate computes. Nulls are ignored; of no values all but COUNT are null. */
    public enum Kind {
        /** Number of values that are not null, or of rows. */
        COUNT,
        /** Sum: 64-bit for integers and an error on overflow, decimal for decimals, double for floating point. */
        SUM,
        /** Least value. */
        MIN,
        /** Greatest value. */
        MAX,
        /** Mean: double, or decimal for decimals. */
        AVG,
        /** The value of a group of at most one row; more is an error, as a scalar subquery demands. */
        SINGLE_VALUE
    }
}
