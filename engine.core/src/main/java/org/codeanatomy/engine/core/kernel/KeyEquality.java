package org.codeanatomy.engine.core.kernel;

import org.codeanatomy.engine.core.vector.ChunkedColumn;
import org.codeanatomy.memory.Mem;

/** Compares pairs of rows by key columns. Nulls equal each other, so do any two NaN, and 0.0 equals −0.0. */
public final class KeyEquality {

    private KeyEquality() {}

    /** Clears {@code equal[i]} unless row {@code leftRows[i]} of one side equals row {@code rightRows[i]} of the other. */
    public static void compare(
            ChunkedColumn left, int[] leftRows, ChunkedColumn right, int[] rightRows, int count, boolean[] equal) {
        boolean nulls = left.hasNulls() || right.hasNulls();
        switch (left.kind()) {
            case INT32 -> ints(left, leftRows, right, rightRows, count, nulls, equal);
            case INT64 -> longs(left, leftRows, right, rightRows, count, nulls, equal);
            case BYTES -> texts(left, leftRows, right, rightRows, count, nulls, equal);
            default -> others(left, leftRows, right, rightRows, count, nulls, equal);
        }
    }

    private static void others(
            ChunkedColumn left,
            int[] leftRows,
            ChunkedColumn right,
            int[] rightRows,
            int count,
            boolean nulls,
            boolean[] equal) {
        for (int i = 0; i < count; i++) {
            boolean same = same(left, leftRows[i], right, rightRows[i]);
            equal[i] &= nulls ? equal(left, leftRows[i], right, rightRows[i], same) : same;
        }
    }

    /** What it means that the values are the same, or not, if either row may be null. */
    private static boolean equal(ChunkedColumn left, int leftRow, ChunkedColumn right, int rightRow, boolean same) {
        boolean leftNull = left.isNull(leftRow);
        return leftNull == right.isNull(rightRow) && (leftNull || same);
    }

    /** 1 in the lowest bit, or 0 if the row is null. */
    private static int validBit(long validity, int row) {
        return validity == 0 ? 1 : Mem.getByte(validity + (row >>> 3)) >>> (row & 7);
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
            case FLOAT32 -> equalNumbers(Mem.getFloat(leftData + 4L * i), Mem.getFloat(rightData + 4L * j));
            case FLOAT64 -> equalNumbers(Mem.getDouble(leftData + 8L * i), Mem.getDouble(rightData + 8L * j));
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

    private static boolean equalNumbers(double a, double b) {
        return a == b || (Double.isNaN(a) && Double.isNaN(b));
    }

    private static void intsOfOneChunk(
            ChunkedColumn left, int[] leftRows, ChunkedColumn right, int[] rightRows, int count, boolean[] equal) {
        long leftData = left.data()[0];
        long rightData = right.data()[0];
        long leftValidity = left.validity()[0];
        long rightValidity = right.validity()[0];
        for (int i = 0; i < count; i++) {
            int a = leftRows[i];
            int b = rightRows[i];
            boolean differs = Mem.getInt(leftData + 4L * a) != Mem.getInt(rightData + 4L * b);
            int leftValid = validBit(leftValidity, a);
            int rightValid = validBit(rightValidity, b);
            if ((leftValid & rightValid & 1) != 0 ? differs : ((leftValid | rightValid) & 1) != 0) {
                equal[i] = false;
            }
        }
    }

    private static void ints(
            ChunkedColumn left,
            int[] leftRows,
            ChunkedColumn right,
            int[] rightRows,
            int count,
            boolean nulls,
            boolean[] equal) {
        if (left.isOneChunk() && right.isOneChunk()) {
            intsOfOneChunk(left, leftRows, right, rightRows, count, equal);
            return;
        }
        long[] leftData = left.data();
        long[] rightData = right.data();
        for (int i = 0; i < count; i++) {
            int a = leftRows[i];
            int b = rightRows[i];
            boolean same = Mem.getInt(leftData[a >>> left.shift()] + 4L * (a & left.mask()))
                    == Mem.getInt(rightData[b >>> right.shift()] + 4L * (b & right.mask()));
            equal[i] &= nulls ? equal(left, a, right, b, same) : same;
        }
    }

    private static void longsOfOneChunk(
            ChunkedColumn left, int[] leftRows, ChunkedColumn right, int[] rightRows, int count, boolean[] equal) {
        long leftData = left.data()[0];
        long rightData = right.data()[0];
        long leftValidity = left.validity()[0];
        long rightValidity = right.validity()[0];
        for (int i = 0; i < count; i++) {
            int a = leftRows[i];
            int b = rightRows[i];
            boolean differs = Mem.getLong(leftData + 8L * a) != Mem.getLong(rightData + 8L * b);
            int leftValid = validBit(leftValidity, a);
            int rightValid = validBit(rightValidity, b);
            if ((leftValid & rightValid & 1) != 0 ? differs : ((leftValid | rightValid) & 1) != 0) {
                equal[i] = false;
            }
        }
    }

    private static void longs(
            ChunkedColumn left,
            int[] leftRows,
            ChunkedColumn right,
            int[] rightRows,
            int count,
            boolean nulls,
            boolean[] equal) {
        if (left.isOneChunk() && right.isOneChunk()) {
            longsOfOneChunk(left, leftRows, right, rightRows, count, equal);
            return;
        }
        long[] leftData = left.data();
        long[] rightData = right.data();
        for (int i = 0; i < count; i++) {
            int a = leftRows[i];
            int b = rightRows[i];
            boolean same = Mem.getLong(leftData[a >>> left.shift()] + 8L * (a & left.mask()))
                    == Mem.getLong(rightData[b >>> right.shift()] + 8L * (b & right.mask()));
            equal[i] &= nulls ? equal(left, a, right, b, same) : same;
        }
    }

    private static void texts(
            ChunkedColumn left,
            int[] leftRows,
            ChunkedColumn right,
            int[] rightRows,
            int count,
            boolean nulls,
            boolean[] equal) {
        for (int i = 0; i < count; i++) {
            int a = leftRows[i];
            int b = rightRows[i];
            boolean same = text(
                    left.offsets()[a >>> left.shift()] + 4L * (a & left.mask()),
                    left.data()[a >>> left.shift()],
                    right.offsets()[b >>> right.shift()] + 4L * (b & right.mask()),
                    right.data()[b >>> right.shift()]);
            equal[i] &= nulls ? equal(left, a, right, b, same) : same;
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
