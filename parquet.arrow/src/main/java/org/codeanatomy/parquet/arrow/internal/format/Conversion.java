package org.codeanatomy.parquet.arrow.internal.format;

/** How the stored values of a leaf become values of its Arrow vector. */
public enum Conversion {
    /** Same bits, same width. */
    SAME,
    /** INT32 to one byte. */
    NARROW_TO_8,
    /** INT32 to two bytes. */
    NARROW_TO_16,
    /** Booleans: bits to bits. */
    BOOLEAN,
    /** Strings and binary. */
    BYTES,
    /** INT32 unscaled value to decimal128. */
    INT32_TO_DECIMAL,
    /** INT64 unscaled value to decimal128. */
    INT64_TO_DECIMAL,
    /** Big-endian two's complement of fixed length to decimal128. */
    FIXED_TO_DECIMAL,
    /** Big-endian two's complement of any length to decimal128. */
    BINARY_TO_DECIMAL,
    /** Nanoseconds of day and Julian day to microseconds since 1970. */
    INT96_TO_MICROS,
    /** A column that holds nulls only. */
    NULL
}
