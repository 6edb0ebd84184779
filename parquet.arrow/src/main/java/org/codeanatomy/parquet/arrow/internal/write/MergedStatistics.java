package org.codeanatomy.parquet.arrow.internal.write;

import java.util.Optional;
import java.util.OptionalLong;
import org.codeanatomy.parquet.arrow.ColumnStatistics;
import org.codeanatomy.parquet.arrow.internal.format.ValueOrder;

/** Statistics of two parts as those of the whole. */
final class MergedStatistics {

    /** Of no values at all. */
    static final ColumnStatistics EMPTY =
            new ColumnStatistics(0, OptionalLong.of(0), Optional.empty(), Optional.empty(), false, false);

    private MergedStatistics() {}

    static ColumnStatistics merge(ColumnStatistics left, ColumnStatistics right) {
        OptionalLong nulls = left.nullCount().isPresent() && right.nullCount().isPresent()
                ? OptionalLong.of(
                        left.nullCount().getAsLong() + right.nullCount().getAsLong())
                : OptionalLong.empty();
        ColumnStatistics low = wider(left, right, true);
        ColumnStatistics high = wider(left, right, false);
        return new ColumnStatistics(
                left.valueCount() + right.valueCount(), nulls, low.min(), high.max(), low.minExact(), high.maxExact());
    }

    /** The part whose bound is the whole's; a part with values and without a bound leaves the whole without. */
    private static ColumnStatistics wider(ColumnStatistics left, ColumnStatistics right, boolean min) {
        Optional<Object> leftBound = min ? left.min() : left.max();
        Optional<Object> rightBound = min ? right.min() : right.max();
        if (leftBound.isEmpty() || rightBound.isEmpty()) {
            boolean leftCounts = leftBound.isPresent() || left.mayBeNotNull();
            boolean rightCounts = rightBound.isPresent() || right.mayBeNotNull();
            return leftCounts && (!rightCounts || leftBound.isEmpty()) ? left : right;
        }
        int order = ValueOrder.compare(leftBound.get(), rightBound.get());
        return (min ? order <= 0 : order >= 0) ? left : right;
    }
}
