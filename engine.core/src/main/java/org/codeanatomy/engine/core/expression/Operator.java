package org.codeanatomy.engine.core.expression;

/** The built-in operators. Unless it says otherwise, an operator is null if an operand is null. */
public enum Operator {
    /** Two numbers of one type; an error on overflow. */
    ADD,
    /** Two numbers of one type; an error on overflow. */
    SUBTRACT,
    /** Two numbers; decimals may differ in type. An error on overflow. */
    MULTIPLY,
    /** Two numbers of one type; integers truncate; an error if the divisor is zero. */
    DIVIDE,
    /** Two numbers of one type, with the sign of the dividend; an error if the divisor is zero. */
    MODULO,
    /** A number; an error on overflow. */
    NEGATE,
    /** Two values of one type. */
    EQUAL,
    /** Two values of one type. */
    NOT_EQUAL,
    /** Two values of one type. */
    LESS,
    /** Two values of one type. */
    LESS_OR_EQUAL,
    /** Two values of one type. */
    GREATER,
    /** Two values of one type. */
    GREATER_OR_EQUAL,
    /** Two values of one type; nulls are equal to each other. Never null. */
    IS_DISTINCT_FROM,
    /** Two values of one type; nulls are equal to each other. Never null. */
    IS_NOT_DISTINCT_FROM,
    /** Booleans, two or more, three-valued. */
    AND,
    /** Booleans, two or more, three-valued. */
    OR,
    /** A boolean. */
    NOT,
    /** Any value. Never null. */
    IS_NULL,
    /** Any value. Never null. */
    IS_NOT_NULL,
    /** A boolean. Never null. */
    IS_TRUE,
    /** A boolean. Never null. */
    IS_NOT_TRUE,
    /** A boolean. Never null. */
    IS_FALSE,
    /** A boolean. Never null. */
    IS_NOT_FALSE,
    /** A value, then constants of its type, three-valued as SQL's IN. */
    IN,
    /** Text, a constant pattern, and optionally a constant escape character. */
    LIKE,
    /** As LIKE, without regard to case. */
    ILIKE,
    /** Two texts. */
    CONCAT,
    /** Text. */
    UPPER,
    /** Text. */
    LOWER,
    /** Text; its length in characters as 64-bit integer. */
    CHAR_LENGTH,
    /** Text or binary; its length in bytes as 64-bit integer. */
    OCTET_LENGTH,
    /** Text, a 64-bit start counted from 1 in characters, and optionally a 64-bit length; negative length is an error. */
    SUBSTRING,
    /** Text without leading and trailing spaces, or characters of the second operand. */
    TRIM,
    /** Text without leading spaces, or characters of the second operand. */
    TRIM_LEADING,
    /** Text without trailing spaces, or characters of the second operand. */
    TRIM_TRAILING,
    /** Text, what to look for, what to put there. */
    REPLACE,
    /** What to look for, and the text to look in: the first place in characters from 1, or 0. 64-bit integer. */
    POSITION,
    /** Text and a prefix. */
    STARTS_WITH,
    /** A number; an error on overflow. */
    ABS,
    /** A floating-point number or decimal, to the next integral value below. */
    FLOOR,
    /** A floating-point number or decimal, to the next integral value above. */
    CEIL,
    /** A number and a constant count of digits after the point, half away from zero. */
    ROUND,
    /** A floating-point number; an error if negative. */
    SQRT,
    /** Two floating-point numbers. */
    POWER,
    /** Two or more values of one type, nulls ignored; null if all are null. */
    GREATEST,
    /** Two or more values of one type, nulls ignored; null if all are null. */
    LEAST,
    /** Date or timestamp; 64-bit integer. */
    EXTRACT_YEAR,
    /** Date or timestamp; 64-bit integer from 1 to 12. */
    EXTRACT_MONTH,
    /** Date or timestamp; 64-bit integer from 1 to 31. */
    EXTRACT_DAY,
    /** Timestamp; 64-bit integer from 0 to 23. */
    EXTRACT_HOUR,
    /** Timestamp; 64-bit integer from 0 to 59. */
    EXTRACT_MINUTE,
    /** Timestamp; 64-bit integer from 0 to 59. */
    EXTRACT_SECOND
}
