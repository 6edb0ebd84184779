package org.codeanatomy.engine.core.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.codeanatomy.engine.core.differential.ExpressionGenerator.Kind;

/** Makes random queries over tables {@code t1}, {@code t2} and {@code t3}, the same ones for the same seed. */
final class QueryGenerator {

    private static final int DEPTH = 2;

    private final Random random;
    private final ExpressionGenerator expressions;

    QueryGenerator(long seed) {
        this.random = new Random(seed);
        this.expressions = new ExpressionGenerator(random);
    }

    /**
     * A query.
     *
     * @param ordered whether the order of its rows is decided
     */
    record Query(String sql, boolean ordered) {}

    Query next() {
        return switch (random.nextInt(6)) {
            case 0, 1 -> aggregate();
            case 2 -> new Query(setOperation(), false);
            default -> rows();
        };
    }

    private Query rows() {
        List<String> tables = tables();
        List<String> items = new ArrayList<>();
        for (int i = 0; i <= 1 + random.nextInt(3); i++) {
            items.add(expressions.value(expressions.kind(), tables, DEPTH) + " AS c" + i);
        }
        String head = "SELECT " + (random.nextInt(4) == 0 ? "DISTINCT " : "") + String.join(", ", items);
        String sql = head + from(tables) + where(tables);
        if (random.nextInt(3) > 0) {
            return new Query(sql, false);
        }
        // every column is a key, so that equal rows are the only ones whose order is open
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            keys.add((i + 1) + expressions.pick("", " ASC", " DESC") + expressions.pick(" NULLS FIRST", " NULLS LAST"));
        }
        String limit = random.nextBoolean() ? " LIMIT " + random.nextInt(20) : "";
        String offset = random.nextInt(3) == 0 ? " OFFSET " + random.nextInt(5) : "";
        return new Query(sql + " ORDER BY " + String.join(", ", keys) + limit + offset, true);
    }

    private Query aggregate() {
        List<String> tables = tables();
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < random.nextInt(3); i++) {
            keys.add(expressions.column(expressions.kind(), tables));
        }
        List<String> items = new ArrayList<>(keys);
        for (int i = 0; i <= random.nextInt(3); i++) {
            items.add(aggregateCall(tables));
        }
        String group = keys.isEmpty() ? "" : " GROUP BY " + String.join(", ", keys);
        String having = !keys.isEmpty() && random.nextInt(4) == 0 ? " HAVING count(*) > " + random.nextInt(3) : "";
        return new Query("SELECT " + String.join(", ", items) + from(tables) + where(tables) + group + having, false);
    }

    private String aggregateCall(List<String> tables) {
        String filter = random.nextInt(5) == 0 ? " FILTER (WHERE " + expressions.condition(tables, 1) + ")" : "";
        Kind kind = expressions.kind();
        String value = expressions.value(kind, tables, 1);
        return switch (random.nextInt(6)) {
            case 0 -> "count(*)" + filter;
            case 1 -> "count(" + value + ")" + filter;
            case 2 -> "count(DISTINCT " + value + ")" + filter;
            case 3 -> "CAST(sum(" + expressions.value(Kind.INT, tables, 1) + ")" + filter + " AS BIGINT)";
            case 4 -> "CAST(sum(" + expressions.column(Kind.DECIMAL, tables) + ")" + filter + " AS DECIMAL(38, 2))";
            default ->
                expressions.pick("min", "max") + "("
                        + (kind == Kind.BOOL ? expressions.column(Kind.TEXT, tables) : value) + ")" + filter;
        };
    }

    private String setOperation() {
        Kind first = expressions.kind();
        Kind second = expressions.kind();
        String operator = expressions.pick(" UNION ", " UNION ALL ", " INTERSECT ", " EXCEPT ");
        return half(first, second) + operator + half(first, second);
    }

    private String half(Kind first, Kind second) {
        List<String> tables = List.of("t" + (1 + random.nextInt(3)));
        return "SELECT " + expressions.column(first, tables) + ", " + expressions.column(second, tables) + " FROM "
                + tables.get(0) + where(tables);
    }

    private List<String> tables() {
        List<String> all = List.of("t1", "t2", "t3");
        return all.subList(0, 1 + random.nextInt(3));
    }

    private String from(List<String> tables) {
        StringBuilder from = new StringBuilder(" FROM t1");
        for (int i = 1; i < tables.size(); i++) {
            String join = expressions.pick(" JOIN ", " LEFT JOIN ", " RIGHT JOIN ", " FULL JOIN ", " JOIN ");
            Kind kind = expressions.pick("INT", "TEXT", "DATE", "LONG").equals("INT") ? Kind.INT : Kind.TEXT;
            List<String> before = tables.subList(0, i);
            List<String> here = List.of(tables.get(i));
            from.append(join).append(tables.get(i)).append(" ON ");
            from.append(expressions.column(kind, before)).append(" = ").append(expressions.column(kind, here));
            if (random.nextInt(4) == 0) {
                boolean full = join.contains("FULL");
                from.append(" AND ")
                        .append(
                                full
                                        ? expressions.column(Kind.INT, here) + " > 2"
                                        : expressions.condition(tables.subList(0, i + 1), 1));
            }
        }
        return from.toString();
    }

    private String where(List<String> tables) {
        return switch (random.nextInt(5)) {
            case 0 -> "";
            case 1 -> " WHERE " + subQuery(tables);
            case 2 -> " WHERE " + expressions.condition(tables, 1) + " AND " + subQuery(tables);
            default -> " WHERE " + expressions.condition(tables, DEPTH);
        };
    }

    private String subQuery(List<String> tables) {
        Kind kind = random.nextBoolean() ? Kind.INT : Kind.TEXT;
        String outer = expressions.column(kind, tables);
        List<String> inner = List.of("x" + 2);
        String column = expressions.column(kind, inner);
        String source = " FROM t2 x2 WHERE ";
        String condition = expressions.condition(inner, 1);
        return switch (random.nextInt(7)) {
            case 0 -> "EXISTS (SELECT 1" + source + column + " = " + outer + " AND " + condition + ")";
            case 1 -> "NOT EXISTS (SELECT 1" + source + column + " = " + outer + " AND " + condition + ")";
            case 2 -> outer + " IN (SELECT " + column + source + condition + ")";
            case 3 -> outer + " NOT IN (SELECT " + column + source + condition + ")";
            default ->
                outer + expressions.pick(" > ", " <= ", " = ") + "(SELECT " + expressions.pick("min", "max") + "("
                        + column + ")" + source + condition + ")";
        };
    }
}
