package org.codeanatomy.engine.core.differential;

import java.util.List;
import org.codeanatomy.engine.core.differential.ExpressionGenerator.Kind;

/** Makes random joins of all kinds: by columns, by expressions, by keys of different types, with and without residuals. */
final class JoinGenerator {

    private final ExpressionGenerator expressions;
    private final ConditionGenerator conditions;
    private final SubQueryGenerator subQueries;

    JoinGenerator(ExpressionGenerator expressions, ConditionGenerator conditions, SubQueryGenerator subQueries) {
        this.expressions = expressions;
        this.conditions = conditions;
        this.subQueries = subQueries;
    }

    /** One to three tables, the first of them {@code t1}. The last may be the empty one. */
    List<String> tables() {
        return switch (expressions.below(8)) {
            case 0, 1, 2 -> List.of("t1");
            case 3, 4 -> List.of("t1", "t2");
            case 5 -> List.of("t1", "t4");
            case 6 -> List.of("t1", "t3");
            default -> List.of("t1", "t2", "t3");
        };
    }

    /** The tables, joined. */
    String from(List<String> tables) {
        StringBuilder from = new StringBuilder(" FROM t1");
        for (int i = 1; i < tables.size(); i++) {
            List<String> before = tables.subList(0, i);
            String table = tables.get(i);
            String join = expressions.pick(" JOIN ", " LEFT JOIN ", " RIGHT JOIN ", " FULL JOIN ", " JOIN ");
            if (expressions.oneIn(12) && tables.size() == 2) {
                from.append(" CROSS JOIN ").append(table);
            } else if (expressions.oneIn(12) && tables.size() == 2 && !join.contains("FULL")) {
                from.append(join).append(table).append(" ON ").append(compared(before, table));
            } else if (expressions.oneIn(8)) {
                from.append(join).append(withSubQuery(before, table));
            } else {
                from.append(join).append(table).append(" ON ").append(equal(before, table));
                from.append(residual(join, before, table));
            }
        }
        return from.toString();
    }

    /** DuckDB has no sub-queries in the conditions of outer joins, so there the table gets a column of its values. */
    private String withSubQuery(List<String> before, String table) {
        String condition = subQueries.joinCondition(table);
        String column = "v" + table.charAt(1);
        String source = "(SELECT *, (" + condition + ") AS " + column + " FROM " + table + ") " + table;
        return TwoTexts.either(table, source) + " ON " + equal(before, table) + " AND "
                + TwoTexts.either(condition, table + "." + column);
    }

    private String equal(List<String> before, String table) {
        List<String> here = List.of(table);
        Kind kind = expressions.key();
        return switch (expressions.below(8)) {
            case 0 -> expressions.value(kind, before, 1) + " = " + expressions.column(kind, here);
            case 1 ->
                expressions.column(kind, before) + " = " + expressions.column(kind, here) + " AND "
                        + expressions.column(Kind.TEXT, before) + " = " + expressions.column(Kind.TEXT, here);
            case 2 -> expressions.column(kind, before) + " IS NOT DISTINCT FROM " + expressions.column(kind, here);
            case 3 ->
                expressions.column(expressions.number(), before) + " = "
                        + expressions.column(expressions.number(), here);
            default -> expressions.column(kind, before) + " = " + expressions.column(kind, here);
        };
    }

    private String compared(List<String> before, String table) {
        Kind kind = expressions.number();
        return expressions.column(kind, before) + conditions.comparison() + expressions.column(kind, List.of(table));
    }

    private String residual(String join, List<String> before, String table) {
        if (!expressions.oneIn(3)) {
            return "";
        }
        if (join.contains("FULL")) {
            return " AND " + expressions.column(Kind.INT, List.of(table)) + " > 2";
        }
        return expressions.oneIn(2)
                ? " AND " + compared(before, table)
                : " AND " + conditions.condition(List.of(before.get(0), table), 1);
    }
}
