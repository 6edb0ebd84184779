package org.codeanatomy.engine.core.physical;

/** The kinds of join. */
public enum JoinKind {
    /** Pairs that match. */
    INNER,
    /** Pairs that match, and left rows without a match. */
    LEFT,
    /** Pairs that match, and right rows without a match. */
    RIGHT,
    /** Pairs that match, and rows of both sides without a match. */
    FULL,
    /** Left rows with a match, once each. */
    SEMI,
    /** Left rows without a match. */
    ANTI
}
