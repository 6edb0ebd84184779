package org.codeanatomy.plugin.delta;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Struct;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Another reader of Parquet files, whose rows are in the form of {@link TableRows}. */
final class DuckDb implements AutoCloseable {

    private final Connection connection;

    DuckDb() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
        }
    }

    List<String> rows(Path parquet) throws SQLException {
        return query("SELECT * FROM read_parquet('" + parquet.toString().replace("'", "''") + "')");
    }

    List<String> query(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                StringJoiner text = new StringJoiner(", ", "{", "}");
                for (int i = 1; i <= columns; i++) {
                    text.add(value(result.getObject(i)));
                }
                rows.add(text.toString());
            }
        }
        return rows;
    }

    private static String value(Object value) throws SQLException {
        if (value == null) {
            return "null";
        }
        if (value instanceof String text) {
            return TableRows.text(text);
        }
        if (value instanceof Double || value instanceof Float) {
            return TableRows.real(((Number) value).doubleValue());
        }
        if (value instanceof BigDecimal decimal) {
            return TableRows.decimal(decimal);
        }
        if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        if (value instanceof Blob blob) {
            return TableRows.bytes(blob.getBytes(1, (int) blob.length()));
        }
        String time = time(value);
        return time == null ? nested(value) : time;
    }

    private static String time(Object value) {
        if (value instanceof LocalDate date) {
            return TableRows.day(date.toEpochDay());
        }
        if (value instanceof Timestamp timestamp) {
            return micros(timestamp.toLocalDateTime());
        }
        if (value instanceof LocalDateTime local) {
            return micros(local);
        }
        return value instanceof OffsetDateTime instant
                ? micros(instant.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime())
                : null;
    }

    private static String micros(LocalDateTime time) {
        return TableRows.micros(ChronoUnit.MICROS.between(LocalDate.EPOCH.atStartOfDay(), time));
    }

    private static String nested(Object value) throws SQLException {
        if (value instanceof Map<?, ?> map) {
            List<String> pairs = new ArrayList<>();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                pairs.add(value(entry.getKey()) + "=" + value(entry.getValue()));
            }
            return TableRows.map(pairs);
        }
        if (value instanceof Array array) {
            List<String> elements = new ArrayList<>();
            for (Object element : (Object[]) array.getArray()) {
                elements.add(value(element));
            }
            return elements.toString();
        }
        if (value instanceof Struct struct) {
            StringJoiner fields = new StringJoiner(", ", "{", "}");
            for (Object attribute : struct.getAttributes()) {
                fields.add(value(attribute));
            }
            return fields.toString();
        }
        throw new IllegalArgumentException("no form for " + value.getClass());
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
