package org.codeanatomy.engine.core.kernel;

import org.codeanatomy.engine.core.vector.ValueKind;
import org.codeanatomy.plugin.api.vector.Column;
import org.codeanatomy.plugin.api.vector.Selection;

/**
 * Chooses a kernel for a comparison, once per batch. There are two, equal and less; the others are their negations and
 * mirror images, which holds for doubles, too, since NaN has a place in the order.
 */
public final class Comparisons {

    private Comparisons() {}

    /** Whether values of a kind are compared as they are; narrower ones are widened before. */
    public static boolean isNative(ValueKind kind) {
        return switch (kind) {
            case INT32, INT64, FLOAT64, DECIMAL128, BYTES -> true;
            default -> false;
        };
    }

    /** Writes bits of {@code a = b}, or of its negation, into a bitmap of zeros; nulls compare as anything. */
    public static void equal(Column a, Column b, ValueKind kind, Selection rows, long target, boolean negate) {
        run(a, b, kind, rows, target, negate, true);
    }

    /** Writes bits of {@code a < b}, or of its negation, into a bitmap of zeros; nulls compare as anything. */
    public static void less(Column a, Column b, ValueKind kind, Selection rows, long target, boolean negate) {
        run(a, b, kind, rows, target, negate, false);
    }

    private static void run(
            Column a, Column b, ValueKind kind, Selection rows, long target, boolean negate, boolean equal) {
        if (kind == ValueKind.BYTES || kind == ValueKind.DECIMAL128) {
            wide(a, b, kind, rows, target, negate ? -1 : 0, equal);
        } else if (rows == null || isDense(rows, a.length())) {
            dense(a, b, kind, target, negate ? -1 : 0, equal);
        } else {
            selected(a, b, kind, rows, target, negate ? -1 : 0, equal);
        }
    }

    /** All rows are compared faster than a third of them is picked, and what stands at the others means nothing. */
    private static boolean isDense(Selection rows, int length) {
        return 3L * rows.count() > length;
    }

    private static void dense(Column a, Column b, ValueKind kind, long target, int flip, boolean equal) {
        long x = a.dataAddress();
        long y = b.dataAddress();
        int i = Booleans.mask(a);
        int j = Booleans.mask(b);
        int count = a.length();
        switch (kind) {
            case INT32 -> {
                if (equal) {
                    IntComparison.equal(x, i, y, j, count, target, flip);
                } else {
                    IntComparison.less(x, i, y, j, count, target, flip);
                }
            }
            case INT64 -> {
                if (equal) {
                    LongComparison.equal(x, i, y, j, count, target, flip);
                } else {
                    LongComparison.less(x, i, y, j, count, target, flip);
                }
            }
            default -> {
                if (equal) {
                    DoubleComparison.equal(x, i, y, j, count, target, flip);
                } else {
                    DoubleComparison.less(x, i, y, j, count, target, flip);
                }
            }
        }
    }

    private static void selected(
            Column a, Column b, ValueKind kind, Selection rows, long target, int flip, boolean equal) {
        long x = a.dataAddress();
        long y = b.dataAddress();
        int i = Booleans.mask(a);
        int j = Booleans.mask(b);
        int[] positions = rows.positions();
        int count = rows.count();
        int length = a.length();
        switch (kind) {
            case INT32 -> {
                if (equal) {
                    IntComparison.equal(x, i, y, j, positions, count, target, length, flip);
                } else {
                    IntComparison.less(x, i, y, j, positions, count, target, length, flip);
                }
            }
            case INT64 -> {
                if (equal) {
                    LongComparison.equal(x, i, y, j, positions, count, target, length, flip);
                } else {
                    LongComparison.less(x, i, y, j, positions, count, target, length, flip);
                }
            }
            default -> {
                if (equal) {
                    DoubleComparison.equal(x, i, y, j, positions, count, target, length, flip);
                } else {
                    DoubleComparison.less(x, i, y, j, positions, count, target, length, flip);
                }
            }
        }
    }

    private static void wide(Column a, Column b, ValueKind kind, Selection rows, long target, int flip, boolean equal) {
        if (kind == ValueKind.DECIMAL128) {
            decimals(a, b, rows, target, flip, equal);
        } else if (equal && Booleans.mask(b) == 0) {
            equalText(a, b, rows, target, flip);
        } else if (equal && Booleans.mask(a) == 0) {
            equalText(b, a, rows, target, flip);
        } else {
            texts(a, b, rows, target, flip, equal);
        }
    }

    private static void decimals(Column a, Column b, Selection rows, long target, int flip, boolean equal) {
        long x = a.dataAddress();
        long y = b.dataAddress();
        int i = Booleans.mask(a);
        int j = Booleans.mask(b);
        int[] at = rows == null ? null : rows.positions();
        int length = a.length();
        int count = rows == null ? length : rows.count();
        if (equal) {
            WideComparison.equalDecimals(x, i, y, j, at, count, target, length, flip);
        } else {
            WideComparison.lessDecimals(x, i, y, j, at, count, target, length, flip);
        }
    }

    private static void equalText(Column column, Column text, Selection rows, long target, int flip) {
        int[] at = rows == null ? null : rows.positions();
        int length = column.length();
        WideComparison.equalText(
                column.offsetAddress(),
                column.dataAddress(),
                Utf8.address(text, 0),
                Utf8.length(text, 0),
                at,
                rows == null ? length : rows.count(),
                target,
                length,
                flip);
    }

    private static void texts(Column a, Column b, Selection rows, long target, int flip, boolean equal) {
        long x = a.dataAddress();
        long y = b.dataAddress();
        int i = Booleans.mask(a);
        int j = Booleans.mask(b);
        int[] at = rows == null ? null : rows.positions();
        int length = a.length();
        int count = rows == null ? length : rows.count();
        if (equal) {
            WideComparison.equalTexts(
                    a.offsetAddress(), x, i, b.offsetAddress(), y, j, at, count, target, length, flip);
        } else {
            WideComparison.lessTexts(a.offsetAddress(), x, i, b.offsetAddress(), y, j, at, count, target, length, flip);
        }
    }
}
