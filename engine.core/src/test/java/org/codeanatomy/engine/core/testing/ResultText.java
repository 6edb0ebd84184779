package org.codeanatomy.engine.core.testing;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.engine.api.Result;

/** Results as texts, for comparing and for people. */
public final class ResultText {

    private ResultText() {}

    /** The names of the columns. */
    public static List<String> columns(Result result) {
        return result.schema().getFields().stream().map(Field::getName).toList();
    }

    /** All rows that are left, one text per value; a null is {@code null}. */
    public static List<List<String>> rows(Result result) {
        List<List<String>> rows = new ArrayList<>();
        for (VectorSchemaRoot root = result.next(); root != null; root = result.next()) {
            for (int row = 0; row < root.getRowCount(); row++) {
                List<String> values = new ArrayList<>();
                for (FieldVector vector : root.getFieldVectors()) {
                    values.add(text(vector, row));
                }
                rows.add(values);
            }
        }
        return rows;
    }

    private static String text(FieldVector vector, int row) {
        if (vector.isNull(row)) {
            return "null";
        }
        if (vector instanceof DateDayVector dates) {
            return LocalDate.ofEpochDay(dates.get(row)).toString();
        }
        if (vector instanceof TimeStampMicroVector || vector instanceof TimeStampMicroTZVector) {
            Object value = vector.getObject(row);
            return value instanceof LocalDateTime time ? time.toString() : String.valueOf(value);
        }
        if (vector instanceof StructVector struct) {
            return struct.getChildrenFromFields().stream()
                    .map(child -> child.getName() + ": " + text(child, row))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (vector instanceof ListVector list) {
            return IntStream.range(list.getElementStartIndex(row), list.getElementEndIndex(row))
                    .mapToObj(element -> text(list.getDataVector(), element))
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        Object value = vector.getObject(row);
        // -0.0 equals 0.0, so which of the two is shown is open
        return value instanceof Double number && number == 0 ? "0.0" : value.toString();
    }
}
