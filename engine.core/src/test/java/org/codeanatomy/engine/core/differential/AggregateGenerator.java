package org.codeanatomy.engine.core.differential;

import java.util.List;
import org.codeanatomy.engine.core.differential.ExpressionGenerator.Kind;

/** Makes random calls of aggregates. Sums are cast to the types that both engines can hold them in. */
final class AggregateGenerator {

    private final ExpressionGenerator expressions;
    private final ConditionGenerator conditions;
    private final List<String> tables;

    AggregateGenerator(ExpressionGenerator expressions, ConditionGenerator conditions, List<String> tables) {
        this.expressions = expressions;
        this.conditions = conditions;
        this.tables = tables;
    }

    /** Any aggregate, sometimes of the different values only, sometimes with a filter. */
    String any() {
        return expressions.oneIn(4) ? distinct() : of("");
    }

    /** An aggregate of the different values. */
    String distinct() {
        return of("DISTINCT ");
    }

    private String of(String distinct) {
        String filter = expressions.oneIn(5) ? " FILTER (WHERE " + conditions.condition(tables, 1) + ")" : "";
        Kind kind = expressions.kind();
        return switch (expressions.below(8)) {
            case 0 -> (distinct.isEmpty() ? "count(*)" : "count(DISTINCT " + value(kind) + ")") + filter;
            case 1 -> "count(" + distinct + value(kind) + ")" + filter;
            case 2 -> sum(distinct, Kind.INT, filter, "BIGINT");
            case 3 -> sum(distinct, Kind.DECIMAL, filter, "DECIMAL(38, 2)");
            case 4 -> sum(distinct, expressions.oneIn(2) ? Kind.WIDE : Kind.DECIMAL, filter, "DECIMAL(38, 5)");
            case 5 -> "avg(" + distinct + value(Kind.INT) + ")" + filter;
            // DuckDB takes other rows than the filter's where both stand with an infinite sum
            case 6 ->
                "sum(" + distinct + expressions.column(Kind.DOUBLE, tables) + ")" + (distinct.isEmpty() ? filter : "");
            default -> expressions.pick("min", "max") + "(" + distinct + value(kind) + ")" + filter;
        };
    }

    private String sum(String distinct, Kind kind, String filter, String type) {
        return "CAST(sum(" + distinct + value(kind) + ")" + filter + " AS " + type + ")";
    }

    private String value(Kind kind) {
        return expressions.oneIn(2) ? expressions.column(kind, tables) : expressions.value(kind, tables, 1);
    }

    /** A condition on groups. */
    String condition() {
        Kind kind = expressions.kind();
        return switch (expressions.below(6)) {
            case 0 -> "count(*)" + conditions.comparison() + expressions.below(5);
            case 1 -> "sum(" + value(Kind.INT) + ")" + conditions.comparison() + expressions.below(20);
            case 2 ->
                "avg(" + expressions.column(Kind.DECIMAL, tables) + ")" + conditions.comparison()
                        + expressions.literal(Kind.DECIMAL);
            case 3 -> "count(DISTINCT " + value(kind) + ") BETWEEN 1 AND " + (1 + expressions.below(4));
            case 4 -> "min(" + value(kind) + ") IS NOT NULL AND NOT (count(" + value(kind) + ") = 3)";
            default -> "max(" + value(kind) + ") IN (" + expressions.literals(kind, 5) + ")";
        };
    }
}
