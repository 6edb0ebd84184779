package org.codeanatomy.plugin.api.vector;

/** How the values of a {@link Column} are laid out. More may be added; code that switches on it needs a default. */
public enum Encoding {
    /** One value per row, exactly as Arrow lays the type out. */
    FLAT,
    /** One 32-bit code per row into a vector of values, which holds each value at most once. A null row has a null code. */
    DICTIONARY,
    /** One value that stands for every row. */
    CONSTANT
}
