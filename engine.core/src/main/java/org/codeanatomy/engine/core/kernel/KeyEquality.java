package org.codeanatomy.engine.core.kernel;

import org.codeanatomy.engine.core.vector.ChunkedColumn;
import org.codeanatomy.memory.Mem;

/** Compares pairs of rows by key columns. Nulls equal each other, so do any two NaN, and 0.0 equals −0.0. */
public final class KeyEquality {

    private KeyEquality() {}

    /** Clears {@code equal[i]} unless row {@code leftRows[i]} of one side equals row {@code rightRows[i]} of the other. */
    public static void compare(
            ChunkedColumn left, int[] leftRows, ChunkedColumn right, int[] rightRows, int count, boolean[] equal) {
        if (left.hasNulls() || right.hasNulls()) {
            nullable(left, leftRows, right, rightRows, count, equal);
            return;
        }
        switch (left.kind()) {
            case INT32 -> ints(left, leftRows, right, rightRows, count, equal);
            case INT64 -> longs(left, leftRows, right, rightRows, count, equal);
            case BYTES -> texts(left, leftRows, right, rightRows, count, equal);
            default -> others(left, leftRows, right, rightRows, count, equal);
        }
    }

    private static void nullable(
            ChunkedColumn left, int[] leftRows, ChunkedColumn right, int[] rightRows, int count, boolean[] equal) {
        for (int i = 0; i < count; i++) {
            boolean leftNull = isNull(left, leftRows[i]);
            boolean rightNull = isNull(right, rightRows[i]);
            equal[i] &= leftNull == rightNull && (leftNull || same(left, leftRows[i], right, rightRows[i]));
        }
    }

    private static void others(
            ChunkedColumn left, int[] leftRows, ChunkedColumn right, int[] rightRows, int count, boolean[] equal) {
        for (int i = 0; i < count; i++) {
            equal[i] &= same(left, leftRows[i], right, rightRows[i]);
        }
    }

    private static boolean isNull(ChunkedColumn column, int row) {
        long bitmap = column.validity()[row >>> column.shift()];
        return bitmap != 0 && !Mem.getBit(bitmap, row & column.mask());
    }

    private static boolean same(ChunkedColumn left, int leftRow, ChunkedColumn right, int rightRow) {
        long leftData = left.data()[leftRow >>> left.shift()];
        long rightData = right.data()[rightRow >>> right.shift()];
        int i = leftRow & left.mask();
        int j = rightRow & right.mask();
        return switch (left.kind()) {
            case BOOLEAN -> Mem.getBit(leftData, i) == Mem.getBit(rightData, j);
            case INT8 -> Mem.getByte(leftData + i) == Mem.getByte(rightData + j);
            case INT16 -> Mem.getShort(leftData + 2L * i) == Mem.getShort(rightData + 2L * j);
            case INT32 -> Mem.getInt(leftData + 4L * i) == Mem.getInt(rightData + 4L * j);
            case INT64 -> Mem.getLong(leftData + 8L * i) == Mem.getLong(rightData + 8L * j);
            case FLOAT32 -> equal(Mem.getFloat(leftData + 4L * i), Mem.getFloat(rightData + 4L * j));
            case FLOAT64 -> equal(Mem.getDouble(leftData + 8L * i), Mem.getDouble(rightData + 8L * j));
            case DECIMAL128 ->
                Mem.getLong(leftData + 16L * i) == Mem.getLong(rightData + 16L * j)
                        && Mem.getLong(leftData + 16L * i + 8) == Mem.getLong(rightData + 16L * j + 8);
            case BYTES ->
                text(
                        left.offsets()[leftRow >>> left.shift()] + 4L * i,
                        leftData,
                        right.offsets()[rightRow >>> right.shift()] + 4L * j,
                        rightData);
            default -> throw new IllegalArgumentException("no equality of " + left.kind());
        };
    }

    private static boolean equal(double a, double b) {
        return a == b || (Double.isNaN(a) && Double.isNaN(b));
    }

    private static void ints(
            ChunkedColumn left, int[] leftRows, ChunkedColumn right, int[] rightRows, int count, boolean[] equal) {
        long[] leftData = left.data();
        long[] rightData = right.data();
        for (int i = 0; i < count; i++) {
            long a = leftData[leftRows[i] >>> left.shift()] + 4L * (leftRows[i] & left.mask());
            long b = rightData[rightRows[i] >>> right.shift()] + 4L * (rightRows[i] & right.mask());
            equal[i] &= Mem.getInt(a) == Mem.getInt(b);
        }
    }

    private static void longs(
            ChunkedColumn left, int[] leftRows, ChunkedColumn right, int[] rightRows, int count, boolean[] equal) {
        long[] leftData = left.data();
        long[] rightData = right.data();
        for (int i = 0; i < count; i++) {
            long a = leftData[leftRows[i] >>> left.shift()] + 8L * (leftRows[i] & left.mask());
            long b = rightData[rightRows[i] >>> right.shift()] + 8L * (rightRows[i] & right.mask());
            equal[i] &= Mem.getLong(a) == Mem.getLong(b);
        }
    }

    private static void texts(
            ChunkedColumn left, int[] leftRows, ChunkedColumn right, int[] rightRows, int count, boolean[] equal) {
        for (int i = 0; i < count; i++) {
            int leftChunk = leftRows[i] >>> left.shift();
            int rightChunk = rightRows[i] >>> right.shift();
            equal[i] &= text(
                    left.offsets()[leftChunk] + 4L * (leftRows[i] & left.mask()),
                    left.data()[leftChunk],
                    right.offsets()[rightChunk] + 4L * (rightRows[i] & right.mask()),
                    right.data()[rightChunk]);
        }
    }

    private static boolean text(long leftOffset, long leftData, long rightOffset, long rightData) {
        int leftBegin = Mem.getInt(leftOffset);
        int length = Mem.getInt(leftOffset + 4) - leftBegin;
        int rightBegin = Mem.getInt(rightOffset);
        return length == Mem.getInt(rightOffset + 4) - rightBegin
                && Texts.equal(leftData + leftBegin, rightData + rightBegin, length);
    }
}
