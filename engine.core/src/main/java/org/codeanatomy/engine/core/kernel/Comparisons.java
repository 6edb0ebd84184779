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
            wide(a, b, kind, rows, target, negate, equal);
        } else if (rows == null) {
            dense(a, b, kind, target, negate ? -1L : 0, equal);
        } else {
            selected(a, b, kind, rows, target, negate, equal);
        }
    }

    private static void dense(Column a, Column b, ValueKind kind, long target, long flip, boolean equal) {
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
            Column a, Column b, ValueKind kind, Selection rows, long target, boolean flip, boolean equal) {
        long x = a.dataAddress();
        long y = b.dataAddress();
        int i = Booleans.mask(a);
        int j = Booleans.mask(b);
        int[] positions = rows.positions();
        int count = rows.count();
        switch (kind) {
            case INT32 -> {
                if (equal) {
                    IntComparison.equal(x, i, y, j, positions, count, target, flip);
                } else {
                    IntComparison.less(x, i, y, j, positions, count, target, flip);
                }
            }
            case INT64 -> {
                if (equal) {
                    LongComparison.equal(x, i, y, j, positions, count, target, flip);
                } else {
                    LongComparison.less(x, i, y, j, positions, count, target, flip);
                }
            }
            default -> {
                if (equal) {
                    DoubleComparison.equal(x, i, y, j, positions, count, target, flip);
                } else {
                    DoubleComparison.less(x, i, y, j, positions, count, target, flip);
                }
            }
        }
    }

    /** Texts and decimals cost more than finding their rows, so that one loop over positions serves both cases. */
    private static void wide(
            Column a, Column b, ValueKind kind, Selection rows, long target, boolean flip, boolean equal) {
        long x = a.dataAddress();
        long y = b.dataAddress();
        int i = Booleans.mask(a);
        int j = Booleans.mask(b);
        int[] at = Selections.positions(rows, a.length());
        int count = rows == null ? a.length() : rows.count();
        if (kind == ValueKind.DECIMAL128) {
            if (equal) {
                WideComparison.equalDecimals(x, i, y, j, at, count, target, flip);
            } else {
                WideComparison.lessDecimals(x, i, y, j, at, count, target, flip);
            }
        } else if (equal) {
            WideComparison.equalTexts(a.offsetAddress(), x, i, b.offsetAddress(), y, j, at, count, target, flip);
        } else {
            WideComparison.lessTexts(a.offsetAddress(), x, i, b.offsetAddress(), y, j, at, count, target, flip);
        }
    }
}
