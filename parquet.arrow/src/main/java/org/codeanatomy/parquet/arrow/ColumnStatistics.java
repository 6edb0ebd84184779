package org.codeanatomy.parquet.arrow;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.codeanatomy.parquet.arrow.internal.format.ValueOrder;

/**
 * What a file says about the values of one leaf column, in a row group or in the whole file. Immutable.
 *
 * <p>Only what may be trusted is here: bounds that are NaN, out of order, or written in an order that readers do not
 * share (the deprecated {@code min}/{@code max} of strings and unsigned numbers, INT96) are absent.
 *
 * <p>Bounds have the class the column's Arrow type calls for: {@code Boolean}; {@code Long} for integers up to 64 bits,
 * dates, times and timestamps in the unit of the Arrow type; {@code BigInteger} for uint64; {@code Double} for both
 * float types; {@code BigDecimal} for decimals; {@code String} for utf8; {@code byte[]}, not to be changed, for
 * binary and fixed-size binary. Strings and bytes compare as unsigned bytes.
 *
 * @param valueCount number of values, nulls and empty lists included
 * @param nullCount number of nulls, if known; of a leaf inside a list: nulls and absent elements
 * @param min a lower bound of all values that are not null and not NaN
 * @param max an upper bound of all values that are not null and not NaN
 * @param minExact whether {@code min} is known to be one of the values; false if it may be shortened
 * @param maxExact whether {@code max} is known to be one of the values; false if it may be shortened
 */
public record ColumnStatistics(
        long valueCount,
        OptionalLong nullCount,
        Optional<Object> min,
        Optional<Object> max,
        boolean minExact,
        boolean maxExact) {

    /** Refuses nulls. */
    public ColumnStatistics {
        Objects.requireNonNull(nullCount, "nullCount is null");
        Objects.requireNonNull(min, "min is null");
        Objects.requireNonNull(max, "max is null");
    }

    /** Statistics that say nothing but the number of values. */
    public static ColumnStatistics unknown(long valueCount) {
        return new ColumnStatistics(valueCount, OptionalLong.empty(), Optional.empty(), Optional.empty(), false, false);
    }

    /**
     * Whether some value may satisfy {@code column comparison literal}; false only if none can. A null never satisfies a
     * comparison. NaN counts as greater than every number, so upper bounds of floating-point columns rule nothing out.
     *
     * @param literal a value of the class of the bounds; for {@code Long} and {@code Double} bounds any other boxed
     *     primitive number of that kind will do too
     * @throws IllegalArgumentException if the literal is of another kind than the bounds
     */
    public boolean mayMatch(Comparison comparison, Object literal) {
        Objects.requireNonNull(literal, "literal is null");
        if (allNull()) {
            return false;
        }
        boolean nanPossible = ValueOrder.isFloating(literal);
        if (nanPossible && Double.isNaN(((Number) literal).doubleValue())) {
            return true;
        }
        return switch (comparison) {
            case EQUAL -> atMost(min, literal) && atLeast(max, literal);
            case NOT_EQUAL -> nanPossible || !onlyValueIs(literal);
            case LESS -> below(min, literal);
            case LESS_OR_EQUAL -> atMost(min, literal);
            case GREATER -> nanPossible || max.isEmpty() || ValueOrder.compare(max.get(), literal) > 0;
            case GREATER_OR_EQUAL -> nanPossible || atLeast(max, literal);
        };
    }

    /** Whether a null may be among the values. */
    public boolean mayBeNull() {
        return nullCount.isEmpty() || nullCount.getAsLong() > 0;
    }

    /** Whether a value other than null may be among the values. */
    public boolean mayBeNotNull() {
        return !allNull();
    }

    private boolean allNull() {
        return valueCount == 0 || (nullCount.isPresent() && nullCount.getAsLong() == valueCount);
    }

    private boolean onlyValueIs(Object literal) {
        return min.isPresent()
                && max.isPresent()
                && ValueOrder.compare(min.get(), literal) == 0
                && ValueOrder.compare(max.get(), literal) == 0;
    }

    private static boolean below(Optional<Object> min, Object literal) {
        return min.isEmpty() || ValueOrder.compare(min.get(), literal) < 0;
    }

    private static boolean atMost(Optional<Object> min, Object literal) {
        return min.isEmpty() || ValueOrder.compare(min.get(), literal) <= 0;
    }

    private static boolean atLeast(Optional<Object> max, Object literal) {
        return max.isEmpty() || ValueOrder.compare(max.get(), literal) >= 0;
    }
}
