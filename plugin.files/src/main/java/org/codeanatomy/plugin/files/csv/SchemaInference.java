package org.codeanatomy.plugin.files.csv;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Guesses column types from values: the first of boolean, bigint, double, date, timestamp and timestamp with time zone
 * that all of them are, otherwise text. A column without values is text. Not thread-safe.
 */
final class SchemaInference {

    private final List<Candidates> columns = new ArrayList<>();

    /** Looks at one value that is not null. */
    void see(int column, char[] text, int offset, int length) {
        while (columns.size() <= column) {
            columns.add(new Candidates());
        }
        columns.get(column).see(text, offset, length);
    }

    /** The guess. Names are made different from each other by {@code _1}, {@code _2}, …, without regard to case. */
    Schema schema(List<String> names) {
        List<Field> fields = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            ArrowType type = i < columns.size() ? columns.get(i).type() : SchemaText.TEXT;
            fields.add(SchemaText.column(free(names.get(i), i, taken), type));
        }
        return new Schema(fields);
    }

    private static String free(String name, int index, Set<String> taken) {
        String base = name.isBlank() ? "column" + index : name;
        String candidate = base;
        for (int i = 1; !taken.add(candidate.toLowerCase(Locale.ROOT)); i++) {
            candidate = base + "_" + i;
        }
        return candidate;
    }

    private static final class Candidates {
        private final Numbers numbers = new Numbers();
        private final Times times = new Times();
        private boolean seen;
        private boolean truth = true;
        private boolean whole = true;
        private boolean real = true;
        private boolean date = true;
        private boolean timestamp = true;
        private boolean instant = true;

        void see(char[] text, int offset, int length) {
            int first = offset;
            int end = offset + length;
            while (first < end && text[first] == ' ') {
                first++;
            }
            while (end > first && text[end - 1] == ' ') {
                end--;
            }
            narrow(text, first, end - first);
            seen = true;
        }

        private void narrow(char[] text, int offset, int length) {
            truth = truth && ColumnParser.truth(text, offset, length) >= 0;
            if (whole) {
                numbers.whole(text, offset, length);
                whole = numbers.ok();
            }
            if (real && !whole) {
                numbers.real(text, offset, length);
                real = numbers.ok();
            }
            if (date) {
                times.date(text, offset, length);
                date = times.ok();
            }
            if (timestamp || instant) {
                times.timestamp(text, offset, length);
                timestamp = timestamp && times.ok() && !times.zoned();
                instant = instant && times.ok();
            }
        }

        ArrowType type() {
            if (!seen) {
                return SchemaText.TEXT;
            }
            if (truth) {
                return SchemaText.BOOLEAN;
            }
            if (whole) {
                return SchemaText.BIGINT;
            }
            if (real) {
                return SchemaText.DOUBLE;
            }
            if (date) {
                return SchemaText.DATE;
            }
            if (timestamp) {
                return SchemaText.TIMESTAMP;
            }
            return instant ? SchemaText.INSTANT : SchemaText.TEXT;
        }
    }
}
