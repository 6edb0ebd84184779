package org.codeanatomy.plugin.testkit.internal.vector;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.ValueVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.util.Text;
import org.apache.arrow.vector.util.ValueVectorUtility;
import org.codeanatomy.plugin.api.vector.Batch;
import org.codeanatomy.plugin.api.vector.Column;

/** The values of columns as Java objects that can be compared. For tests only: it boxes every value. */
public final class Contents {

    private Contents() {}

    /** All values of a vector. */
    public static List<Object> of(ValueVector vector) {
        List<Object> values = new ArrayList<>(vector.getValueCount());
        for (int row = 0; row < vector.getValueCount(); row++) {
            values.add(value(vector, row));
        }
        return values;
    }

    /** The rows of a batch that count, one list of values per row. */
    public static List<List<Object>> rows(Batch batch) {
        List<List<Object>> rows = new ArrayList<>(batch.selectedCount());
        for (int index = 0; index < batch.selectedCount(); index++) {
            int row = batch.selection() == null ? index : batch.selection().position(index);
            List<Object> values = new ArrayList<>(batch.columns().size());
            batch.columns().forEach(column -> values.add(value(column, row)));
            rows.add(values);
        }
        return rows;
    }

    private static Object value(Column column, int row) {
        return switch (column.encoding()) {
            case FLAT -> value(column.vector(), row);
            case CONSTANT -> value(column.vector(), 0);
            case DICTIONARY ->
                column.vector().isNull(row)
                        ? null
                        : value(column.dictionaryValues().vector(), ((IntVector) column.vector()).get(row));
        };
    }

    /** One value; null for a null. */
    public static Object value(ValueVector vector, int row) {
        return comparable(vector.getObject(row));
    }

    private static Object comparable(Object value) {
        if (value instanceof byte[] bytes) {
            return ByteBuffer.wrap(bytes);
        } else if (value instanceof Text text) {
            return text.toString();
        } else if (value instanceof List<?> list) {
            List<Object> items = new ArrayList<>(list.size());
            list.forEach(item -> items.add(comparable(item)));
            return items;
        } else if (value instanceof Map<?, ?> map) {
            Map<Object, Object> entries = new LinkedHashMap<>();
            map.forEach((key, item) -> entries.put(comparable(key), comparable(item)));
            return entries;
        }
        return value;
    }

    /** What is malformed about a vector, or null: lengths, offsets, text that is no UTF-8. */
    public static String malformation(FieldVector vector) {
        try {
            ValueVectorUtility.validateFull(vector);
            if (vector instanceof VarCharVector texts) {
                for (int row = 0; row < texts.getValueCount(); row++) {
                    if (!texts.isNull(row)) {
                        Text.validateUTF8(texts.get(row));
                    }
                }
            }
            return null;
        } catch (Exception invalid) { // of several unrelated classes; each says what is wrong
            return String.valueOf(invalid.getMessage());
        }
    }

    /** A value as it is shown in a sentence. */
    public static String shown(Object value) {
        String text = value instanceof String string ? "'" + string + "'" : String.valueOf(value);
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}
