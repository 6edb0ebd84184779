package org.codeanatomy.engine.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.codeanatomy.engine.core.pipeline.Plans.BIGINT;
import static org.codeanatomy.engine.core.pipeline.Plans.BOOL;
import static org.codeanatomy.engine.core.pipeline.Plans.DOUBLE;
import static org.codeanatomy.engine.core.pipeline.Plans.INTEGER;
import static org.codeanatomy.engine.core.pipeline.Plans.TEXT;
import static org.codeanatomy.engine.core.pipeline.Plans.call;
import static org.codeanatomy.engine.core.pipeline.Plans.column;
import static org.codeanatomy.engine.core.pipeline.Plans.constant;
import static org.codeanatomy.engine.core.pipeline.Plans.field;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.core.expression.Operator;
import org.codeanatomy.engine.core.expression.ScalarExpression;
import org.codeanatomy.engine.core.expression.ScalarExpression.Case;
import org.codeanatomy.engine.core.expression.ScalarExpression.Cast;
import org.codeanatomy.engine.core.expression.ScalarExpression.ColumnReference;
import org.codeanatomy.engine.core.physical.PhysicalPlan;
import org.junit.jupiter.api.Test;

/** What every operator and cast gives, for columns, for constants, and for the rows of a selection. */
class ExpressionsTest {

    private static final ArrowType DATE = new ArrowType.Date(DateUnit.DAY);
    private static final ArrowType TIMESTAMP = new ArrowType.Timestamp(TimeUnit.MICROSECOND, null);
    private static final ArrowType SMALLINT = new ArrowType.Int(16, true);

    private static ArrowType decimal(int precision, int scale) {
        return new ArrowType.Decimal(precision, scale, 128);
    }

    /** One row of operands: the values of columns, whose types follow. */
    private static Object evaluate(
            List<ArrowType> types,
            List<?> values,
            java.util.function.Function<List<ScalarExpression>, ScalarExpression> make) {
        List<Field> fields = new ArrayList<>();
        List<ScalarExpression> columns = new ArrayList<>();
        List<ScalarExpression> constants = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            fields.add(field("c" + i, types.get(i)));
            columns.add(new ColumnReference(i, fields.get(i)));
            constants.add(constant(types.get(i), values.get(i)));
        }
        List<Object> nulls = new ArrayList<>();
        types.forEach(type -> nulls.add(null));
        PhysicalPlan table =
                MemoryTable.of(fields, List.of(nulls, values, nulls), 10, 10).plan();
        ScalarExpression expression = make.apply(columns);
        ScalarExpression guarded = new Case(
                List.of(call(Operator.IS_NOT_NULL, BOOL, columns.get(0))),
                List.of(expression),
                constant(expression.field().getType(), null),
                expression.field());
        List<List<Object>> rows = Plans.rows(Plans.project(table, expression, guarded, make.apply(constants)), 1, true);
        assertThat(rows.get(1).get(1))
                .as("under a selection")
                .isEqualTo(values.get(0) == null ? null : rows.get(1).get(0));
        assertThat(rows.get(1).get(2)).as("of constants").isEqualTo(rows.get(1).get(0));
        return rows.get(1).get(0);
    }

    private static Object apply(Operator operator, ArrowType result, List<ArrowType> types, Object... values) {
        return evaluate(
                types,
                Arrays.asList(values),
                operands -> new ScalarExpression.Operation(operator, operands, field("f", result)));
    }

    private static Object cast(ArrowType from, Object value, ArrowType to) {
        return evaluate(
                List.of(from), Arrays.asList(value), operands -> new Cast(operands.get(0), field("f", to), false));
    }

    private static Object tryCast(ArrowType from, Object value, ArrowType to) {
        return evaluate(
                List.of(from), Arrays.asList(value), operands -> new Cast(operands.get(0), field("f", to), true));
    }

    @Test
    void arithmetic_allTypes_exact() {
        assertThat(apply(Operator.ADD, BIGINT, List.of(BIGINT, BIGINT), 2L, 3L)).isEqualTo(5L);
        assertThat(apply(Operator.SUBTRACT, INTEGER, List.of(INTEGER, INTEGER), 2L, 3L))
                .isEqualTo(-1);
        assertThat(apply(Operator.MULTIPLY, SMALLINT, List.of(SMALLINT, SMALLINT), 7L, -3L))
                .isEqualTo((short) -21);
        assertThat(apply(Operator.DIVIDE, BIGINT, List.of(BIGINT, BIGINT), -7L, 2L))
                .isEqualTo(-3L);
        assertThat(apply(Operator.MODULO, BIGINT, List.of(BIGINT, BIGINT), -7L, 2L))
                .isEqualTo(-1L);
        assertThat(apply(Operator.MODULO, BIGINT, List.of(BIGINT, BIGINT), Long.MIN_VALUE, -1L))
                .isEqualTo(0L);
        assertThat(apply(Operator.DIVIDE, DOUBLE, List.of(DOUBLE, DOUBLE), 1.0, 4.0))
                .isEqualTo(0.25);
        assertThat(apply(Operator.NEGATE, INTEGER, List.of(INTEGER), 5L)).isEqualTo(-5);
        assertThat(apply(Operator.ABS, DOUBLE, List.of(DOUBLE), -5.5)).isEqualTo(5.5);
        assertThat(apply(Operator.SQRT, DOUBLE, List.of(DOUBLE), 9.0)).isEqualTo(3.0);
        assertThat(apply(Operator.POWER, DOUBLE, List.of(DOUBLE, DOUBLE), 2.0, 10.0))
                .isEqualTo(1024.0);
        assertThat(apply(Operator.FLOOR, DOUBLE, List.of(DOUBLE), -1.5)).isEqualTo(-2.0);
        assertThat(apply(Operator.CEIL, decimal(5, 1), List.of(decimal(5, 1)), new BigDecimal("1.1")))
                .isEqualTo(new BigDecimal("2.0"));
    }

    @Test
    void decimals_toThirtyEightDigits_exact() {
        BigDecimal large = new BigDecimal("12345678901234567890123456789.12");
        ArrowType type = decimal(38, 2);
        assertThat(apply(Operator.ADD, type, List.of(type, type), large, new BigDecimal("0.88")))
                .isEqualTo(new BigDecimal("12345678901234567890123456790.00"));
        assertThat(apply(Operator.SUBTRACT, type, List.of(type, type), new BigDecimal("1.00"), new BigDecimal("2.50")))
                .isEqualTo(new BigDecimal("-1.50"));
        assertThat(apply(
                        Operator.MULTIPLY,
                        decimal(38, 4),
                        List.of(type, type),
                        new BigDecimal("99999999999.99"),
                        new BigDecimal("99999999999.99")))
                .isEqualTo(new BigDecimal("9999999999998000000000.0001"));
        assertThat(apply(
                        Operator.DIVIDE,
                        decimal(38, 6),
                        List.of(type, type),
                        new BigDecimal("2.00"),
                        new BigDecimal("3.00")))
                .isEqualTo(new BigDecimal("0.666667"));
    }

    @Test
    void arithmetic_thatDoesNotFit_namesTheValues() {
        assertThatThrownBy(() -> apply(Operator.ADD, BIGINT, List.of(BIGINT, BIGINT), Long.MAX_VALUE, 1L))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("9223372036854775807 + 1 does not fit BIGINT");
        assertThatThrownBy(() -> apply(Operator.MULTIPLY, SMALLINT, List.of(SMALLINT, SMALLINT), 300L, 300L))
                .hasMessageContaining("90000 does not fit SMALLINT");
        assertThatThrownBy(() -> apply(Operator.DIVIDE, INTEGER, List.of(INTEGER, INTEGER), 1L, 0L))
                .hasMessageContaining("division by zero");
        assertThatThrownBy(() -> apply(Operator.DIVIDE, DOUBLE, List.of(DOUBLE, DOUBLE), 1.0, 0.0))
                .hasMessageContaining("division by zero");
        ArrowType small = decimal(3, 0);
        assertThatThrownBy(
                        () -> apply(Operator.ADD, small, List.of(small, small), new BigDecimal(999), new BigDecimal(1)))
                .hasMessageContaining("1000 does not fit DECIMAL(3, 0)");
    }

    @Test
    void comparisons_nanIsGreatestAndZerosAreEqual() {
        List<ArrowType> doubles = List.of(DOUBLE, DOUBLE);
        assertThat(apply(Operator.EQUAL, BOOL, doubles, Double.NaN, Double.NaN)).isEqualTo(true);
        assertThat(apply(Operator.LESS, BOOL, doubles, Double.POSITIVE_INFINITY, Double.NaN))
                .isEqualTo(true);
        assertThat(apply(Operator.GREATER_OR_EQUAL, BOOL, doubles, Double.NaN, Double.NaN))
                .isEqualTo(true);
        assertThat(apply(Operator.EQUAL, BOOL, doubles, -0.0, 0.0)).isEqualTo(true);
        assertThat(apply(Operator.LESS, BOOL, doubles, -0.0, 0.0)).isEqualTo(false);
        assertThat(apply(Operator.LESS, BOOL, List.of(TEXT, TEXT), "Z", "a")).isEqualTo(true);
        assertThat(apply(Operator.LESS, BOOL, List.of(TEXT, TEXT), "abcdefgh", "abcdefgha"))
                .isEqualTo(true);
        assertThat(apply(Operator.GREATER, BOOL, List.of(TEXT, TEXT), "ä", "z")).isEqualTo(true);
        assertThat(apply(Operator.EQUAL, BOOL, List.of(BIGINT, BIGINT), 1L, null))
                .isNull();
        assertThat(apply(Operator.IS_DISTINCT_FROM, BOOL, List.of(BIGINT, BIGINT), 1L, null))
                .isEqualTo(true);
        assertThat(apply(Operator.IS_NOT_DISTINCT_FROM, BOOL, List.of(TEXT, TEXT), "a", "a"))
                .isEqualTo(true);
        assertThat(apply(Operator.LESS, BOOL, List.of(BOOL, BOOL), false, true)).isEqualTo(true);
        ArrowType type = decimal(38, 0);
        assertThat(apply(Operator.LESS, BOOL, List.of(type, type), new BigDecimal("-1"), new BigDecimal("1")))
                .isEqualTo(true);
    }

    /** What AND (decided by false) or OR (decided by true) gives. */
    private static Boolean decided(Boolean a, Boolean b, Boolean decides) {
        if (decides.equals(a) || decides.equals(b)) {
            return decides;
        }
        return (a == null || b == null) ? null : Boolean.valueOf(!decides);
    }

    @Test
    void logic_threeValued() {
        Boolean[] values = {true, false, null};
        for (Boolean a : values) {
            for (Boolean b : values) {
                Boolean and = decided(a, b, Boolean.FALSE);
                Boolean or = decided(a, b, Boolean.TRUE);
                List<ArrowType> types = List.of(BIGINT, BOOL, BOOL);
                assertThat(evaluate(types, Arrays.asList(1L, a, b), x -> call(Operator.AND, BOOL, x.get(1), x.get(2))))
                        .isEqualTo(and);
                assertThat(evaluate(types, Arrays.asList(1L, a, b), x -> call(Operator.OR, BOOL, x.get(1), x.get(2))))
                        .isEqualTo(or);
            }
        }
        assertThat(apply(Operator.IS_NOT_TRUE, BOOL, List.of(BOOL), false)).isEqualTo(true);
        assertThat(apply(Operator.IS_FALSE, BOOL, List.of(BOOL), true)).isEqualTo(false);
        assertThat(apply(Operator.NOT, BOOL, List.of(BOOL), true)).isEqualTo(false);
    }

    @Test
    void and_firstFalse_secondNeverFails() {
        PhysicalPlan table = MemoryTable.of(
                        List.of(field("x", BIGINT)), List.of(List.of(0L), List.of(5L), List.of(0L)), 10, 10)
                .plan();
        ScalarExpression guard = call(Operator.NOT_EQUAL, BOOL, column(table, 0), constant(BIGINT, 0L));
        ScalarExpression division = call(
                Operator.GREATER,
                BOOL,
                call(Operator.DIVIDE, BIGINT, constant(BIGINT, 10L), column(table, 0)),
                constant(BIGINT, 1L));

        assertThat(Plans.rows(new PhysicalPlan.Filter(table, call(Operator.AND, BOOL, guard, division)), 1, true))
                .containsExactly(List.of(5L));
    }

    @Test
    void in_withNullAmongConstants_isNeverFalse() {
        PhysicalPlan table = MemoryTable.of(
                        List.of(field("x", TEXT)),
                        List.of(List.of("a"), List.of("b"), Arrays.asList((Object) null)),
                        9,
                        9)
                .plan();
        ScalarExpression plain = call(Operator.IN, BOOL, column(table, 0), constant(TEXT, "a"), constant(TEXT, "c"));
        ScalarExpression withNull =
                call(Operator.IN, BOOL, column(table, 0), constant(TEXT, "a"), constant(TEXT, null));

        assertThat(Plans.rows(Plans.project(table, plain, withNull), 1, true))
                .containsExactly(List.of(true, true), Arrays.asList(false, null), Arrays.asList(null, null));
    }

    @Test
    void like_patterns_matchCharacters() {
        Object[][] cases = {
            {"hello", "h%o", true},
            {"hello", "h_llo", true},
            {"hello", "h_lo", false},
            {"grüße", "gr_ße", true},
            {"", "%", true},
            {"", "", true},
            {"a", "", false},
            {"abcabd", "%abd", true},
            {"abab", "ab%ab", true},
            {"aba", "ab%ba", false},
            {"100%", "100!%", true},
            {"1000", "100!%", false},
            {"xay", "%a%", true},
            {"ünder", "_nder", true},
            {"ab", "__", true},
            {"ü", "__", false},
            {"über", "%_r", true}
        };
        for (Object[] each : cases) {
            Object result = evaluate(
                    List.of(TEXT),
                    List.of(each[0]),
                    x -> call(Operator.LIKE, BOOL, x.get(0), constant(TEXT, each[1]), constant(TEXT, "!")));
            assertThat(result).as("%s LIKE %s", each[0], each[1]).isEqualTo(each[2]);
        }
        assertThat(evaluate(
                        List.of(TEXT),
                        List.of("HeLLo"),
                        x -> call(Operator.ILIKE, BOOL, x.get(0), constant(TEXT, "hEl%"))))
                .isEqualTo(true);
    }

    @Test
    void texts_countCharactersNotBytes() {
        assertThat(apply(Operator.UPPER, TEXT, List.of(TEXT), "grüße")).isEqualTo("GRÜSSE");
        assertThat(apply(Operator.LOWER, TEXT, List.of(TEXT), "ABC-xyz")).isEqualTo("abc-xyz");
        assertThat(apply(Operator.CONCAT, TEXT, List.of(TEXT, TEXT), "a", "bc")).isEqualTo("abc");
        assertThat(apply(Operator.CHAR_LENGTH, BIGINT, List.of(TEXT), "grüße")).isEqualTo(5L);
        assertThat(apply(Operator.OCTET_LENGTH, BIGINT, List.of(TEXT), "grüße")).isEqualTo(7L);
        assertThat(apply(Operator.SUBSTRING, TEXT, List.of(TEXT, BIGINT, BIGINT), "grüße", 3L, 2L))
                .isEqualTo("üß");
        assertThat(apply(Operator.SUBSTRING, TEXT, List.of(TEXT, BIGINT, BIGINT), "abc", -1L, 3L))
                .isEqualTo("a");
        assertThat(apply(Operator.SUBSTRING, TEXT, List.of(TEXT, BIGINT), "abc", 2L))
                .isEqualTo("bc");
        assertThat(apply(Operator.TRIM, TEXT, List.of(TEXT), "  a b ")).isEqualTo("a b");
        assertThat(apply(Operator.TRIM_LEADING, TEXT, List.of(TEXT, TEXT), "xyaxy", "yx"))
                .isEqualTo("axy");
        assertThat(apply(Operator.TRIM_TRAILING, TEXT, List.of(TEXT, TEXT), "aüü", "ü"))
                .isEqualTo("a");
        assertThat(apply(Operator.REPLACE, TEXT, List.of(TEXT, TEXT, TEXT), "aXbX", "X", "yy"))
                .isEqualTo("ayybyy");
        assertThat(apply(Operator.REPLACE, TEXT, List.of(TEXT, TEXT, TEXT), "abc", "", "y"))
                .isEqualTo("abc");
        assertThat(apply(Operator.POSITION, BIGINT, List.of(TEXT, TEXT), "ß", "grüße"))
                .isEqualTo(4L);
        assertThat(apply(Operator.POSITION, BIGINT, List.of(TEXT, TEXT), "q", "grüße"))
                .isEqualTo(0L);
        assertThat(apply(Operator.STARTS_WITH, BOOL, List.of(TEXT, TEXT), "grüße", "gr"))
                .isEqualTo(true);
        assertThat(apply(Operator.GREATEST, TEXT, List.of(TEXT, TEXT, TEXT), "a", null, "b"))
                .isEqualTo("b");
        assertThat(apply(Operator.LEAST, BIGINT, List.of(BIGINT, BIGINT), 7L, -1L))
                .isEqualTo(-1L);
    }

    @Test
    void round_halfAwayFromZero() {
        assertThat(evaluate(
                        List.of(DOUBLE),
                        List.of(-2.5),
                        x -> call(Operator.ROUND, DOUBLE, x.get(0), constant(INTEGER, 0L))))
                .isEqualTo(-3.0);
        assertThat(evaluate(
                        List.of(decimal(9, 3)),
                        List.of(new BigDecimal("1.235")),
                        x -> call(Operator.ROUND, decimal(9, 3), x.get(0), constant(INTEGER, 2L))))
                .isEqualTo(new BigDecimal("1.240"));
    }

    @Test
    void extract_beforeTheEpoch() {
        long day = java.time.LocalDate.of(1904, 2, 29).toEpochDay();
        assertThat(apply(Operator.EXTRACT_YEAR, BIGINT, List.of(DATE), day)).isEqualTo(1904L);
        assertThat(apply(Operator.EXTRACT_MONTH, BIGINT, List.of(DATE), day)).isEqualTo(2L);
        assertThat(apply(Operator.EXTRACT_DAY, BIGINT, List.of(DATE), day)).isEqualTo(29L);
        long micros = day * 86_400_000_000L + 47_655_999_999L;
        assertThat(apply(Operator.EXTRACT_HOUR, BIGINT, List.of(TIMESTAMP), micros))
                .isEqualTo(13L);
        assertThat(apply(Operator.EXTRACT_MINUTE, BIGINT, List.of(TIMESTAMP), micros))
                .isEqualTo(14L);
        assertThat(apply(Operator.EXTRACT_SECOND, BIGINT, List.of(TIMESTAMP), micros))
                .isEqualTo(15L);
    }

    @Test
    void casts_betweenAllTypes() {
        assertThat(cast(TEXT, " 42 ", BIGINT)).isEqualTo(42L);
        assertThat(cast(DOUBLE, 2.5, INTEGER)).isEqualTo(2);
        assertThat(cast(decimal(9, 2), new BigDecimal("2.50"), INTEGER)).isEqualTo(3);
        assertThat(cast(BOOL, true, INTEGER)).isEqualTo(1);
        assertThat(cast(BIGINT, 300L, DOUBLE)).isEqualTo(300.0);
        assertThat(cast(TEXT, "1e3", DOUBLE)).isEqualTo(1000.0);
        assertThat(cast(TEXT, "NaN", DOUBLE)).isEqualTo(Double.NaN);
        assertThat(cast(BIGINT, 7L, decimal(10, 2))).isEqualTo(new BigDecimal("7.00"));
        assertThat(cast(TEXT, "1.005", decimal(10, 2))).isEqualTo(new BigDecimal("1.01"));
        assertThat(cast(DOUBLE, 1e20, TEXT)).isEqualTo("1e+20");
        assertThat(cast(DOUBLE, 0.1, TEXT)).isEqualTo("0.1");
        assertThat(cast(BOOL, false, TEXT)).isEqualTo("false");
        assertThat(cast(TEXT, "T", BOOL)).isEqualTo(true);
        assertThat(cast(TEXT, "2024-02-29", DATE)).isEqualTo(19782);
        assertThat(cast(DATE, 19782L, TEXT)).isEqualTo("2024-02-29");
        assertThat(cast(DATE, 1L, TIMESTAMP)).isEqualTo(java.time.LocalDateTime.of(1970, 1, 2, 0, 0));
        assertThat(cast(TEXT, "1969-12-31 23:59:59.5", TIMESTAMP))
                .isEqualTo(java.time.LocalDateTime.of(1969, 12, 31, 23, 59, 59, 500_000_000));
        assertThat(cast(TIMESTAMP, -500_000L, TEXT)).isEqualTo("1969-12-31 23:59:59.5");
        assertThat(cast(TIMESTAMP, -500_000L, DATE)).isEqualTo(-1);
        assertThat(cast(BIGINT, null, TEXT)).isNull();
    }

    @Test
    void casts_thatFail_nameTheValueOrGiveNull() {
        assertThatThrownBy(() -> cast(TEXT, "4x", BIGINT))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("'4x' cannot be cast to BIGINT; TRY_CAST gives null instead");
        assertThatThrownBy(() -> cast(BIGINT, 70_000L, SMALLINT)).hasMessageContaining("'70000'");
        assertThatThrownBy(() -> cast(BIGINT, 1000L, decimal(4, 2))).hasMessageContaining("DECIMAL(4, 2)");
        assertThat(tryCast(TEXT, "4x", BIGINT)).isNull();
        assertThat(tryCast(TEXT, "2024-02-30", DATE)).isNull();
        assertThat(tryCast(DOUBLE, Double.NaN, INTEGER)).isNull();
        assertThat(tryCast(TEXT, "maybe", BOOL)).isNull();
    }
}
