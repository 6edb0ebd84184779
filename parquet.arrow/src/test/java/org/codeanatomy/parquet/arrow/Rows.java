package org.codeanatomy.parquet.arrow;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Rows of vectors as text in which equal text means equal values, floats by their bits. */
final class Rows {

    private Rows() {}

    static List<String> of(VectorSchemaRoot root) {
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < root.getRowCount(); row++) {
            int at = row;
            rows.add(root.getFieldVectors().stream()
                    .map(vector -> value(vector, at))
                    .collect(Collectors.joining(", ")));
        }
        return rows;
    }

    static String value(FieldVector vector, int row) {
        return text(vector.getObject(row));
    }

    private static String text(Object value) {
        if (value instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }
        if (value instanceof Double number) {
            return "d" + Long.toHexString(Double.doubleToRawLongBits(number));
        }
        if (value instanceof Float number) {
            return "f" + Integer.toHexString(Float.floatToRawIntBits(number));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Rows::text).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + text(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return String.valueOf(value);
    }
}
