package org.codeanatomy.engine.core.catalog;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Records as rows, a column per component: so that a table cannot say anything else than whoever prints the same
 * records. {@code startedAt} becomes {@code started_at}; an empty {@code Optional} becomes null, a list becomes its
 * elements joined by {@code "; "}.
 *
 * @param <R> the record
 */
final class RecordRows<R extends Record> {

    private final RecordComponent[] components;
    private final Supplier<List<R>> source;

    RecordRows(Class<R> type, Supplier<List<R>> source) {
        this.components = type.getRecordComponents();
        this.source = source;
    }

    /** A table of the records that there are when a scan is planned. */
    static <R extends Record> RowsTable table(Class<R> type, Supplier<List<R>> source) {
        RecordRows<R> records = new RecordRows<>(type, source);
        return new RowsTable(records.columns().schema(), records::rows);
    }

    /** The records that there are now. */
    Rows rows() {
        Rows rows = columns();
        source.get().forEach(row -> rows.row(values(row)));
        return rows;
    }

    private Rows columns() {
        Rows rows = new Rows();
        for (RecordComponent component : components) {
            String name = component
                    .getName()
                    .replaceAll("(\\p{Lower})(\\p{Upper})", "$1_$2")
                    .toLowerCase(Locale.ROOT);
            String type = component.getGenericType().getTypeName();
            if (type.equals("long") || type.equals("int")) {
                rows.integer(name);
            } else if (type.equals("boolean")) {
                rows.bool(name);
            } else if (type.contains(Instant.class.getName())) {
                rows.timestamp(name);
            } else {
                rows.text(name);
            }
        }
        return rows;
    }

    private Object[] values(R row) {
        return Arrays.stream(components).map(component -> value(component, row)).toArray();
    }

    private static Object value(RecordComponent component, Record row) {
        try {
            return cell(component.getAccessor().invoke(row));
        } catch (IllegalAccessException | InvocationTargetException unreadable) {
            throw new IllegalStateException(component + " cannot be read", unreadable);
        }
    }

    private static Object cell(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.map(RecordRows::cell).orElse(null);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).collect(Collectors.joining("; "));
        }
        if (value instanceof Integer number) {
            return number.longValue();
        }
        return value instanceof Long || value instanceof Boolean || value instanceof Instant || value == null
                ? value
                : value.toString();
    }
}
