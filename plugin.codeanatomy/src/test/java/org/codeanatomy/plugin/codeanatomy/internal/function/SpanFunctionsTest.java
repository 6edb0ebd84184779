package org.codeanatomy.plugin.codeanatomy.internal.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.function.Argument;
import org.codeanatomy.plugin.api.function.ScalarFunction;
import org.codeanatomy.plugin.api.vector.Column;
import org.junit.jupiter.api.Test;

class SpanFunctionsTest {

    private static final ScalarFunction MAKE = Calls.named("span_make");
    private static final ScalarFunction LEN = Calls.named("span_len");
    private static final ScalarFunction CONTAINS = Calls.named("span_contains");
    private static final ScalarFunction OVERLAPS = Calls.named("span_overlaps");

    /** A span as a test writes it; bounds may be null. */
    record Span(Long start, Long end, Boolean exclusive) {

        static Span of(long start, long end) {
            return new Span(start, end, true);
        }
    }

    @Test
    void spanLen_ofReferenceSpan_is15() {
        assertThat(lengths(Span.of(10, 25))).containsExactly(15L);
    }

    @Test
    void spanLen_ignoresWhatTheEndMeans_andIsNullWithoutABound() {
        assertThat(lengths(new Span(10L, 25L, false), new Span(null, 3L, true), new Span(3L, null, null)))
                .containsExactly(15L, null, null);
    }

    @Test
    void spanLen_ofImpossibleSpan_saysSo() {
        assertThatThrownBy(() -> lengths(Span.of(Long.MIN_VALUE, Long.MAX_VALUE)))
                .hasRootCauseInstanceOf(PluginException.class)
                .hasRootCauseMessage("span_len of a span whose length does not fit 64 bits");
    }

    @Test
    void overlapsAndContains_ofReferenceSpans() {
        assertThat(compare(OVERLAPS, Span.of(0, 5), Span.of(5, 9))).isEqualTo(false);
        assertThat(compare(CONTAINS, Span.of(0, 10), Span.of(2, 10))).isEqualTo(true);
    }

    @Test
    void overlapsAndContains_withInclusiveEnd_countTheLastPosition() {
        assertThat(compare(OVERLAPS, new Span(0L, 5L, false), Span.of(5, 9))).isEqualTo(true);
        assertThat(compare(CONTAINS, Span.of(0, 10), new Span(2L, 10L, false))).isEqualTo(false);
        assertThat(compare(CONTAINS, Span.of(0, 10), new Span(2L, 9L, false))).isEqualTo(true);
        assertThat(compare(CONTAINS, Span.of(0, Long.MAX_VALUE), new Span(2L, Long.MAX_VALUE, false)))
                .isEqualTo(true);
    }

    @Test
    void overlapsAndContains_withNullBound_areNull() {
        for (ScalarFunction function : List.of(OVERLAPS, CONTAINS)) {
            assertThat(compare(function, new Span(null, 5L, true), Span.of(0, 1)))
                    .isNull();
            assertThat(compare(function, Span.of(0, 1), new Span(0L, null, true)))
                    .isNull();
        }
    }

    @Test
    void spanMake_fromTwoOffsets_hasTheReferencesDefaults() throws PluginException {
        try (Calls calls = new Calls()) {
            assertThat(calls.constant(MAKE, 1L, 2L))
                    .hasToString(
                            "{\"bstart\":1,\"bend\":2,\"line_base\":0,\"col_unit\":\"byte\",\"end_exclusive\":true}");
            Field field = MAKE.resultField(arguments(1L, 2L));
            assertThat(field.getMetadata())
                    .containsEntry("semantic_type", "Span")
                    .containsEntry("line_base", "0")
                    .containsEntry("col_unit", "byte")
                    .containsEntry("end_exclusive", "true");
        }
    }

    @Test
    void spanMake_withNulls_keepsOffsetsAndLineBase_defaultsTheRest() throws PluginException {
        try (Calls calls = new Calls()) {
            assertThat(calls.constant(MAKE, null, 2L, null, null, null))
                    .hasToString("{\"bend\":2,\"col_unit\":\"byte\",\"end_exclusive\":true}");
            assertThat(calls.constant(MAKE, 1L, 2L, 1L, "utf16", false))
                    .hasToString(
                            "{\"bstart\":1,\"bend\":2,\"line_base\":1,\"col_unit\":\"utf16\",\"end_exclusive\":false}");
        }
    }

    @Test
    void spanMake_withConstants_describesThemInTheMetadata() throws PluginException {
        assertThat(MAKE.resultField(arguments(1L, 2L, 1L, "utf16", false)).getMetadata())
                .containsEntry("line_base", "1")
                .containsEntry("col_unit", "utf16")
                .containsEntry("end_exclusive", "false");
    }

    @Test
    void spanMake_ofOffsetWithMetadata_keepsThat() throws PluginException {
        Field offset = new Field("o", new FieldType(true, Fields.INT64, null, Map.of("line_base", "10")), List.of());
        Argument argument = new Argument(offset, false, null);

        assertThat(MAKE.resultField(List.of(argument, argument)).getMetadata())
                .containsExactlyEntriesOf(Map.of("line_base", "10"));
    }

    @Test
    void spanMake_withHugeLineBase_namesIt() {
        try (Calls calls = new Calls()) {
            assertThatThrownBy(() -> calls.constant(MAKE, 1L, 2L, 5_000_000_000L))
                    .isInstanceOf(PluginException.class)
                    .hasMessage("span_make needs a line_base that fits 32 bits, found 5000000000");
        }
    }

    @Test
    void spanFunctions_ofOtherStructs_nameEveryProblem() {
        Field wrong = new Field(
                "s",
                FieldType.nullable(ArrowType.Struct.INSTANCE),
                List.of(Field.nullable("bend", new ArrowType.Int(32, true))));
        Argument argument = new Argument(wrong, false, null);

        for (ScalarFunction function : List.of(LEN, CONTAINS, OVERLAPS)) {
            assertThatThrownBy(() -> function.resultField(List.of(argument)))
                    .isInstanceOf(PluginException.class)
                    .hasMessageContaining("Missing span field: bstart")
                    .hasMessageContaining("Span field bend must be int64");
        }
    }

    @Property(tries = 200, seed = "20261121")
    void contains_isReflexive(@ForAll("spans") Span span) {
        assertThat(compare(CONTAINS, span, span)).isEqualTo(true);
    }

    @Property(tries = 200, seed = "20261121")
    void contains_isTransitive(@ForAll("spans") Span a, @ForAll("spans") Span b, @ForAll("spans") Span c) {
        boolean both =
                compare(CONTAINS, a, b).equals(true) && compare(CONTAINS, b, c).equals(true);
        if (both) {
            assertThat(compare(CONTAINS, a, c)).isEqualTo(true);
        }
    }

    @Property(tries = 200, seed = "20261121")
    void overlaps_isSymmetric(@ForAll("spans") Span a, @ForAll("spans") Span b) {
        assertThat(compare(OVERLAPS, a, b)).isEqualTo(compare(OVERLAPS, b, a));
    }

    @Property(tries = 200, seed = "20261121")
    void containedSpanThatIsNotEmpty_overlaps(@ForAll("spans") Span a, @ForAll("spans") Span b) {
        boolean empty = b.exclusive() && b.start().equals(b.end());
        if (!empty && compare(CONTAINS, a, b).equals(true)) {
            assertThat(compare(OVERLAPS, a, b)).isEqualTo(true);
        }
    }

    @Property(tries = 200, seed = "20261121")
    void overlaps_holdsExactlyIfSomePositionIsInBoth(@ForAll("spans") Span a, @ForAll("spans") Span b) {
        boolean bothHaveAPosition = !isEmpty(a) && !isEmpty(b);
        boolean shared = false;
        for (long position = 0; position <= 20; position++) {
            shared |= covers(a, position) && covers(b, position);
        }
        if (bothHaveAPosition) {
            assertThat(compare(OVERLAPS, a, b)).isEqualTo(shared);
        }
    }

    private static boolean isEmpty(Span span) {
        return span.exclusive() && span.start().equals(span.end());
    }

    private static boolean covers(Span span, long position) {
        long last = span.exclusive() ? span.end() - 1 : span.end();
        return span.start() <= position && position <= last;
    }

    @Provide
    Arbitrary<Span> spans() {
        Arbitrary<Long> starts = Arbitraries.longs().between(0, 9);
        Arbitrary<Long> lengths = Arbitraries.longs().between(0, 9);
        return Combinators.combine(starts, lengths, Arbitraries.of(true, false))
                .as((start, length, exclusive) -> new Span(start, start + length, exclusive));
    }

    private static List<Object> lengths(Span... spans) {
        try (Calls calls = new Calls();
                FieldVector made = make(calls, spans)) {
            return calls.evaluate(LEN, made);
        } catch (PluginException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Object compare(ScalarFunction function, Span a, Span b) {
        try (Calls calls = new Calls();
                FieldVector first = make(calls, a);
                FieldVector second = make(calls, b)) {
            return calls.evaluate(function, first, second).get(0);
        } catch (PluginException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static FieldVector make(Calls calls, Span... spans) throws PluginException {
        List<FieldVector> columns = List.of(
                calls.column(Arrays.stream(spans).map(Span::start).toArray()),
                calls.column(Arrays.stream(spans).map(Span::end).toArray()),
                calls.column(Arrays.stream(spans).map(span -> 0L).toArray()),
                calls.column(Arrays.stream(spans).map(span -> "byte").toArray()),
                calls.column(Arrays.stream(spans).map(Span::exclusive).toArray()));
        List<Argument> arguments = columns.stream()
                .map(column -> new Argument(column.getField(), false, null))
                .toList();
        return calls.vector(MAKE, arguments, columns.stream().map(Column::flat).toList());
    }

    private static List<Argument> arguments(Object... constants) {
        return Arrays.stream(constants)
                .map(value -> new Argument(Field.nullable("c", typeOf(value)), true, value))
                .toList();
    }

    private static ArrowType typeOf(Object value) {
        if (value instanceof Boolean) {
            return Fields.BOOLEAN;
        }
        return value instanceof Long ? Fields.INT64 : Fields.UTF8;
    }
}
