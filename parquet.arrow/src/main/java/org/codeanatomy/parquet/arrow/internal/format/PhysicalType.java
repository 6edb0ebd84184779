package org.codeanatomy.parquet.arrow.internal.format;

import org.apache.parquet.format.Type;

/**
 * How a leaf is stored.
 *
 * @param type the format's type
 * @param width bytes of a stored value; 0 for booleans and byte arrays
 * @param conversion how stored values become Arrow values
 */
public record PhysicalType(Type type, int width, Conversion conversion) {

    /** Bytes of a value in the Arrow vector; 0 where values have no fixed number of bytes. */
    public int arrowWidth() {
        return switch (conversion) {
            case SAME -> width;
            case NARROW_TO_8 -> Byte.BYTES;
            case NARROW_TO_16 -> Short.BYTES;
            case INT32_TO_DECIMAL, INT64_TO_DECIMAL, FIXED_TO_DECIMAL, BINARY_TO_DECIMAL -> 16;
            case INT96_TO_MICROS -> Long.BYTES;
            case BOOLEAN, BYTES, NULL -> 0;
        };
    }
}
