package org.codeanatomy.parquet.arrow.internal.format;

import java.util.Optional;
import java.util.OptionalLong;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.parquet.format.Statistics;
import org.apache.parquet.format.Type;
import org.codeanatomy.parquet.arrow.ColumnStatistics;
import org.codeanatomy.parquet.arrow.internal.format.ColumnNode.LeafNode;

/**
 * Decides what of a column chunk's statistics may be trusted, and decodes it.
 *
 * <p>{@code min_value}/{@code max_value} count if the footer declares the type's own order, or if the type has only one
 * order anyone ever used (signed numbers). The deprecated {@code min}/{@code max} count for the latter only: writers
 * compared strings and unsigned numbers as signed bytes there.
 */
public final class StatisticsReader {

    private StatisticsReader() {}

    /**
     * The trusted part of a chunk's statistics.
     *
     * @param statistics as stored, or null
     * @param typeOrder whether the footer declares the type's own order for this column
     */
    public static ColumnStatistics read(LeafNode leaf, Statistics statistics, long valueCount, boolean typeOrder) {
        if (statistics == null) {
            return ColumnStatistics.unknown(valueCount);
        }
        OptionalLong nulls = nullCount(statistics, valueCount);
        boolean naturalOrder = hasOneOrder(leaf);
        Optional<Object> min = Optional.empty();
        Optional<Object> max = Optional.empty();
        boolean current = statistics.isSetMin_value() || statistics.isSetMax_value();
        if (!isOrdered(leaf)) {
            return new ColumnStatistics(valueCount, nulls, min, max, false, false);
        }
        if (current && (typeOrder || naturalOrder)) {
            min = decode(leaf, statistics.getMin_value()).map(value -> widenZero(value, -0.0));
            max = decode(leaf, statistics.getMax_value()).map(value -> widenZero(value, 0.0));
        } else if (!current && naturalOrder) {
            min = decode(leaf, statistics.getMin()).map(value -> widenZero(value, -0.0));
            max = decode(leaf, statistics.getMax()).map(value -> widenZero(value, 0.0));
        }
        boolean usable = !isNaN(min) && !isNaN(max) && ascending(min, max);
        return usable
                ? new ColumnStatistics(
                        valueCount,
                        nulls,
                        min,
                        max,
                        exact(leaf, statistics, true, min),
                        exact(leaf, statistics, false, max))
                : new ColumnStatistics(valueCount, nulls, Optional.empty(), Optional.empty(), false, false);
    }

    private static OptionalLong nullCount(Statistics statistics, long valueCount) {
        long nulls = statistics.getNull_count();
        return statistics.isSetNull_count() && nulls >= 0 && nulls <= valueCount
                ? OptionalLong.of(nulls)
                : OptionalLong.empty();
    }

    /** INT96, half floats, intervals and nulls have no order to rely on. */
    private static boolean isOrdered(LeafNode leaf) {
        ArrowType type = leaf.field().getType();
        boolean half = type instanceof ArrowType.FloatingPoint floating
                && floating.getPrecision() == FloatingPointPrecision.HALF;
        return !half
                && leaf.type().conversion() != Conversion.NULL
                && leaf.type().type() != Type.INT96;
    }

    private static boolean hasOneOrder(LeafNode leaf) {
        ArrowType type = leaf.field().getType();
        if (type instanceof ArrowType.Int integer) {
            return integer.getIsSigned();
        }
        return switch (leaf.type().type()) {
            case BOOLEAN, INT32, INT64, FLOAT, DOUBLE -> true;
            case INT96, BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> false;
        };
    }

    private static boolean exact(LeafNode leaf, Statistics statistics, boolean min, Optional<Object> bound) {
        if (bound.isEmpty()) {
            return false;
        }
        if (leaf.type().conversion() != Conversion.BYTES && !(bound.get() instanceof byte[])) {
            return true;
        }
        return min
                ? statistics.isSetIs_min_value_exact() && statistics.isIs_min_value_exact()
                : statistics.isSetIs_max_value_exact() && statistics.isIs_max_value_exact();
    }

    private static Optional<Object> decode(LeafNode leaf, byte[] stored) {
        return stored == null ? Optional.empty() : StoredValues.decode(leaf, stored);
    }

    /** Writers disagree on the sign of a zero bound, so it is taken as the wider of the two. */
    private static Object widenZero(Object value, double zero) {
        return value instanceof Double number && number == 0 ? (Object) zero : value;
    }

    private static boolean isNaN(Optional<Object> bound) {
        return bound.isPresent() && bound.get() instanceof Double number && number.isNaN();
    }

    private static boolean ascending(Optional<Object> min, Optional<Object> max) {
        return min.isEmpty() || max.isEmpty() || ValueOrder.compare(min.get(), max.get()) <= 0;
    }
}
