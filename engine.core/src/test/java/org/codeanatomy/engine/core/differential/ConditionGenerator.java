package org.codeanatomy.engine.core.differential;

import java.util.List;
import org.codeanatomy.engine.core.differential.ExpressionGenerator.Kind;

/** Makes random conditions that mean the same to both engines. */
final class ConditionGenerator {

    private final ExpressionGenerator expressions;

    ConditionGenerator(ExpressionGenerator expressions) {
        this.expressions = expressions;
    }

    /** A condition over the tables. */
    String condition(List<String> tables, int depth) {
        if (depth > 0 && expressions.oneIn(3)) {
            return switch (expressions.below(3)) {
                case 0 -> "(" + condition(tables, depth - 1) + " AND " + condition(tables, depth - 1) + ")";
                case 1 -> "(" + condition(tables, depth - 1) + " OR " + condition(tables, depth - 1) + ")";
                default -> "NOT (" + condition(tables, depth - 1) + ")";
            };
        }
        Kind kind = expressions.kind();
        String a = expressions.value(kind, tables, depth);
        return switch (expressions.below(12)) {
            case 0 -> a + " IS NULL";
            case 1 -> a + " IS NOT NULL";
            case 2 -> a + expressions.pick("", " NOT") + " IN (" + expressions.literals(kind, 4) + ")";
            case 3 -> a + expressions.pick("", " NOT") + " IN (" + values(kind, tables) + ")";
            case 4 -> between(kind, tables, a);
            case 5, 6 -> like(tables, depth);
            case 7 ->
                a + expressions.pick(" IS DISTINCT FROM ", " IS NOT DISTINCT FROM ") + expressions.column(kind, tables);
            case 8 ->
                expressions.value(Kind.BOOL, tables, 0)
                        + expressions.pick(" IS TRUE", " IS NOT FALSE", " IS FALSE", " IS NOT TRUE");
            case 9 -> mixedNumbers(tables, depth);
            default -> a + comparison() + expressions.column(kind, tables);
        };
    }

    /** A sign of comparison. */
    String comparison() {
        return expressions.pick(" = ", " <> ", " < ", " <= ", " > ", " >= ");
    }

    private String values(Kind kind, List<String> tables) {
        return expressions.column(kind, tables) + ", " + expressions.literal(kind) + ", "
                + expressions.value(kind, tables, 1);
    }

    private String between(Kind kind, List<String> tables, String a) {
        String word = expressions.pick(" BETWEEN ", " NOT BETWEEN ");
        return expressions.oneIn(2)
                ? a + word + expressions.literal(kind) + " AND " + expressions.column(kind, tables)
                : a + word + expressions.column(kind, tables) + " AND " + expressions.value(kind, tables, 1);
    }

    private String like(List<String> tables, int depth) {
        String text = expressions.value(Kind.TEXT, tables, depth);
        if (expressions.oneIn(4)) {
            return text + expressions.pick(" LIKE ", " NOT LIKE ") + expressions.pick("'a!%b'", "'%!_c'", "'%!%%'")
                    + " ESCAPE '!'";
        }
        String pattern = expressions.pick(
                "'a%'",
                "'%b%'",
                "'_'",
                "'%a_c'",
                "'%'",
                "''",
                "'_n_'",
                "'ab%c%'",
                "'%a%b%'",
                "'%ï'",
                "'%many%'",
                "'a text of many word_'");
        return text + expressions.pick(" LIKE ", " NOT LIKE ", " ILIKE ", " NOT ILIKE ") + pattern;
    }

    private String mixedNumbers(List<String> tables, int depth) {
        return expressions.value(expressions.number(), tables, depth)
                + comparison()
                + expressions.value(expressions.number(), tables, 0);
    }
}
