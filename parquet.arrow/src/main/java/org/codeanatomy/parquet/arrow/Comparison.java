package org.codeanatomy.parquet.arrow;

/** A comparison of a column with a literal, as {@link ColumnStatistics#mayMatch} understands it. */
public enum Comparison {
    /** column = literal. */
    EQUAL,
    /** column &lt;&gt; literal. */
    NOT_EQUAL,
    /** column &lt; literal. */
    LESS,
    /** column &lt;= literal. */
    LESS_OR_EQUAL,
    /** column &gt; literal. */
    GREATER,
    /** column &gt;= literal. */
    GREATER_OR_EQUAL
}
