package org.codeanatomy.engine.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.core.vector.ChunkedColumn;
import org.codeanatomy.engine.core.vector.ConstantValues;
import org.codeanatomy.engine.core.vector.ValueKind;
import org.codeanatomy.engine.core.vector.Vectors;
import org.codeanatomy.memory.Mem;
import org.codeanatomy.plugin.api.vector.Column;
import org.codeanatomy.plugin.api.vector.Selection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What kernels compute for rare values, beside plain Java, in batches that do and do not fill whole bytes and words. */
class KernelValuesTest {
    private static final int[] LENGTHS = {1, 7, 8, 9, 63, 64, 65, 130, 200};
    private static final ArrowType TEXT = ArrowType.Utf8.INSTANCE;
    private static final ArrowType DOUBLE = new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
    private static final ArrowType BIGINT = new ArrowType.Int(64, true);

    /** Values of a type, and their order. */
    record Compared(ArrowType type, List<?> values) {
        int compare(Object a, Object b) {
            if (a instanceof Double x && b instanceof Double y) {
                return Double.compare(x + 0.0, y + 0.0);
            }
            @SuppressWarnings("unchecked")
            Comparator<Object> natural = (Comparator<Object>) (Comparator<?>) Comparator.naturalOrder();
            return natural.compare(a, b);
        }
    }

    static Stream<Compared> compared() {
        return Stream.of(
                new Compared(new ArrowType.Int(32, true), List.of(Integer.MIN_VALUE, -1, 0, 1, 7, Integer.MAX_VALUE)),
                new Compared(BIGINT, List.of(Long.MIN_VALUE, -1L, 0L, 1L, 7L, Long.MAX_VALUE)),
                new Compared(
                        DOUBLE,
                        List.of(
                                Double.NEGATIVE_INFINITY,
                                -1.5,
                                -0.0,
                                0.0,
                                Double.MIN_VALUE,
                                Double.POSITIVE_INFINITY,
                                Double.NaN,
                                Double.longBitsToDouble(0xFFF8000000000001L))),
                new Compared(
                        new ArrowType.Decimal(38, 2, 128),
                        List.of(
                                new BigDecimal("-99999999999999999999999999.00"),
                                new BigDecimal("-0.01"),
                                new BigDecimal("0.00"),
                                new BigDecimal("184467440737095516.16"),
                                new BigDecimal("99999999999999999999999999.00"))),
                new Compared(TEXT, List.of("", "a", "ab", "abcdefgh", "abcdefghi", "abcdefgz", "zürich", "日本語")));
    }

    private final BufferAllocator allocator = new RootAllocator();
    private final List<FieldVector> vectors = new ArrayList<>();
    private final Random random = new Random(7);

    @AfterEach
    void closeVectors() {
        vectors.forEach(FieldVector::close);
        allocator.close();
    }

    private Column column(ArrowType type, List<?> values) {
        FieldVector vector = ConstantValues.vector(Field.nullable("v", type), values, allocator);
        vectors.add(vector);
        return Column.flat(vector);
    }

    private FieldVector result(ArrowType type, int rows) {
        FieldVector vector = Vectors.fixed(Field.nullable("r", type), rows, allocator);
        vectors.add(vector);
        return vector;
    }

    private List<Object> sample(List<?> values, int count) {
        List<Object> sample = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sample.add(values.get(random.nextInt(values.size())));
        }
        return sample;
    }

    /** All rows, most of them, and few of them. */
    private List<Selection> selections(int length) {
        List<Selection> selections = new ArrayList<>(Collections.singletonList(null));
        for (double part : new double[] {0.7, 0.1}) {
            int[] rows = IntStream.range(0, length)
                    .filter(row -> random.nextDouble() < part)
                    .toArray();
            selections.add(new Selection(rows, rows.length));
        }
        return selections;
    }

    private static int[] positions(Selection rows, int length) {
        return rows == null ? Vectors.identity(length) : Arrays.copyOf(rows.positions(), rows.count());
    }

    @ParameterizedTest
    @MethodSource("compared")
    void comparisons_rareValues_asTheirOrderSays(Compared compared) {
        for (int length : LENGTHS) {
            List<Object> a = sample(compared.values, length);
            List<Object> b = sample(compared.values, length);
            Object one = b.get(0);
            List<Object> ones = Collections.nCopies(length, one);
            Column left = column(compared.type, a);
            Column right = column(compared.type, b);
            Column constant =
                    Column.constant(column(compared.type, List.of(one)).vector(), length);
            for (Selection rows : selections(length)) {
                check(compared, left, a, right, b, rows);
                check(compared, left, a, constant, ones, rows);
                check(compared, constant, ones, right, b, rows);
            }
        }
    }

    private void check(Compared compared, Column a, List<Object> x, Column b, List<Object> y, Selection rows) {
        ValueKind kind = ValueKind.of(compared.type);
        for (boolean negate : new boolean[] {false, true}) {
            long equal = result(ArrowType.Bool.INSTANCE, x.size()).getDataBufferAddress();
            Comparisons.equal(a, b, kind, rows, equal, negate);
            check(equal, x, y, rows, (v, w) -> (compared.compare(v, w) == 0) != negate);
            long less = result(ArrowType.Bool.INSTANCE, x.size()).getDataBufferAddress();
            Comparisons.less(a, b, kind, rows, less, negate);
            check(less, x, y, rows, (v, w) -> (compared.compare(v, w) < 0) != negate);
        }
    }

    private static void check(
            long bits, List<Object> x, List<Object> y, Selection rows, BiPredicate<Object, Object> expected) {
        for (int row : positions(rows, x.size())) {
            assertThat(Mem.getBit(bits, row))
                    .as("row %d of %d: %s, %s", row, x.size(), x.get(row), y.get(row))
                    .isEqualTo(expected.test(x.get(row), y.get(row)));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ArithmeticOperator.class,
            names = {"ADD", "SUBTRACT", "MULTIPLY"})
    void arithmetic_overflowsInNullRows_otherRowsAreComputed(ArithmeticOperator operator) {
        BigIntVector hidden =
                (BigIntVector) column(BIGINT, List.of(1L, Long.MIN_VALUE, 3L)).vector();
        hidden.setNull(1);
        Column a = Column.flat(hidden);
        Column b = column(BIGINT, List.of(10L, Long.MAX_VALUE, 30L));
        BigIntVector result = (BigIntVector) result(BIGINT, 3);
        Arithmetic.compute(operator, ValueKind.INT64, a, b, null, result.getDataBufferAddress());
        ArithmeticFailures.check(operator, ValueKind.INT64, a, b, null);
        long first = Mem.getLong(result.getDataBufferAddress());
        long last = Mem.getLong(result.getDataBufferAddress() + 16);
        assertThat(List.of(first, last))
                .isEqualTo(
                        switch (operator) {
                            case ADD -> List.of(11L, 33L);
                            case SUBTRACT -> List.of(-9L, -27L);
                            default -> List.of(10L, 90L);
                        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void arithmetic_overflow_namesTheValuesOfTheRow(boolean selected) {
        Column a = column(BIGINT, List.of(Long.MAX_VALUE, Long.MAX_VALUE - 1, Long.MAX_VALUE));
        Column b = column(BIGINT, List.of(0L, 2L, 1L));
        Selection rows = selected ? new Selection(new int[] {0, 1}, 2) : null;
        long target = result(BIGINT, 3).getDataBufferAddress();
        assertThat(Arithmetic.compute(ArithmeticOperator.ADD, ValueKind.INT64, a, b, rows, target))
                .isTrue();
        assertThatThrownBy(() -> ArithmeticFailures.check(ArithmeticOperator.ADD, ValueKind.INT64, a, b, rows))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("9223372036854775806 + 2 does not fit BIGINT");
    }

    @Test
    void characters_oneToFourBytes_asCodePoints() {
        List<String> ascii = List.of("", "a", "eight by", "more than eight bytes");
        List<String> any = List.of("", "ü", "zürich", "日本語日本語", "😀😀😀", "mixed 😀 ü 語 a", "plain");
        for (List<String> values : List.of(ascii, any)) {
            for (int length : LENGTHS) {
                List<Object> texts = sample(values, length);
                Column column = column(TEXT, texts);
                for (Selection rows : selections(length)) {
                    int[] positions = positions(rows, length);
                    long target = result(BIGINT, length).getDataBufferAddress();
                    TextMeasures.characters(column, positions, positions.length, target);
                    for (int row : positions) {
                        String text = (String) texts.get(row);
                        assertThat(Mem.getLong(target + 8L * row)).isEqualTo(text.codePointCount(0, text.length()));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%ab%", "%b%", "%ab%a%", "%abc", "ab%", "%", "a_b", "%a_b%", "%_b%", "%ü%", "%aab%b", "%ba%ba%"})
    void like_anyRows_asRegularExpressions(String pattern) {
        String regex = pattern.replace("%", ".*").replace("_", ".");
        List<String> values =
                new ArrayList<>(List.of("", "a", "b", "ab", "aüb", "ü", "aaaaaaab", "baaaaaaaab", "abcabcabcabc"));
        for (int i = 0; i < 60; i++) {
            values.add(random.ints(random.nextInt(20), 'a', 'd')
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString());
        }
        LikePattern like = new LikePattern(pattern, null);
        for (int length : LENGTHS) {
            List<Object> texts = sample(values, length);
            Column column = column(TEXT, texts);
            for (Selection rows : selections(length)) {
                int[] positions = positions(rows, length);
                long target = result(ArrowType.Bool.INSTANCE, length).getDataBufferAddress();
                like.match(column, positions, positions.length, target);
                for (int row : positions) {
                    assertThat(Mem.getBit(target, row))
                            .as("'%s' LIKE '%s'", texts.get(row), pattern)
                            .isEqualTo(((String) texts.get(row)).matches(regex));
                }
            }
        }
    }

    @Test
    void textsToLongs_rareTexts_asJavaParses() {
        List<String> texts = List.of(
                "0",
                "-0",
                "7",
                "-7",
                "+7",
                " 7 ",
                "007",
                "999999999999999999",
                "-999999999999999999",
                "9223372036854775807",
                "-9223372036854775808",
                "9223372036854775808",
                "0000000000000000000012",
                "",
                "-",
                "+",
                "--7",
                "7a",
                "a7",
                "1.5",
                "٣",
                "7/",
                "7:");
        Column column = column(TEXT, texts);
        BigIntVector result = (BigIntVector) result(BIGINT, texts.size());
        for (int i = 0; i < texts.size(); i++) {
            Mem.setBit(result.getValidityBufferAddress(), i);
        }
        int[] rows = Vectors.identity(texts.size());
        new CastToInteger(ValueKind.INT64, result, new CastFailure(result.getField(), true))
                .texts(column, rows, rows.length);
        for (int i = 0; i < texts.size(); i++) {
            assertThat(result.getObject(i)).as("'%s'", texts.get(i)).isEqualTo(parse(texts.get(i)));
        }
    }

    private static Long parse(String text) {
        try {
            return Long.valueOf(text.strip());
        } catch (NumberFormatException none) {
            return null;
        }
    }

    @Test
    void doublesToLongs_edgesOfTheRange_keptOrNull() {
        List<Double> values = List.of(
                0.5,
                1.5,
                -2.5,
                -0x1p63,
                0x1p63,
                Math.nextDown(0x1p63),
                Math.nextDown(-0x1p63),
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY);
        List<Long> expected = new ArrayList<>(List.of(0L, 2L, -2L, Long.MIN_VALUE));
        expected.addAll(Arrays.asList(null, (long) Math.nextDown(0x1p63), null, null, null, null));
        Column column = column(DOUBLE, values);
        for (Selection rows : selections(values.size())) {
            int[] positions = positions(rows, values.size());
            BigIntVector result = (BigIntVector) result(BIGINT, values.size());
            for (int row : positions) {
                Mem.setBit(result.getValidityBufferAddress(), row);
            }
            new CastToInteger(ValueKind.INT64, result, new CastFailure(result.getField(), true))
                    .doubles(column, positions, positions.length);
            for (int row : positions) {
                assertThat(result.getObject(row)).as("%s", values.get(row)).isEqualTo(expected.get(row));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("compared")
    void keys_oneChunkOrMany_equalAsTheirOrderSaysAndThenOfOneHash(Compared compared) {
        int length = 100;
        List<Object> a = sample(compared.values, length);
        List<Object> b = sample(compared.values, length);
        for (int row = 0; row < length; row += 5) {
            a.set(row, null);
            b.set(random.nextInt(length), null);
        }
        ChunkedColumn left = ChunkedColumn.of(column(compared.type, a));
        Column flat = column(compared.type, b);
        ChunkedColumn many = ChunkedColumn.empty(ValueKind.of(compared.type));
        many.add(flat.vector());
        many.add(flat.vector());
        int[] rows = Vectors.identity(length);
        int[] second =
                IntStream.range(0, length).map(row -> row + ChunkedColumn.ROWS).toArray();
        check(compared, left, rows, ChunkedColumn.of(flat), rows, a, b);
        check(compared, left, rows, many, second, a, b);
    }

    private static void check(
            Compared compared,
            ChunkedColumn left,
            int[] leftRows,
            ChunkedColumn right,
            int[] rightRows,
            List<Object> a,
            List<Object> b) {
        boolean[] equal = new boolean[a.size()];
        Arrays.fill(equal, true);
        long[] leftHashes = new long[a.size()];
        long[] rightHashes = new long[a.size()];
        KeyEquality.compare(left, leftRows, right, rightRows, equal.length, equal);
        Hashing.hash(new ChunkedColumn[] {left}, leftRows, equal.length, leftHashes);
        Hashing.hash(new ChunkedColumn[] {right}, rightRows, equal.length, rightHashes);
        for (int row = 0; row < equal.length; row++) {
            Object x = a.get(row);
            Object y = b.get(row);
            boolean same = Objects.equals(x, y);
            if (x != null && y != null) {
                same = compared.compare(x, y) == 0;
            }
            assertThat(equal[row]).as("row %d: %s, %s", row, x, y).isEqualTo(same);
            if (same) {
                assertThat(leftHashes[row]).as("hash of %s", x).isEqualTo(rightHashes[row]);
            }
        }
    }
}
