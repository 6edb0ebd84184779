package org.codeanatomy.parquet.arrow.internal.write;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.parquet.format.Statistics;
import org.apache.parquet.format.Type;
import org.codeanatomy.parquet.arrow.internal.format.ColumnNode.LeafNode;

/** Nulls, smallest and greatest value of a column chunk. NaN counts for neither bound. Not thread-safe. */
final class StatisticsBuilder {

    /** Longer bounds of strings and binary are shortened. */
    private static final int MAX_BOUND_BYTES = 64;

    private final LeafNode leaf;
    private final StoredOrder order;
    private byte[] min;
    private byte[] max;
    private long nulls;

    StatisticsBuilder(LeafNode leaf) {
        this.leaf = leaf;
        this.order = StoredOrder.of(leaf);
    }

    void addNulls(long count) {
        nulls += count;
    }

    /** Takes a stored value into account. */
    void add(byte[] source, int from, int to) {
        if (order == null || isNaN(source, from)) {
            return;
        }
        if (min == null || order.compare(source, from, to, min, 0, min.length) < 0) {
            min = Arrays.copyOfRange(source, from, to);
        }
        if (max == null || order.compare(source, from, to, max, 0, max.length) > 0) {
            max = Arrays.copyOfRange(source, from, to);
        }
    }

    private boolean isNaN(byte[] source, int from) {
        return switch (leaf.type().type()) {
            case FLOAT -> Float.isNaN(Float.intBitsToFloat(LittleEndian.getInt(source, from)));
            case DOUBLE -> Double.isNaN(Double.longBitsToDouble(LittleEndian.getLong(source, from)));
            default -> false;
        };
    }

    /** The statistics as the footer has them. */
    Statistics build() {
        Statistics statistics = new Statistics();
        statistics.setNull_count(nulls);
        if (min == null) {
            return statistics;
        }
        byte[] lower = isVariable() ? shortened(min) : zero(min, true);
        statistics.setMin_value(lower);
        statistics.setIs_min_value_exact(!isVariable() || lower.length == min.length);
        byte[] upper = isVariable() ? raised(max) : zero(max, false);
        if (upper != null) {
            statistics.setMax_value(upper);
            statistics.setIs_max_value_exact(!isVariable() || max.length <= MAX_BOUND_BYTES);
        }
        return statistics;
    }

    private boolean isVariable() {
        return leaf.type().type() == Type.BYTE_ARRAY;
    }

    private boolean isText() {
        return leaf.field().getType() instanceof ArrowType.Utf8;
    }

    /** A zero bound gets the sign that makes it the wider one, as the format asks. */
    private byte[] zero(byte[] bound, boolean lower) {
        if (leaf.type().type() == Type.FLOAT && Float.intBitsToFloat(LittleEndian.getInt(bound, 0)) == 0) {
            return new byte[] {0, 0, 0, (byte) (lower ? 0x80 : 0)};
        }
        if (leaf.type().type() == Type.DOUBLE && Double.longBitsToDouble(LittleEndian.getLong(bound, 0)) == 0) {
            return new byte[] {0, 0, 0, 0, 0, 0, 0, (byte) (lower ? 0x80 : 0)};
        }
        return bound;
    }

    /** A prefix, which is never greater; of text, whole characters. */
    private byte[] shortened(byte[] bound) {
        if (bound.length <= MAX_BOUND_BYTES) {
            return bound;
        }
        int length = MAX_BOUND_BYTES;
        while (isText() && length > 0 && (bound[length] & 0xC0) == 0x80) {
            length--;
        }
        return Arrays.copyOf(bound, length);
    }

    /** A short value not less than {@code bound}, or null if there is none. */
    private byte[] raised(byte[] bound) {
        if (bound.length <= MAX_BOUND_BYTES) {
            return bound;
        }
        return isText() ? raisedText(shortened(bound)) : raisedBytes(shortened(bound));
    }

    private static byte[] raisedBytes(byte[] prefix) {
        for (int last = prefix.length - 1; last >= 0; last--) {
            if (prefix[last] != -1) {
                byte[] raised = Arrays.copyOf(prefix, last + 1);
                raised[last]++;
                return raised;
            }
        }
        return null;
    }

    private static byte[] raisedText(byte[] prefix) {
        int[] characters =
                new String(prefix, StandardCharsets.UTF_8).codePoints().toArray();
        for (int last = characters.length - 1; last >= 0; last--) {
            int next = characters[last] + 1;
            // Surrogates are no characters: the one after U+D7FF is U+E000.
            int raised = next == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : next;
            if (raised <= Character.MAX_CODE_POINT) {
                characters[last] = raised;
                return new String(characters, 0, last + 1).getBytes(StandardCharsets.UTF_8);
            }
        }
        return null;
    }
}
