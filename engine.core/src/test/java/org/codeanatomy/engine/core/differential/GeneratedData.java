package org.codeanatomy.engine.core.differential;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.codeanatomy.engine.core.testing.TextTable;

/** Tables with many nulls and few distinct values, so that random conditions and joins find something. */
final class GeneratedData {

    private static final int ROWS = 60;

    /**
     * A column of every generated table.
     *
     * @param type as {@link TextTable} reads it
     * @param duckType as DuckDB reads it
     */
    record Column(String name, String type, String duckType) {}

    /** The columns, the same for all tables but for the number at the end of their names. */
    static final List<Column> COLUMNS = List.of(
            new Column("i", "int", "INTEGER"),
            new Column("b", "bigint", "BIGINT"),
            new Column("d", "decimal(10,2)", "DECIMAL(10,2)"),
            new Column("f", "double", "DOUBLE"),
            new Column("s", "text", "VARCHAR"),
            new Column("t", "date", "DATE"),
            new Column("u", "timestamp", "TIMESTAMP"),
            new Column("o", "bool", "BOOLEAN"));

    private final List<List<String>> rows;
    private final int table;

    GeneratedData(int table, Random random) {
        this.table = table;
        this.rows = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            List<String> values = new ArrayList<>();
            COLUMNS.forEach(column -> values.add(value(column.type(), random)));
            rows.add(values);
        }
    }

    String name() {
        return "t" + table;
    }

    private static String value(String type, Random random) {
        if (random.nextInt(6) == 0) {
            return null;
        }
        return switch (type) {
            case "int" -> String.valueOf(random.nextInt(12) - 3);
            case "bigint" -> String.valueOf(random.nextInt(8) * 1_000_000_007L - 5);
            case "decimal(10,2)" -> (random.nextInt(40) - 20) + "." + (random.nextBoolean() ? "25" : "50");
            case "double" -> String.valueOf((random.nextInt(20) - 10) / 4.0);
            case "text" ->
                List.of("", "a", "ab", "Abc", "b", "ba", "ünï", "a%b", "zz", "a_c")
                        .get(random.nextInt(10));
            case "date" -> "20" + (10 + random.nextInt(3)) + "-0" + (1 + random.nextInt(3)) + "-1" + random.nextInt(4);
            case "timestamp" ->
                "2020-01-0" + (1 + random.nextInt(3)) + " 0" + random.nextInt(3) + ":30:00.00" + random.nextInt(2)
                        + "500";
            default -> String.valueOf(random.nextBoolean());
        };
    }

    VectorSchemaRoot arrow(BufferAllocator allocator) {
        List<String> columns = COLUMNS.stream()
                .map(column -> column.name() + table + " " + column.type())
                .toList();
        return TextTable.of(allocator, columns, rows);
    }

    void create(Connection duck) throws SQLException {
        String columns = COLUMNS.stream()
                .map(column -> column.name() + table + " " + column.duckType())
                .collect(Collectors.joining(", "));
        String values = rows.stream()
                .map(row -> row.stream()
                        .map(value -> value == null ? "NULL" : "'" + value + "'")
                        .collect(Collectors.joining(", ", "(", ")")))
                .collect(Collectors.joining(", "));
        try (Statement statement = duck.createStatement()) {
            statement.execute("CREATE TABLE " + name() + " (" + columns + ")");
            statement.execute("INSERT INTO " + name() + " VALUES " + values);
        }
    }
}
