package org.codeanatomy.engine.core.kernel;

import org.codeanatomy.engine.core.vector.ChunkedColumn;
import org.codeanatomy.engine.core.vector.ValueKind;
import org.codeanatomy.memory.Mem;

/** The order of stored rows by sort keys. Immutable; safe to share. */
public final class RowOrder {

    private final ChunkedColumn[] columns;
    private final boolean[] descending;
    private final boolean[] nullsFirst;

    /**
     * An order by columns, the first of which decides first.
     *
     * @param descending per column, whether from high to low
     * @param nullsFirst per column, whether nulls come first
     */
    public RowOrder(ChunkedColumn[] columns, boolean[] descending, boolean[] nullsFirst) {
        this.columns = columns.clone();
        this.descending = descending.clone();
        this.nullsFirst = nullsFirst.clone();
    }

    /** Negative, 0 or positive as row {@code a} comes before, with or after row {@code b}. */
    public int compare(int a, int b) {
        for (int i = 0; i < columns.length; i++) {
            int order = compareKey(i, a, b);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private int compareKey(int key, int a, int b) {
        ChunkedColumn column = columns[key];
        if (column.hasNulls()) {
            boolean aNull = column.isNull(a);
            boolean bNull = column.isNull(b);
            if (aNull || bNull) {
                if (aNull == bNull) {
                    return 0;
                }
                return aNull == nullsFirst[key] ? -1 : 1;
            }
        }
        int order = compareValues(column, a, column, b);
        return descending[key] ? -order : order;
    }

    /**
     * Sets {@code prefixes[i]} to a number whose unsigned order agrees with the order of the rows, where two differ; rows
     * with equal prefixes need {@link #compare}.
     */
    public void prefixes(int[] rows, int count, long[] prefixes) {
        prefixes(rows, count, 0, prefixes);
    }

    /**
     * As {@link #prefixes(int[], int, long[])}, for rows whose texts in the first key agree in their first bytes, which
     * then say nothing.
     *
     * @param skip how many bytes, see {@link #commonBytes}
     */
    public void prefixes(int[] rows, int count, int skip, long[] prefixes) {
        ChunkedColumn column = columns[0];
        long flip = descending[0] ? -1 : 0;
        long nullPrefix = nullsFirst[0] ? 0 : -1;
        for (int i = 0; i < count; i++) {
            boolean isNull = column.hasNulls() && column.isNull(rows[i]);
            prefixes[i] = isNull ? nullPrefix : prefix(column, rows[i], skip) ^ flip;
        }
    }

    /** How many bytes, of {@code most}, the texts of rows have in common with that of a row; 0 if the key is no text. */
    public int commonBytes(int sample, int[] rows, int count, int most) {
        ChunkedColumn column = columns[0];
        if (column.kind() != ValueKind.BYTES || (column.hasNulls() && column.isNull(sample))) {
            return 0;
        }
        int common = Math.min(most, length(column, sample));
        long first = address(column, sample);
        for (int i = 0; i < count && common > 0; i++) {
            if (!column.hasNulls() || !column.isNull(rows[i])) {
                common = Math.min(common, length(column, rows[i]));
                common = Texts.commonBytes(first, address(column, rows[i]), common);
            }
        }
        return common;
    }

    private static long address(ChunkedColumn column, int row) {
        int chunk = row >>> column.shift();
        return column.data()[chunk] + Mem.getInt(column.offsets()[chunk] + 4L * (row & column.mask()));
    }

    private static int length(ChunkedColumn column, int row) {
        long offset = column.offsets()[row >>> column.shift()] + 4L * (row & column.mask());
        return Mem.getInt(offset + 4) - Mem.getInt(offset);
    }

    private static long prefix(ChunkedColumn column, int row, int skip) {
        long data = column.data()[row >>> column.shift()];
        int i = row & column.mask();
        return switch (column.kind()) {
            case BOOLEAN -> Mem.getBit(data, i) ? 1 : 0;
            case INT8 -> Mem.getByte(data + i) ^ Long.MIN_VALUE;
            case INT16 -> Mem.getShort(data + 2L * i) ^ Long.MIN_VALUE;
            case INT32 -> Mem.getInt(data + 4L * i) ^ Long.MIN_VALUE;
            case INT64 -> Mem.getLong(data + 8L * i) ^ Long.MIN_VALUE;
            case FLOAT32 -> prefix(Mem.getFloat(data + 4L * i));
            case FLOAT64 -> prefix(Mem.getDouble(data + 8L * i));
            case DECIMAL128 -> Mem.getLong(data + 16L * i + 8) ^ Long.MIN_VALUE;
            case BYTES -> prefix(address(column, row) + skip, length(column, row) - skip);
            default -> 0;
        };
    }

    private static long prefix(double value) {
        long bits = Double.doubleToLongBits(value + 0.0);
        return bits ^ (bits >> 63 | Long.MIN_VALUE);
    }

    private static long prefix(long text, int length) {
        if (length >= 8) {
            return Long.reverseBytes(Mem.getLong(text));
        }
        long value = 0;
        for (int i = 0; i < length; i++) {
            value |= (Mem.getByte(text + i) & 0xFFL) << (56 - 8 * i);
        }
        return value;
    }

    /** Compares two values that are not null, of one kind. */
    public static int compareValues(ChunkedColumn left, int leftRow, ChunkedColumn right, int rightRow) {
        long a = left.data()[leftRow >>> left.shift()];
        long b = right.data()[rightRow >>> right.shift()];
        int i = leftRow & left.mask();
        int j = rightRow & right.mask();
        return switch (left.kind()) {
            case BOOLEAN -> Boolean.compare(Mem.getBit(a, i), Mem.getBit(b, j));
            case INT8 -> Byte.compare(Mem.getByte(a + i), Mem.getByte(b + j));
            case INT16 -> Short.compare(Mem.getShort(a + 2L * i), Mem.getShort(b + 2L * j));
            case INT32 -> Integer.compare(Mem.getInt(a + 4L * i), Mem.getInt(b + 4L * j));
            case INT64 -> Long.compare(Mem.getLong(a + 8L * i), Mem.getLong(b + 8L * j));
            case FLOAT32 -> Float.compare(Mem.getFloat(a + 4L * i) + 0.0f, Mem.getFloat(b + 4L * j) + 0.0f);
            case FLOAT64 -> Double.compare(Mem.getDouble(a + 8L * i) + 0.0, Mem.getDouble(b + 8L * j) + 0.0);
            case DECIMAL128 -> compareDecimals(a + 16L * i, b + 16L * j);
            case BYTES ->
                compareTexts(
                        left.offsets()[leftRow >>> left.shift()] + 4L * i,
                        a,
                        right.offsets()[rightRow >>> right.shift()] + 4L * j,
                        b);
            default -> throw new IllegalArgumentException("no order of " + left.kind());
        };
    }

    private static int compareDecimals(long a, long b) {
        int order = Long.compare(Mem.getLong(a + 8), Mem.getLong(b + 8));
        return order != 0 ? order : Long.compareUnsigned(Mem.getLong(a), Mem.getLong(b));
    }

    private static int compareTexts(long leftOffset, long leftData, long rightOffset, long rightData) {
        int leftBegin = Mem.getInt(leftOffset);
        int rightBegin = Mem.getInt(rightOffset);
        return Texts.compare(
                leftData + leftBegin,
                Mem.getInt(leftOffset + 4) - leftBegin,
                rightData + rightBegin,
                Mem.getInt(rightOffset + 4) - rightBegin);
    }
}
