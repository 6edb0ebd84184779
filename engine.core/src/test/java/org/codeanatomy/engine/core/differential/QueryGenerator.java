package org.codeanatomy.engine.core.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.codeanatomy.engine.core.differential.ExpressionGenerator.Kind;

/** Makes random queries over tables {@code t1} to {@code t4}, the same ones for the same seed. */
final class QueryGenerator {

    private static final int DEPTH = 2;

    private final ExpressionGenerator expressions;
    private final ConditionGenerator conditions;
    private final SubQueryGenerator subQueries;
    private final JoinGenerator joins;

    QueryGenerator(long seed) {
        this.expressions = new ExpressionGenerator(new Random(seed));
        this.conditions = new ConditionGenerator(expressions);
        this.subQueries = new SubQueryGenerator(expressions, conditions);
        this.joins = new JoinGenerator(expressions, conditions, subQueries);
    }

    /** What a query is about. */
    enum Form {
        ROWS,
        NESTED_COLUMNS,
        TOP_ROWS,
        SEMI_JOIN,
        SCALAR_QUERY,
        AGGREGATE,
        DISTINCT_AGGREGATE,
        HAVING,
        SET_OPERATION,
        DERIVED_TABLE,
        COMMON_TABLE
    }

    /**
     * A query.
     *
     * @param ordered whether the order of its rows is decided
     */
    record Query(Form form, String sql, boolean ordered) {

        /** As this engine reads it. */
        String ours() {
            return TwoTexts.ours(sql);
        }

        /** As DuckDB reads it. */
        String ducks() {
            return TwoTexts.ducks(sql);
        }
    }

    Query next() {
        Form form = Form.values()[expressions.below(Form.values().length)];
        return switch (form) {
            case ROWS -> rows(form);
            case NESTED_COLUMNS -> nestedColumns(form);
            case TOP_ROWS -> topRows(form);
            case SEMI_JOIN -> semiJoin(form);
            case SCALAR_QUERY -> scalarQuery(form);
            case AGGREGATE, DISTINCT_AGGREGATE, HAVING -> aggregate(form);
            case SET_OPERATION -> setOperation(form);
            case DERIVED_TABLE -> derivedTable(form);
            case COMMON_TABLE -> commonTable(form);
        };
    }

    private Query rows(Form form) {
        List<String> tables = joins.tables();
        List<String> items = items(tables);
        String head = "SELECT " + expressions.pick("", "", "", "DISTINCT ") + String.join(", ", items);
        String sql = head + joins.from(tables) + where(tables);
        if (!expressions.oneIn(3)) {
            return new Query(form, sql, false);
        }
        // every column is a key, so that equal rows are the only ones whose order is open
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            keys.add((i + 1) + direction());
        }
        return new Query(form, sql + " ORDER BY " + String.join(", ", keys) + limit(), true);
    }

    private List<String> items(List<String> tables) {
        List<String> items = new ArrayList<>();
        for (int i = 0; i <= 1 + expressions.below(3); i++) {
            items.add(expressions.value(expressions.kind(), tables, DEPTH) + " AS c" + i);
        }
        return items;
    }

    private String direction() {
        return expressions.pick("", " ASC", " DESC") + expressions.pick(" NULLS FIRST", " NULLS LAST");
    }

    private String limit() {
        String limit = expressions.oneIn(2) ? " LIMIT " + expressions.below(20) : "";
        String offset = expressions.oneIn(3) ? " OFFSET " + expressions.below(30) : "";
        return limit + offset;
    }

    private Query nestedColumns(Form form) {
        List<String> tables = joins.tables();
        String last = tables.get(tables.size() - 1);
        String number = last.substring(1);
        String list = last + ".l" + number;
        String items = list + ", " + last + ".n" + number + ", t1.n1.s, " + list + " IS NULL AS without";
        return new Query(form, "SELECT " + items + joins.from(tables) + where(tables), false);
    }

    /** The keys end in the tables' own, which are different in every row, so that the order is total. */
    private Query topRows(Form form) {
        List<String> tables = joins.tables();
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < expressions.below(3); i++) {
            keys.add(expressions.column(expressions.kind(), tables) + direction());
        }
        tables.forEach(table -> keys.add(table + ".k" + table.substring(1) + direction()));
        String limit =
                " LIMIT " + expressions.below(30) + (expressions.oneIn(2) ? " OFFSET " + expressions.below(40) : "");
        String sql = "SELECT " + String.join(", ", items(tables)) + joins.from(tables) + where(tables) + " ORDER BY "
                + String.join(", ", keys);
        return new Query(form, sql + limit, true);
    }

    private Query semiJoin(Form form) {
        List<String> tables = joins.tables();
        String first = " WHERE " + subQueries.condition(tables);
        String second =
                switch (expressions.below(4)) {
                    case 0 -> " AND " + subQueries.condition(tables);
                    case 1 -> " OR " + subQueries.condition(tables);
                    case 2 -> " AND " + conditions.condition(tables, 1);
                    default -> "";
                };
        return new Query(
                form, "SELECT " + String.join(", ", items(tables)) + joins.from(tables) + first + second, false);
    }

    private Query scalarQuery(Form form) {
        List<String> tables = joins.tables();
        String value = expressions.oneIn(3) ? subQueries.count(tables) : subQueries.value(expressions.kind(), tables);
        String condition = expressions.oneIn(3)
                ? ", CASE WHEN " + subQueries.condition(tables) + " THEN 1 ELSE 0 END AS found"
                : "";
        String items = String.join(", ", items(tables));
        return new Query(
                form,
                "SELECT " + items + ", " + value + " AS q" + condition + joins.from(tables) + where(tables),
                false);
    }

    private Query aggregate(Form form) {
        List<String> tables = joins.tables();
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < expressions.below(3); i++) {
            keys.add(
                    expressions.oneIn(3)
                            ? expressions.value(expressions.kind(), tables, 1)
                            : expressions.column(expressions.kind(), tables));
        }
        AggregateGenerator aggregates = new AggregateGenerator(expressions, conditions, tables);
        List<String> items = new ArrayList<>(keys);
        for (int i = 0; i <= expressions.below(3); i++) {
            items.add(form == Form.DISTINCT_AGGREGATE ? aggregates.distinct() : aggregates.any());
        }
        List<String> places = new ArrayList<>();
        for (int i = 1; i <= keys.size(); i++) {
            places.add(String.valueOf(i));
        }
        String group = keys.isEmpty() ? "" : " GROUP BY " + String.join(", ", places);
        String having = form == Form.HAVING ? " HAVING " + aggregates.condition() : "";
        String distinct = expressions.oneIn(8) ? "DISTINCT " : "";
        String sql =
                "SELECT " + distinct + String.join(", ", items) + joins.from(tables) + where(tables) + group + having;
        return new Query(form, sql, false);
    }

    private Query setOperation(Form form) {
        List<Kind> kinds = List.of(expressions.kind(), expressions.kind());
        String sql = half(kinds) + operator() + half(kinds);
        if (expressions.oneIn(3)) {
            sql = "(" + sql + ")" + operator() + half(kinds);
        } else if (expressions.oneIn(3)) {
            sql = half(kinds) + operator() + "(" + sql + ")";
        }
        if (expressions.oneIn(3)) {
            return new Query(form, sql + " ORDER BY 1" + direction() + ", 2" + direction() + limit(), true);
        }
        return new Query(form, sql, false);
    }

    private String operator() {
        return expressions.pick(" UNION ", " UNION ALL ", " INTERSECT ", " EXCEPT ");
    }

    private String half(List<Kind> kinds) {
        List<String> tables = List.of("t" + (1 + expressions.below(4)));
        String first = expressions.value(kinds.get(0), tables, expressions.below(2));
        String second = expressions.value(kinds.get(1), tables, expressions.below(2));
        return "SELECT " + first + " AS c0, " + second + " AS c1 FROM " + tables.get(0) + where(tables);
    }

    private Query derivedTable(Form form) {
        List<String> inner = joins.tables();
        Kind kind = expressions.key();
        String key = expressions.column(kind, List.of("t1"));
        String number = expressions.pick("2", "3", "4");
        String outer = expressions.column(kind, List.of("y" + number));
        String body = expressions.oneIn(2)
                ? "SELECT " + key + " AS g, count(*) AS c" + joins.from(inner) + where(inner) + " GROUP BY " + key
                : "SELECT " + key + " AS g, t1.k1 AS c FROM t1" + where(List.of("t1")) + " ORDER BY t1.k1"
                        + expressions.pick("", " DESC") + " LIMIT " + expressions.below(40);
        String join = expressions.pick(" JOIN ", " LEFT JOIN ", " RIGHT JOIN ", " FULL JOIN ");
        String residual = expressions.oneIn(3) && !join.contains("FULL") ? " AND q.c > y" + number + ".k" + number : "";
        String where = expressions.oneIn(2) ? " WHERE q.c" + conditions.comparison() + expressions.below(20) : "";
        String sql = "SELECT q.g, q.c, y" + number + ".k" + number + " FROM (" + body + ") q" + join + "t" + number
                + " y" + number + " ON q.g = " + outer + residual + where;
        return new Query(form, sql, false);
    }

    private Query commonTable(Form form) {
        Kind kind = expressions.key();
        String key = expressions.column(kind, List.of("t1"));
        String with = "WITH w AS (SELECT " + key + " AS g, " + expressions.value(expressions.kind(), List.of("t1"), 1)
                + " AS v, k1 AS c FROM t1" + where(List.of("t1")) + ") ";
        String sql = with + "SELECT a.g, a.v, b.c FROM w a" + expressions.pick(" JOIN ", " LEFT JOIN ") + "w b ON a.g"
                + expressions.pick(" = ", " IS NOT DISTINCT FROM ") + "b.g"
                + expressions.pick("", " AND a.c < b.c", " AND a.c <> b.c + 1");
        String where = expressions.oneIn(2) ? " WHERE a.c IN (SELECT c FROM w WHERE g IS NOT NULL)" : "";
        return new Query(form, sql + where, false);
    }

    private String where(List<String> tables) {
        return switch (expressions.below(6)) {
            case 0 -> "";
            case 1 -> " WHERE " + subQueries.condition(tables);
            case 2 -> " WHERE " + conditions.condition(tables, 1) + " AND " + subQueries.condition(tables);
            default -> " WHERE " + conditions.condition(tables, DEPTH);
        };
    }
}
