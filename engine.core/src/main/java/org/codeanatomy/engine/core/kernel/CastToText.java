package org.codeanatomy.engine.core.kernel;

import org.apache.arrow.vector.types.pojo.ArrowType;
import org.codeanatomy.engine.core.vector.TextBuilder;
import org.codeanatomy.engine.core.vector.ValueKind;
import org.codeanatomy.memory.Mem;
import org.codeanatomy.plugin.api.vector.Column;

/** Casts to text. Rows are not null, in ascending order. */
public final class CastToText {

    private CastToText() {}

    /** Writes the texts of values of any type that has one. */
    public static void cast(Column source, ArrowType type, int[] rows, int count, TextBuilder target) {
        switch (type.getTypeID()) {
            case Date -> dates(source, rows, count, target);
            case Timestamp -> timestamps(source, (ArrowType.Timestamp) type, rows, count, target);
            case Decimal -> decimals(source, ((ArrowType.Decimal) type).getScale(), rows, count, target);
            case Bool -> booleans(source, rows, count, target);
            case Utf8, Binary -> texts(source, rows, count, target);
            case FloatingPoint -> floats(source, ValueKind.of(type), rows, count, target);
            default -> integers(source, ValueKind.of(type), rows, count, target);
        }
    }

    private static void dates(Column source, int[] rows, int count, TextBuilder target) {
        int mask = Booleans.mask(source);
        for (int i = 0; i < count; i++) {
            target.put(rows[i], Temporal.formatDate(Mem.getInt(source.dataAddress() + 4L * (rows[i] & mask))));
        }
    }

    private static void timestamps(Column source, ArrowType.Timestamp type, int[] rows, int count, TextBuilder target) {
        int mask = Booleans.mask(source);
        for (int i = 0; i < count; i++) {
            long micros = Mem.getLong(source.dataAddress() + 8L * (rows[i] & mask));
            target.put(rows[i], Temporal.formatTimestamp(micros, type.getTimezone() != null));
        }
    }

    private static void decimals(Column source, int scale, int[] rows, int count, TextBuilder target) {
        for (int i = 0; i < count; i++) {
            target.put(rows[i], Decimals.get(source, scale, rows[i]).toPlainString());
        }
    }

    private static void booleans(Column source, int[] rows, int count, TextBuilder target) {
        int mask = Booleans.mask(source);
        for (int i = 0; i < count; i++) {
            target.put(rows[i], Mem.getBit(source.dataAddress(), rows[i] & mask) ? "true" : "false");
        }
    }

    private static void texts(Column source, int[] rows, int count, TextBuilder target) {
        for (int i = 0; i < count; i++) {
            target.put(rows[i], Utf8.address(source, rows[i]), Utf8.length(source, rows[i]));
        }
    }

    private static void floats(Column source, ValueKind kind, int[] rows, int count, TextBuilder target) {
        int mask = Booleans.mask(source);
        for (int i = 0; i < count; i++) {
            int row = rows[i] & mask;
            String text = kind == ValueKind.FLOAT32
                    ? NumberTexts.format(Mem.getFloat(source.dataAddress() + 4L * row))
                    : NumberTexts.format(Mem.getDouble(source.dataAddress() + 8L * row));
            target.put(rows[i], text);
        }
    }

    private static void integers(Column source, ValueKind kind, int[] rows, int count, TextBuilder target) {
        int mask = Booleans.mask(source);
        for (int i = 0; i < count; i++) {
            int row = rows[i] & mask;
            long value =
                    switch (kind) {
                        case INT8 -> Mem.getByte(source.dataAddress() + row);
                        case INT16 -> Mem.getShort(source.dataAddress() + 2L * row);
                        case INT32 -> Mem.getInt(source.dataAddress() + 4L * row);
                        case INT64 -> Mem.getLong(source.dataAddress() + 8L * row);
                        default -> throw new IllegalArgumentException("no text of " + kind);
                    };
            target.put(rows[i], Long.toString(value));
        }
    }
}
