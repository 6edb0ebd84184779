package org.codeanatomy.engine.core.differential;

import java.util.List;
import org.codeanatomy.engine.core.differential.ExpressionGenerator.Kind;

/** Makes random conditions and values that have a query in them, related to the outer query or not. */
final class SubQueryGenerator {

    private final ExpressionGenerator expressions;
    private final ConditionGenerator conditions;

    SubQueryGenerator(ExpressionGenerator expressions, ConditionGenerator conditions) {
        this.expressions = expressions;
        this.conditions = conditions;
    }

    /** A condition whose query reads the table with the alias {@code x2} or {@code x3}. */
    String condition(List<String> outer) {
        Inner inner = inner(outer);
        return switch (expressions.below(10)) {
            case 0, 1 -> exists(inner);
            case 2, 3, 4 -> in(inner);
            case 5 -> rowIn(inner);
            case 6 -> quantified(inner);
            case 7 -> "(" + exists(inner) + " OR " + conditions.condition(outer, 0) + ")";
            case 8 -> nested(inner);
            default ->
                inner.outerColumn() + conditions.comparison() + "(" + scalar(inner, inner.kind(), inner.column()) + ")";
        };
    }

    /** A value that is a query of one row. */
    String value(Kind kind, List<String> outer) {
        Inner inner = inner(outer);
        return "(" + scalar(inner, kind, expressions.column(kind, inner.tables())) + ")";
    }

    /** A number of rows, which is 0 where none is related. */
    String count(List<String> outer) {
        Inner inner = inner(outer);
        return "(SELECT count(*)" + inner.source() + " WHERE " + inner.column() + " = " + inner.outerColumn() + ")";
    }

    private record Inner(Kind kind, List<String> tables, String column, String outerColumn, String source) {}

    private Inner inner(List<String> outer) {
        Kind kind = expressions.key();
        String number = expressions.pick("2", "3", "2", "4");
        List<String> tables = List.of("x" + number);
        return new Inner(
                kind,
                tables,
                expressions.column(kind, tables),
                expressions.plainColumn(kind, outer),
                " FROM t" + number + " x" + number);
    }

    private String related(Inner inner) {
        return inner.column() + " = " + inner.outerColumn();
    }

    private String where(Inner inner) {
        return switch (expressions.below(4)) {
            case 0 -> "";
            case 1 -> " WHERE " + related(inner);
            default -> " WHERE " + conditions.condition(inner.tables(), 1);
        };
    }

    private String exists(Inner inner) {
        String word = expressions.pick("EXISTS", "NOT EXISTS");
        // not <>: DuckDB takes that for true where the outer column is null
        String residual = expressions.oneIn(2)
                ? ""
                : " AND " + expressions.column(Kind.INT, inner.tables())
                        + expressions.pick(" < ", " <= ", " > ", " >= ", " = ")
                        + expressions.plainColumn(Kind.INT, List.of(table(inner.outerColumn())));
        String condition = expressions.oneIn(3) ? "" : " AND " + conditions.condition(inner.tables(), 1);
        return word + " (SELECT 1" + inner.source() + " WHERE " + related(inner) + residual + condition + ")";
    }

    private static String table(String column) {
        return column.substring(0, column.indexOf('.'));
    }

    private String in(Inner inner) {
        String not = expressions.oneIn(2) ? " IN " : " NOT IN ";
        String value = expressions.oneIn(6) ? expressions.literal(inner.kind()) : inner.outerColumn();
        String wrapped = value + not + "(SELECT " + inner.column() + inner.source() + where(inner) + ")";
        return expressions.oneIn(4) ? "NOT (" + wrapped + ")" : wrapped;
    }

    /** A condition over one table that is related to it. */
    String joinCondition(String table) {
        Inner inner = inner(List.of(table));
        return switch (expressions.below(4)) {
            case 0 -> in(inner);
            case 1 -> rowIn(inner);
            case 2 -> quantified(inner);
            default -> exists(inner);
        };
    }

    /** DuckDB says that rows may be equal where one column is null and another differs, so it is asked otherwise. */
    private String rowIn(Inner inner) {
        Kind second = expressions.key();
        String outer = expressions.plainColumn(second, List.of(table(inner.outerColumn())));
        String column = expressions.column(second, inner.tables());
        String where = " WHERE " + (expressions.oneIn(4) ? related(inner) : conditions.condition(inner.tables(), 1));
        String ours = "(" + inner.outerColumn() + ", " + outer + ") IN (SELECT " + inner.column() + ", " + column
                + inner.source() + where + ")";
        String equal = related(inner) + " AND " + column + " = " + outer;
        String exists = "EXISTS (SELECT 1" + inner.source() + where;
        String ducks = "CASE WHEN " + exists + " AND " + equal + ") THEN TRUE WHEN " + exists + " AND (" + equal
                + ") IS NULL) THEN NULL ELSE FALSE END";
        return expressions.pick("", "NOT ") + TwoTexts.either("(" + ours + ")", "(" + ducks + ")");
    }

    private String quantified(Inner inner) {
        return inner.outerColumn() + conditions.comparison() + expressions.pick("ANY", "ALL") + " (SELECT "
                + inner.column() + inner.source() + " WHERE " + conditions.condition(inner.tables(), 1) + ")";
    }

    private String nested(Inner inner) {
        String deeper = inner.column() + expressions.pick(" IN ", " NOT IN ") + "(SELECT "
                + expressions.column(inner.kind(), List.of("y1")) + " FROM t1 y1 WHERE "
                + conditions.condition(List.of("y1"), 0) + ")";
        return inner.outerColumn() + expressions.pick(" IN ", " NOT IN ") + "(SELECT " + inner.column() + inner.source()
                + " WHERE " + deeper + ")";
    }

    private String scalar(Inner inner, Kind kind, String column) {
        String value =
                kind == Kind.BOOL ? "count(" + column + ") > 3" : expressions.pick("min", "max") + "(" + column + ")";
        return "SELECT " + value + inner.source() + where(inner);
    }
}
