package org.codeanatomy.plugin.delta.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.codeanatomy.plugin.api.expression.Expression;
import org.codeanatomy.plugin.api.expression.Expression.Call;
import org.codeanatomy.plugin.api.expression.Expression.ColumnPath;
import org.codeanatomy.plugin.api.expression.Expression.Literal;
import org.codeanatomy.plugin.api.expression.Operator;

/** What bounds allow, against what conditions are for every row, worked out one by one. */
class OutcomesTest {

    private static final ArrowType BIGINT = new ArrowType.Int(64, true);
    private static final ColumnPath A = new ColumnPath(List.of("a"));
    private static final ColumnPath B = new ColumnPath(List.of("b"));

    @Property(tries = 3000, seed = "20261121")
    void of_boundsOfRows_allowsWhatEveryRowIs(
            @ForAll("rows") List<Map<String, Long>> rows, @ForAll("conditions") Expression condition) {
        Outcomes outcomes = Outcomes.of(condition, path -> bounds(rows, path.toString()));
        for (Map<String, Long> row : rows) {
            Boolean truth = evaluate(condition, row);
            boolean allowed =
                    truth == null ? outcomes.mayBeNull() : truth ? outcomes.mayBeTrue() : outcomes.mayBeFalse();
            assertThat(allowed).as("%s is %s for %s", condition, truth, row).isTrue();
        }
    }

    @Property(tries = 3000, seed = "20261121")
    void of_constants_isExactlyTheConditionsValue(
            @ForAll("rows") List<Map<String, Long>> rows, @ForAll("conditions") Expression condition) {
        Map<String, Long> row = rows.get(0);
        Outcomes outcomes = Outcomes.of(condition, path -> Bounds.constant(row.get(path.toString())));
        Boolean truth = evaluate(condition, row);
        assertThat(outcomes)
                .isEqualTo(new Outcomes(Boolean.TRUE.equals(truth), Boolean.FALSE.equals(truth), truth == null));
    }

    @Example
    void compare_texts_goesByTheBytesOfUtf8() {
        String belowSurrogates = "\uFFFD";
        String smile = "\uD83D\uDE00";
        assertThat(Values.compare(belowSurrogates, smile)).isNegative();
        assertThat(Values.compare("a", "ab")).isNegative();
        assertThat(Values.compare(Double.NaN, Double.POSITIVE_INFINITY)).isPositive();
        assertThat(Values.compare(-0.0, 0.0)).isZero();
        assertThat(Values.compareIfComparable(1L, 1.0)).isNull();
    }

    @Example
    void startsWith_bounds_ruleOutWhatLiesBeside() {
        Call startsWithB = new Call(Operator.STARTS_WITH, List.of(A, new Literal(ArrowType.Utf8.INSTANCE, "b")));
        assertThat(mayBeTrue(startsWithB, "a", "az")).isFalse();
        assertThat(mayBeTrue(startsWithB, "c", "d")).isFalse();
        assertThat(mayBeTrue(startsWithB, "bx", "d")).isTrue();
        assertThat(mayBeTrue(startsWithB, "a", "c")).isTrue();
        assertThat(mayBeTrue(startsWithB, "a", "b")).isTrue();
    }

    private static boolean mayBeTrue(Expression condition, String least, String most) {
        return Outcomes.of(condition, path -> new Bounds(least, most, false, true))
                .mayBeTrue();
    }

    private static Bounds bounds(List<Map<String, Long>> rows, String column) {
        List<Long> values = rows.stream()
                .map(row -> row.get(column))
                .filter(Objects::nonNull)
                .toList();
        Long least = values.stream().min(Long::compare).orElse(null);
        Long most = values.stream().max(Long::compare).orElse(null);
        return new Bounds(least, most, values.size() < rows.size(), !values.isEmpty());
    }

    private static Boolean evaluate(Expression expression, Map<String, Long> row) {
        Call call = (Call) expression;
        List<Expression> arguments = call.arguments();
        return switch (call.operator()) {
            case NOT -> negate(evaluate(arguments.get(0), row));
            case AND -> {
                List<Boolean> parts = parts(arguments, row);
                yield parts.contains(false) ? Boolean.FALSE : parts.contains(null) ? null : Boolean.TRUE;
            }
            case OR -> {
                List<Boolean> parts = parts(arguments, row);
                yield parts.contains(true) ? Boolean.TRUE : parts.contains(null) ? null : Boolean.FALSE;
            }
            case IS_NULL -> value(arguments.get(0), row) == null;
            case IS_NOT_NULL -> value(arguments.get(0), row) != null;
            case IN -> {
                List<Boolean> equal = new ArrayList<>();
                for (Expression literal : arguments.subList(1, arguments.size())) {
                    equal.add(compare(Operator.EQUAL, value(arguments.get(0), row), value(literal, row)));
                }
                yield equal.contains(true) ? Boolean.TRUE : equal.contains(null) ? null : Boolean.FALSE;
            }
            default -> compare(call.operator(), value(arguments.get(0), row), value(arguments.get(1), row));
        };
    }

    private static List<Boolean> parts(List<Expression> arguments, Map<String, Long> row) {
        List<Boolean> parts = new ArrayList<>();
        arguments.forEach(argument -> parts.add(evaluate(argument, row)));
        return parts;
    }

    private static Boolean negate(Boolean truth) {
        return truth == null ? null : !truth;
    }

    private static Long value(Expression expression, Map<String, Long> row) {
        return expression instanceof Literal literal ? (Long) literal.value() : row.get(expression.toString());
    }

    private static Boolean compare(Operator operator, Long left, Long right) {
        if (left == null || right == null) {
            return null;
        }
        int order = left.compareTo(right);
        return switch (operator) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            default -> order >= 0;
        };
    }

    @Provide
    Arbitrary<List<Map<String, Long>>> rows() {
        Arbitrary<Long> value = Arbitraries.longs().between(0, 4).injectNull(0.2);
        return Combinators.combine(value, value)
                .as((a, b) -> {
                    Map<String, Long> row = new HashMap<>();
                    row.put("a", a);
                    row.put("b", b);
                    return row;
                })
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    @Provide
    Arbitrary<Expression> conditions() {
        Arbitrary<Expression> literal =
                Arbitraries.longs().between(0, 4).injectNull(0.1).map(value -> new Literal(BIGINT, value));
        Arbitrary<Expression> column = Arbitraries.of(A, B);
        Arbitrary<Operator> comparison = Arbitraries.of(
                Operator.EQUAL,
                Operator.NOT_EQUAL,
                Operator.LESS,
                Operator.LESS_OR_EQUAL,
                Operator.GREATER,
                Operator.GREATER_OR_EQUAL);
        Arbitrary<Expression> either = Arbitraries.oneOf(column, literal);
        Arbitrary<Expression> compare = Combinators.combine(comparison, either, either)
                .as((operator, left, right) -> new Call(operator, List.of(left, right)));
        Arbitrary<Expression> in = Combinators.combine(
                        column, literal.list().ofMinSize(1).ofMaxSize(3))
                .as((value, choices) -> {
                    List<Expression> arguments = new ArrayList<>(List.of(value));
                    arguments.addAll(choices);
                    return new Call(Operator.IN, arguments);
                });
        Arbitrary<Expression> isNull = Combinators.combine(
                        Arbitraries.of(Operator.IS_NULL, Operator.IS_NOT_NULL), either)
                .as((operator, value) -> new Call(operator, List.of(value)));
        Arbitrary<Expression> leaf = Arbitraries.oneOf(compare, in, isNull);
        Arbitrary<Expression> pair = Combinators.combine(Arbitraries.of(Operator.AND, Operator.OR), leaf, leaf)
                .as((operator, left, right) -> new Call(operator, List.of(left, right)));
        return Arbitraries.oneOf(leaf, pair)
                .flatMap(inner -> Arbitraries.of(inner, new Call(Operator.NOT, List.of(inner))));
    }
}
