package org.codeanatomy.parquet.arrow.internal.write;

import java.util.Arrays;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.codeanatomy.parquet.arrow.internal.format.ColumnNode.LeafNode;

/** The order of stored values that statistics use, which depends on the column's type. */
@FunctionalInterface
interface StoredOrder {

    /** Compares two stored values, given by array, start and end. */
    int compare(byte[] left, int leftFrom, int leftTo, byte[] right, int rightFrom, int rightTo);

    /** The order of a column, or null if its type has none. */
    static StoredOrder of(LeafNode leaf) {
        boolean unsigned = leaf.field().getType() instanceof ArrowType.Int integer && !integer.getIsSigned();
        return switch (leaf.type().type()) {
            case BOOLEAN -> Arrays::compare;
            case INT32 -> leaf.field().getType() instanceof ArrowType.Null ? null : int32(unsigned);
            case INT64 -> int64(unsigned);
            case FLOAT ->
                (left, leftFrom, leftTo, right, rightFrom, rightTo) -> compareNumbers(
                        Float.intBitsToFloat(LittleEndian.getInt(left, leftFrom)),
                        Float.intBitsToFloat(LittleEndian.getInt(right, rightFrom)));
            case DOUBLE ->
                (left, leftFrom, leftTo, right, rightFrom, rightTo) -> compareNumbers(
                        Double.longBitsToDouble(LittleEndian.getLong(left, leftFrom)),
                        Double.longBitsToDouble(LittleEndian.getLong(right, rightFrom)));
            case BYTE_ARRAY -> Arrays::compareUnsigned;
            case FIXED_LEN_BYTE_ARRAY -> fixedBytes(leaf);
            case INT96 -> null;
        };
    }

    private static StoredOrder int32(boolean unsigned) {
        int flip = unsigned ? Integer.MIN_VALUE : 0;
        return (left, leftFrom, leftTo, right, rightFrom, rightTo) -> Integer.compare(
                LittleEndian.getInt(left, leftFrom) ^ flip, LittleEndian.getInt(right, rightFrom) ^ flip);
    }

    private static StoredOrder int64(boolean unsigned) {
        long flip = unsigned ? Long.MIN_VALUE : 0;
        return (left, leftFrom, leftTo, right, rightFrom, rightTo) -> Long.compare(
                LittleEndian.getLong(left, leftFrom) ^ flip, LittleEndian.getLong(right, rightFrom) ^ flip);
    }

    private static StoredOrder fixedBytes(LeafNode leaf) {
        ArrowType type = leaf.field().getType();
        if (type instanceof ArrowType.Decimal) {
            return StoredOrder::compareBigEndian;
        }
        return type instanceof ArrowType.FloatingPoint ? null : Arrays::compareUnsigned;
    }

    /** Two's complement numbers of the same length: the first byte has the sign. */
    private static int compareBigEndian(
            byte[] left, int leftFrom, int leftTo, byte[] right, int rightFrom, int rightTo) {
        int first = Byte.compare(left[leftFrom], right[rightFrom]);
        return first != 0 ? first : Arrays.compareUnsigned(left, leftFrom + 1, leftTo, right, rightFrom + 1, rightTo);
    }

    private static int compareNumbers(double left, double right) {
        return left < right ? -1 : left > right ? 1 : 0;
    }
}
