package org.codeanatomy.engine.core.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes random expressions that mean the same to both engines. Where their dialects differ (division of integers), the
 * difference is cast away in the text.
 */
final class ExpressionGenerator {

    private final Random random;

    ExpressionGenerator(Random random) {
        this.random = random;
    }

    /** The kinds of value that expressions have. */
    enum Kind {
        INT("i"),
        LONG("b"),
        DECIMAL("d"),
        DOUBLE("f"),
        TEXT("s"),
        DATE("t"),
        TIMESTAMP("u"),
        BOOL("o");

        private final String column;

        Kind(String column) {
            this.column = column;
        }
    }

    Kind kind() {
        return Kind.values()[random.nextInt(Kind.values().length)];
    }

    /** A column of that kind of one of the tables. */
    String column(Kind kind, List<String> tables) {
        String table = tables.get(random.nextInt(tables.size()));
        return table + "." + kind.column + table.charAt(table.length() - 1);
    }

    /** A value of that kind, nested at most {@code depth} deep. */
    String value(Kind kind, List<String> tables, int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return random.nextInt(4) == 0 ? literal(kind) : column(kind, tables);
        }
        return switch (random.nextInt(4)) {
            case 0 ->
                "CASE WHEN " + condition(tables, depth - 1) + " THEN " + value(kind, tables, depth - 1) + " ELSE "
                        + value(kind, tables, depth - 1) + " END";
            case 1 -> defaulted(column(kind, tables), value(kind, tables, depth - 1));
            default -> computed(kind, tables, depth);
        };
    }

    private String defaulted(String column, String otherwise) {
        return random.nextBoolean()
                ? "coalesce(" + column + ", " + otherwise + ")"
                : "CASE WHEN " + column + " IS NOT NULL THEN " + column + " ELSE " + otherwise + " END";
    }

    private String computed(Kind kind, List<String> tables, int depth) {
        String a = value(kind, tables, depth - 1);
        return switch (kind) {
            case INT -> integer(tables, depth, a);
            case LONG -> "(" + a + pick(" + ", " - ") + "CAST(" + value(Kind.INT, tables, depth - 1) + " AS BIGINT))";
            case DECIMAL -> "CAST(" + a + pick(" + ", " - ") + literal(Kind.DECIMAL) + " AS DECIMAL(18, 2))";
            case DOUBLE -> "(" + a + pick(" + ", " * ", " - ") + column(Kind.DOUBLE, tables) + ")";
            case TEXT -> text(tables, a);
            case DATE, TIMESTAMP -> pick("greatest", "least") + "(" + a + ", " + literal(kind) + ")";
            case BOOL -> "(" + condition(tables, depth - 1) + ")";
        };
    }

    private String integer(List<String> tables, int depth, String a) {
        return switch (random.nextInt(6)) {
            case 0 -> "CAST(length(" + value(Kind.TEXT, tables, depth - 1) + ") AS INTEGER)";
            case 1 ->
                "CAST(extract(" + pick("YEAR", "MONTH", "DAY") + " FROM " + column(Kind.DATE, tables) + ") AS INTEGER)";
            case 2 ->
                "CAST(extract(" + pick("HOUR", "MINUTE", "YEAR") + " FROM " + column(Kind.TIMESTAMP, tables)
                        + ") AS INTEGER)";
            case 3 -> "(" + a + " % 5)";
            case 4 -> "abs(" + column(Kind.INT, tables) + ")";
            default -> "(" + a + pick(" + ", " - ") + column(Kind.INT, tables) + ")";
        };
    }

    private String text(List<String> tables, String a) {
        return switch (random.nextInt(6)) {
            case 0 -> "upper(" + a + ")";
            case 1 -> "lower(" + a + ")";
            case 2 -> "(" + a + " || " + column(Kind.TEXT, tables) + ")";
            case 3 -> "substring(" + a + ", " + (1 + random.nextInt(3)) + ", " + random.nextInt(3) + ")";
            case 4 -> "replace(" + a + ", 'a', 'xy')";
            default -> "trim(" + a + ")";
        };
    }

    /** A condition over the tables. */
    String condition(List<String> tables, int depth) {
        if (depth > 0 && random.nextInt(3) == 0) {
            return switch (random.nextInt(3)) {
                case 0 -> "(" + condition(tables, depth - 1) + " AND " + condition(tables, depth - 1) + ")";
                case 1 -> "(" + condition(tables, depth - 1) + " OR " + condition(tables, depth - 1) + ")";
                default -> "NOT (" + condition(tables, depth - 1) + ")";
            };
        }
        Kind kind = kind();
        String a = value(kind, tables, depth);
        return switch (random.nextInt(8)) {
            case 0 -> a + " IS NULL";
            case 1 -> a + " IS NOT NULL";
            case 2 -> a + pick("", " NOT") + " IN (" + list(kind) + ")";
            case 3 -> a + pick("", " NOT") + " BETWEEN " + literal(kind) + " AND " + column(kind, tables);
            case 4 ->
                value(Kind.TEXT, tables, depth)
                        + pick(" LIKE ", " NOT LIKE ", " ILIKE ")
                        + pick("'a%'", "'%b%'", "'_'", "'%a_c'");
            case 5 -> a + pick(" IS DISTINCT FROM ", " IS NOT DISTINCT FROM ") + column(kind, tables);
            case 6 -> value(Kind.BOOL, tables, 0) + pick(" IS TRUE", " IS NOT FALSE", " IS FALSE", " IS NOT TRUE");
            default -> a + pick(" = ", " <> ", " < ", " <= ", " > ", " >= ") + column(kind, tables);
        };
    }

    private String list(Kind kind) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            values.add(random.nextInt(12) == 0 ? "NULL" : literal(kind));
        }
        return String.join(", ", values);
    }

    String literal(Kind kind) {
        return switch (kind) {
            case INT -> String.valueOf(random.nextInt(9));
            case LONG -> "CAST(" + (random.nextInt(8) * 1_000_000_007L - 5) + " AS BIGINT)";
            case DECIMAL -> "CAST(" + random.nextInt(20) + ".25 AS DECIMAL(10, 2))";
            case DOUBLE -> "CAST(" + random.nextInt(5) + ".5 AS DOUBLE)";
            case TEXT -> pick("'a'", "'ab'", "'b'", "'ünï'", "''");
            case DATE -> "DATE '201" + random.nextInt(3) + "-02-11'";
            case TIMESTAMP -> "TIMESTAMP '2020-01-02 0" + random.nextInt(3) + ":30:00'";
            case BOOL -> pick("TRUE", "FALSE");
        };
    }

    String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
