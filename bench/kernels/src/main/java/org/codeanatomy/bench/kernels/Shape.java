package org.codeanatomy.bench.kernels;

/** Which rows of a batch count. */
public enum Shape {
    /** All rows, none of them null. */
    DENSE,
    /** A random half of the rows, by a selection vector. */
    SELECTED,
    /** All rows, a random tenth of them null. */
    NULLS
}
