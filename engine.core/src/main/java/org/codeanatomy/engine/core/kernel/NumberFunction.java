package org.codeanatomy.engine.core.kernel;

/** Functions of one number. */
public enum NumberFunction {
    /** With the other sign. */
    NEGATE,
    /** Without sign. */
    ABS,
    /** The next integral value below. */
    FLOOR,
    /** The next integral value above. */
    CEIL,
    /** To a number of digits after the point, half away from zero. */
    ROUND,
    /** The root; of floating-point numbers only. */
    SQRT
}
