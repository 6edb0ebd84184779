package org.codeanatomy.engine.core.differential;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.codeanatomy.engine.core.testing.TextTable;

/** Tables with many nulls and few distinct values, so that random conditions and joins find something. */
final class GeneratedData {

    /** The rows of each table; the last is empty. */
    static final List<Integer> ROWS = List.of(60, 60, 130, 0);

    /**
     * A column of every generated table.
     *
     * @param type as {@link TextTable} reads it
     * @param duckType as DuckDB reads it
     */
    record Column(String name, String type, String duckType) {}

    /** The columns, the same for all tables but for the number at the end of their names. */
    static final List<Column> COLUMNS = List.of(
            new Column("k", "int not null", "INTEGER NOT NULL"),
            new Column("i", "int", "INTEGER"),
            new Column("b", "bigint", "BIGINT"),
            new Column("d", "decimal(10,2)", "DECIMAL(10,2)"),
            new Column("e", "decimal(30,5)", "DECIMAL(30,5)"),
            new Column("f", "double", "DOUBLE"),
            new Column("s", "text", "VARCHAR"),
            new Column("t", "date", "DATE"),
            new Column("u", "timestamp", "TIMESTAMP"),
            new Column("o", "bool", "BOOLEAN"),
            new Column("n", "struct(i int, s text)", "STRUCT(i INTEGER, s VARCHAR)"),
            new Column("l", "list(int)", "INTEGER[]"));

    private final List<List<String>> rows;
    private final int table;

    GeneratedData(int table, Random random) {
        this.table = table;
        this.rows = new ArrayList<>();
        for (int row = 0; row < ROWS.get(table - 1); row++) {
            List<String> values = new ArrayList<>();
            values.add(String.valueOf(row));
            COLUMNS.subList(1, COLUMNS.size()).forEach(column -> values.add(value(column.type(), random)));
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
            case "decimal(10,2)" ->
                random.nextInt(3) == 0
                        ? random.nextInt(12) - 3 + ".00"
                        : (random.nextInt(40) - 20) + "." + (random.nextBoolean() ? "25" : "50");
            case "decimal(30,5)" ->
                pick(
                        random,
                        "-12345678901234567890.12345",
                        "98765432109876543210.00001",
                        "1.25000",
                        "3.00000",
                        "0.00001");
            case "double" ->
                random.nextInt(10) == 0
                        ? pick(random, "NaN", "-0.0", "Infinity", "-Infinity")
                        : String.valueOf((random.nextInt(20) - 10) / 4.0);
            case "text" -> text(random);
            case "date" ->
                random.nextInt(6) == 0
                        ? pick(random, "1969-12-31", "2012-02-29", "0001-01-01")
                        : "20" + (10 + random.nextInt(3)) + "-0" + (1 + random.nextInt(3)) + "-1" + random.nextInt(4);
            case "timestamp" ->
                random.nextInt(6) == 0
                        ? pick(random, "1969-12-31 23:59:59.999999", "2012-01-01 00:00:00", "2011-02-11 00:00:00")
                        : "2020-01-0" + (1 + random.nextInt(3)) + " 0" + random.nextInt(3) + ":30:00.00"
                                + random.nextInt(2) + "500";
            case "struct(i int, s text)" -> value("int", random) + ";" + value("text", random);
            case "list(int)" ->
                IntStream.range(0, random.nextInt(4))
                        .mapToObj(i -> String.valueOf(value("int", random)))
                        .collect(Collectors.joining(";"));
            default -> String.valueOf(random.nextBoolean());
        };
    }

    private static String text(Random random) {
        return pick(
                random,
                "",
                "a",
                "ab",
                "Abc",
                "b",
                "ba",
                "ünï",
                "a%b",
                "zz",
                "a_c",
                " a ",
                "a text of many words",
                "a text of many worda");
    }

    private static String pick(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
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
        String values = rows.stream().map(GeneratedData::duckRow).collect(Collectors.joining(", "));
        try (Statement statement = duck.createStatement()) {
            statement.execute("CREATE TABLE " + name() + " (" + columns + ")");
            if (!rows.isEmpty()) {
                statement.execute("INSERT INTO " + name() + " VALUES " + values);
            }
        }
    }

    private static String duckRow(List<String> row) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            values.add(duckValue(COLUMNS.get(i).type(), row.get(i)));
        }
        return "(" + String.join(", ", values) + ")";
    }

    private static String duckValue(String type, String value) {
        if (value == null || value.equals("null")) {
            return "NULL";
        }
        if (type.startsWith("struct")) {
            String[] children = value.split(";", 2);
            return "{'i': " + duckValue("int", children[0]) + ", 's': " + duckValue("text", children[1]) + "}";
        }
        if (type.startsWith("list")) {
            return "[" + value.replace("null", "NULL").replace(';', ',') + "]";
        }
        return type.startsWith("int") ? value : "'" + value + "'";
    }
}
