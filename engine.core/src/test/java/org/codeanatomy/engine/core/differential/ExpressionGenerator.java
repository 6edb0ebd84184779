package org.codeanatomy.engine.core.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes random values that mean the same to both engines. Where their dialects differ in what a result is (the places of
 * a rounded decimal, say), the difference is cast away in the text; where they differ in how a thing is written, it is
 * written both ways.
 */
final class ExpressionGenerator {

    /** The sign that divides integers to an integer. */
    private static final String INTEGER_DIVISION = TwoTexts.either("/", "//");

    private final Random random;

    ExpressionGenerator(Random random) {
        this.random = random;
    }

    /** The kinds of value that expressions have. */
    enum Kind {
        INT("i k n*.i"),
        LONG("b"),
        DECIMAL("d"),
        WIDE("e"),
        DOUBLE("f"),
        TEXT("s s n*.s"),
        DATE("t"),
        TIMESTAMP("u"),
        BOOL("o");

        /** Columns of that kind, parted by blanks; the star stands for the table's number. */
        private final String columns;

        Kind(String columns) {
            this.columns = columns;
        }

        boolean isNumber() {
            return this == INT || this == LONG || this == DECIMAL || this == WIDE || this == DOUBLE;
        }
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean oneIn(int chances) {
        return random.nextInt(chances) == 0;
    }

    String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    Kind kind() {
        return Kind.values()[random.nextInt(Kind.values().length)];
    }

    Kind number() {
        return List.of(Kind.INT, Kind.INT, Kind.LONG, Kind.DECIMAL, Kind.WIDE, Kind.DOUBLE)
                .get(random.nextInt(6));
    }

    /** A kind by which tables are joined and rows are found: those with few different values. */
    Kind key() {
        return List.of(Kind.INT, Kind.INT, Kind.TEXT, Kind.TEXT, Kind.DATE, Kind.LONG, Kind.DECIMAL, Kind.TIMESTAMP)
                .get(random.nextInt(8));
    }

    /** A column of that kind of one of the tables; its name ends in the table's number. */
    String column(Kind kind, List<String> tables) {
        String table = tables.get(random.nextInt(tables.size()));
        String number = table.substring(table.length() - 1);
        String column = pick(kind.columns.split(" ", -1));
        return table + "." + (column.contains("*") ? column.replace("*", number) : column + number);
    }

    /** A column that is no field of another: sub-queries can refer to those only. */
    String plainColumn(Kind kind, List<String> tables) {
        String table = tables.get(random.nextInt(tables.size()));
        return table + "." + kind.columns.charAt(0) + table.charAt(table.length() - 1);
    }

    /** A value of that kind, nested at most {@code depth} deep. */
    String value(Kind kind, List<String> tables, int depth) {
        if (depth == 0 || oneIn(3)) {
            return oneIn(4) ? literal(kind) : column(kind, tables);
        }
        return switch (random.nextInt(6)) {
            case 0 -> cases(kind, tables, depth);
            case 1 -> defaulted(column(kind, tables), value(kind, tables, depth - 1));
            case 2 ->
                "coalesce(" + column(kind, tables) + ", " + column(kind, tables) + ", " + value(kind, tables, depth - 1)
                        + ")";
            case 3 -> "nullif(" + column(kind, tables) + ", " + literal(kind) + ")";
            default -> computed(kind, tables, depth);
        };
    }

    private String cases(Kind kind, List<String> tables, int depth) {
        ConditionGenerator conditions = new ConditionGenerator(this);
        String first = value(kind, tables, depth - 1);
        String last = oneIn(3) ? "" : " ELSE " + value(kind, tables, depth - 1);
        if (oneIn(3)) {
            Kind what = key();
            return "CASE " + column(what, tables) + " WHEN " + literal(what) + " THEN " + first + " WHEN "
                    + column(what, tables) + " THEN " + value(kind, tables, depth - 1) + last + " END";
        }
        String second = oneIn(2)
                ? ""
                : " WHEN " + conditions.condition(tables, depth - 1) + " THEN " + value(kind, tables, depth - 1);
        return "CASE WHEN " + conditions.condition(tables, depth - 1) + " THEN " + first + second + last + " END";
    }

    private String defaulted(String column, String otherwise) {
        return oneIn(2)
                ? "coalesce(" + column + ", " + otherwise + ")"
                : "CASE WHEN " + column + " IS NOT NULL THEN " + column + " ELSE " + otherwise + " END";
    }

    private String computed(Kind kind, List<String> tables, int depth) {
        String a = value(kind, tables, depth - 1);
        return switch (kind) {
            case INT -> integer(tables, depth, a);
            case LONG -> longInteger(tables, depth, a);
            case DECIMAL -> decimal(tables, depth, a);
            case WIDE -> wide(tables, depth, a);
            case DOUBLE -> floating(tables, depth, a);
            case TEXT -> text(tables, depth, a);
            case DATE -> date(tables, a);
            case TIMESTAMP -> timestamp(tables, a);
            case BOOL -> "(" + new ConditionGenerator(this).condition(tables, depth - 1) + ")";
        };
    }

    private String integer(List<String> tables, int depth, String a) {
        return switch (random.nextInt(10)) {
            case 0 -> "CAST(length(" + value(Kind.TEXT, tables, depth - 1) + ") AS INTEGER)";
            case 1 -> extract(column(Kind.DATE, tables), "YEAR", "MONTH", "DAY");
            case 2 -> extract(column(Kind.TIMESTAMP, tables), "HOUR", "MINUTE", "YEAR", "MONTH", "DAY", "SECOND");
            case 3 -> "(" + a + " % 5)";
            case 4 -> "abs(" + column(Kind.INT, tables) + ")";
            case 5 -> "(" + a + " " + INTEGER_DIVISION + " " + (1 + random.nextInt(4)) + ")";
            case 6 -> "CAST(" + column(Kind.DECIMAL, tables) + " AS INTEGER)";
            case 7 -> "CAST(position('b' IN " + value(Kind.TEXT, tables, depth - 1) + ") AS INTEGER)";
            case 8 -> pick("greatest", "least") + "(" + a + ", " + column(Kind.INT, tables) + ", 3)";
            default -> "(" + a + pick(" + ", " - ") + column(Kind.INT, tables) + ")";
        };
    }

    private String extract(String from, String... parts) {
        return "CAST(extract(" + pick(parts) + " FROM " + from + ") AS INTEGER)";
    }

    private String longInteger(List<String> tables, int depth, String a) {
        return switch (random.nextInt(5)) {
            case 0 -> "(" + a + " % 7)";
            case 1 -> "(" + a + " " + INTEGER_DIVISION + " 1000)";
            case 2 -> "abs(" + a + ")";
            case 3 -> "(" + column(Kind.LONG, tables) + " * 3)";
            default -> "(" + a + pick(" + ", " - ") + "CAST(" + value(Kind.INT, tables, depth - 1) + " AS BIGINT))";
        };
    }

    private String decimal(List<String> tables, int depth, String a) {
        String column = column(Kind.DECIMAL, tables);
        String value =
                switch (random.nextInt(8)) {
                    case 0 -> column + " * " + literal(Kind.DECIMAL);
                    case 1 -> "round(" + column + ", 1)";
                    case 2 -> pick("abs(", "-(", "floor(", "ceil(") + a + ")";
                    case 3 -> value(Kind.INT, tables, depth - 1);
                    case 4 -> pick("greatest(", "least(") + a + ", " + literal(Kind.DECIMAL) + ")";
                    case 5 -> column(Kind.WIDE, tables) + " % CAST(7.50 AS DECIMAL(10, 2))";
                    case 6 -> a + pick(" + ", " - ") + column(Kind.INT, tables);
                    default -> a + pick(" + ", " - ") + literal(Kind.DECIMAL);
                };
        return "CAST(" + value + " AS DECIMAL(18, 2))";
    }

    private String wide(List<String> tables, int depth, String a) {
        String value =
                switch (random.nextInt(4)) {
                    case 0 -> value(Kind.DECIMAL, tables, depth - 1);
                    case 1 -> column(Kind.WIDE, tables) + pick(" + ", " - ") + column(Kind.DECIMAL, tables);
                    case 2 -> column(Kind.LONG, tables);
                    default -> pick("abs(", "-(") + a + ")";
                };
        return "CAST(" + value + " AS DECIMAL(30, 5))";
    }

    private String floating(List<String> tables, int depth, String a) {
        return switch (random.nextInt(6)) {
            case 0 -> "CAST(" + value(Kind.INT, tables, depth - 1) + " AS DOUBLE)";
            case 1 -> "CAST(" + column(Kind.DECIMAL, tables) + " AS DOUBLE)";
            case 2 -> pick("abs(", "-(", "floor(", "ceil(") + a + ")";
            case 3 -> "(" + a + " / CAST(4 AS DOUBLE))";
            default -> "(" + a + pick(" + ", " * ", " - ") + column(Kind.DOUBLE, tables) + ")";
        };
    }

    private String text(List<String> tables, int depth, String a) {
        return switch (random.nextInt(9)) {
            case 0 -> "upper(" + a + ")";
            case 1 -> "lower(" + a + ")";
            case 2 -> "(" + a + " || " + column(Kind.TEXT, tables) + ")";
            case 3 -> "substring(" + a + ", " + (1 + random.nextInt(3)) + ", " + random.nextInt(3) + ")";
            case 4 -> "substring(" + a + ", " + (1 + random.nextInt(3)) + ")";
            case 5 -> "replace(" + a + ", 'a', 'xy')";
            case 6 -> "CAST(" + value(castToText(), tables, depth - 1) + " AS VARCHAR)";
            case 7 -> pick("greatest", "least") + "(" + a + ", " + value(Kind.TEXT, tables, depth - 1) + ")";
            default -> pick("trim(", "ltrim(", "rtrim(") + a + ")";
        };
    }

    private Kind castToText() {
        return List.of(Kind.INT, Kind.LONG, Kind.DECIMAL, Kind.WIDE, Kind.DATE, Kind.BOOL)
                .get(random.nextInt(6));
    }

    private String date(List<String> tables, String a) {
        return switch (random.nextInt(4)) {
            case 0 -> "CAST(" + column(Kind.TIMESTAMP, tables) + " AS DATE)";
            case 1 ->
                "CAST(DATE '2012-01-31'" + pick(" + ", " - ") + "INTERVAL '1' " + pick("DAY", "MONTH", "YEAR")
                        + " AS DATE)";
            default -> pick("greatest", "least") + "(" + a + ", " + literal(Kind.DATE) + ")";
        };
    }

    private String timestamp(List<String> tables, String a) {
        return oneIn(3)
                ? "CAST(" + column(Kind.DATE, tables) + " AS TIMESTAMP)"
                : pick("greatest", "least") + "(" + a + ", " + literal(Kind.TIMESTAMP) + ")";
    }

    String literal(Kind kind) {
        return switch (kind) {
            case INT -> String.valueOf(random.nextInt(9));
            case LONG -> "CAST(" + (random.nextInt(8) * 1_000_000_007L - 5) + " AS BIGINT)";
            case DECIMAL -> "CAST(" + random.nextInt(20) + ".25 AS DECIMAL(10, 2))";
            case WIDE -> "CAST(" + pick("1.25000", "-12345678901234567890.12345", "0.00001") + " AS DECIMAL(30, 5))";
            case DOUBLE -> "CAST(" + random.nextInt(5) + ".5 AS DOUBLE)";
            case TEXT -> pick("'a'", "'ab'", "'b'", "'ünï'", "''", "'a text of many words'");
            case DATE -> pick("DATE '2010-02-11'", "DATE '2011-02-11'", "DATE '1969-12-31'", "DATE '2012-02-29'");
            case TIMESTAMP ->
                pick(
                        "TIMESTAMP '2020-01-02 00:30:00'",
                        "TIMESTAMP '2020-01-02 01:30:00.000500'",
                        "TIMESTAMP '1969-12-31 23:59:59.999999'");
            case BOOL -> pick("TRUE", "FALSE");
        };
    }

    /** Literals of that kind, sometimes with a null among them. */
    String literals(Kind kind, int most) {
        List<String> values = new ArrayList<>();
        int count = 1 + random.nextInt(most);
        for (int i = 0; i < count; i++) {
            values.add(oneIn(12) ? "NULL" : literal(kind));
        }
        return String.join(", ", values);
    }
}
