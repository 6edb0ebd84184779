package org.codeanatomy.plugin.api.expression;

/** The operators of {@link Expression}. More may be added; a provider declines a condition with one it does not know. */
public enum Operator {
    /** Two arguments; null if either is null. */
    EQUAL,
    /** Two arguments; null if either is null. */
    NOT_EQUAL,
    /** Two arguments; null if either is null. */
    LESS,
    /** Two arguments; null if either is null. */
    LESS_OR_EQUAL,
    /** Two arguments; null if either is null. */
    GREATER,
    /** Two arguments; null if either is null. */
    GREATER_OR_EQUAL,
    /** Two or more arguments; false if one is false, otherwise null if one is null. */
    AND,
    /** Two or more arguments; true if one is true, otherwise null if one is null. */
    OR,
    /** One argument; null if it is null. */
    NOT,
    /** One argument; never null. */
    IS_NULL,
    /** One argument; never null. */
    IS_NOT_NULL,
    /** A value, then one or more literals; null if the value is null, or if none equals it and one literal is null. */
    IN,
    /** Text, then a literal prefix; null if the text is null. */
    STARTS_WITH
}
