package org.codeanatomy.plugin.codeanatomy.internal.function;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.ViewVarCharVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.codeanatomy.plugin.api.vector.Column;

/**
 * The values of a column as text: text as it is, whole numbers and decimals in their digits, booleans as
 * {@code true} and {@code false}, floating point in its shortest digits without an exponent. Valid as long as the column.
 */
final class ValueText {

    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

    private enum Layout {
        UTF8,
        LARGE_UTF8,
        UTF8_VIEW,
        BOOLEAN,
        INT8,
        INT16,
        INT32,
        INT64,
        FLOAT32,
        FLOAT64,
        DECIMAL,
        NULL
    }

    private final Rows rows;
    private final Layout layout;
    private final ArrowBuf offsets;
    private final ArrowBuf data;
    private final ViewVarCharVector views;
    private final DecimalVector decimals;

    /**
     * The values of {@code column}.
     *
     * @throws IllegalArgumentException if {@link #reads} says that its type has no text
     */
    ValueText(Column column) {
        this.rows = new Rows(column);
        ArrowType type = column.field().getType();
        this.layout =
                layoutOf(type).orElseThrow(() -> new IllegalArgumentException("a value of " + type + " has no text"));
        boolean offsetted = layout == Layout.UTF8 || layout == Layout.LARGE_UTF8;
        this.offsets = offsetted ? rows.values().getOffsetBuffer() : null;
        this.views = layout == Layout.UTF8_VIEW ? (ViewVarCharVector) rows.values() : null;
        this.decimals = layout == Layout.DECIMAL ? (DecimalVector) rows.values() : null;
        this.data = layout == Layout.NULL || layout == Layout.UTF8_VIEW
                ? null
                : rows.values().getDataBuffer();
    }

    /** Whether values of a type have a text here. */
    static boolean reads(ArrowType type) {
        return layoutOf(type).isPresent();
    }

    private static Optional<Layout> layoutOf(ArrowType type) {
        return Optional.ofNullable(
                switch (type.getTypeID()) {
                    case Null -> Layout.NULL;
                    case Utf8 -> Layout.UTF8;
                    case LargeUtf8 -> Layout.LARGE_UTF8;
                    case Utf8View -> Layout.UTF8_VIEW;
                    case Bool -> Layout.BOOLEAN;
                    case Int -> integer((ArrowType.Int) type);
                    case Decimal -> ((ArrowType.Decimal) type).getBitWidth() == 128 ? Layout.DECIMAL : null;
                    case FloatingPoint -> floating((ArrowType.FloatingPoint) type);
                    default -> null;
                });
    }

    private static Layout integer(ArrowType.Int type) {
        if (!type.getIsSigned()) {
            return null;
        }
        return switch (type.getBitWidth()) {
            case 8 -> Layout.INT8;
            case 16 -> Layout.INT16;
            case 32 -> Layout.INT32;
            default -> Layout.INT64;
        };
    }

    private static Layout floating(ArrowType.FloatingPoint type) {
        return switch (type.getPrecision()) {
            case SINGLE -> Layout.FLOAT32;
            case DOUBLE -> Layout.FLOAT64;
            case HALF -> null;
        };
    }

    /** Adds the text of {@code row} to {@code target}; adds nothing and returns false if the row is null. */
    boolean appendTo(Scratch target, int row) {
        int at = rows.position(row);
        if (at < 0) {
            return false;
        }
        switch (layout) {
            case UTF8 -> {
                int start = offsets.getInt(4L * at);
                target.append(data, start, offsets.getInt(4L * at + 4) - start);
            }
            case LARGE_UTF8 -> {
                long start = offsets.getLong(8L * at);
                target.append(data, start, Math.toIntExact(offsets.getLong(8L * at + 8) - start));
            }
            case UTF8_VIEW -> target.append(views.get(at));
            case BOOLEAN -> target.append(Rows.isClear(data, at) ? FALSE : TRUE);
            case INT8 -> target.appendDecimal(data.getByte(at));
            case INT16 -> target.appendDecimal(data.getShort(2L * at));
            case INT32 -> target.appendDecimal(data.getInt(4L * at));
            case INT64 -> target.appendDecimal(data.getLong(8L * at));
            case FLOAT32 -> target.append(ascii(ShortestDecimal.of(data.getFloat(4L * at))));
            case FLOAT64 -> target.append(ascii(ShortestDecimal.of(data.getDouble(8L * at))));
            case DECIMAL -> target.append(ascii(decimals.getObject(at).toPlainString()));
            case NULL -> throw new IllegalStateException("a column of nulls has no value at " + at);
        }
        return true;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
