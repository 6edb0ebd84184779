package org.codeanatomy.engine.core.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.codeanatomy.plugin.api.function.Argument;
import org.codeanatomy.plugin.api.function.ScalarCall;
import org.codeanatomy.plugin.api.vector.Column;
import org.codeanatomy.plugin.api.vector.Selection;
import org.codeanatomy.plugin.host.GenerationId;
import org.codeanatomy.plugin.host.LifecycleEvent;
import org.codeanatomy.plugin.host.LifecycleEvent.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordingsTest {

    private static final long BUDGET = 64 << 10;

    private final BufferAllocator allocator = new RootAllocator();
    private final Recordings recordings = new Recordings(
            new RehearsalSettings(property -> Optional.ofNullable(Map.of(
                            "org.codeanatomy.engine.rehearsal.bytes",
                            " " + BUDGET,
                            "org.codeanatomy.engine.rehearsal.bytes.shy",
                            "0")
                    .get(property))),
            allocator);

    @AfterEach
    void close() {
        recordings.close();
        allocator.close();
    }

    private static GenerationId generation(String plugin, long number) {
        return new GenerationId(plugin, "1.0.0", "0".repeat(64), number);
    }

    private record Call(List<Column> arguments, int rowCount, Selection selection, BufferAllocator allocator)
            implements ScalarCall {
        @Override
        public int argumentCount() {
            return arguments.size();
        }

        @Override
        public Column argument(int index) {
            return arguments.get(index);
        }
    }

    private void record(GenerationId generation, String function, Selection selection, String... texts) {
        try (VarCharVector vector = new VarCharVector("v", allocator)) {
            vector.allocateNew();
            for (int row = 0; row < texts.length; row++) {
                vector.setSafe(row, texts[row].getBytes(StandardCharsets.UTF_8));
            }
            vector.setValueCount(texts.length);
            List<Argument> arguments = List.of(new Argument(vector.getField(), false, null));
            Call call = new Call(List.of(Column.flat(vector)), texts.length, selection, allocator);
            recordings.add(generation, function, arguments, call);
        }
    }

    private List<String> first(String plugin) {
        List<RecordedCall> calls = recordings.of(plugin);
        List<String> texts = calls.stream().map(call -> CallText.of(call, 0)).toList();
        calls.forEach(RecordedCall::close);
        return texts;
    }

    @Test
    void calls_ofAFunction_replaceItsOldest() {
        for (String text : List.of("a", "b", "c", "d", "e")) {
            record(generation("p", 1), "f", null, text);
            record(generation("p", 1), "g", null, text);
        }
        assertThat(first("p"))
                .containsExactly("f('b')", "g('b')", "f('c')", "g('c')", "f('d')", "g('d')", "f('e')", "g('e')");
    }

    @Test
    void calls_beyondTheBudgetOfAPlugin_replaceItsOldestWhateverTheFunction() {
        for (int i = 0; i < 20; i++) {
            record(generation("p", 1), "f" + i, null, "x".repeat(10_000));
            record(generation("q", 2), "f", null, "y");
        }
        assertThat(recordings.bytes("p")).isPositive().isLessThanOrEqualTo(BUDGET);
        assertThat(first("p")).last().asString().startsWith("f19('xxx");
        assertThat(first("q")).hasSize(4);
    }

    @Test
    void call_withAValueLargerThanTheBudget_isNotRecorded() {
        record(generation("p", 1), "f", null, "x".repeat(100_000));
        record(generation("p", 1), "g", null, "x".repeat(1_000_000));
        assertThat(first("p")).isEmpty();
    }

    @Test
    void call_underASelection_isRecordedWithItsRowsOnly() {
        record(generation("p", 1), "f", new Selection(new int[] {1, 2}, 2), "a", "b", "c", "d");
        List<RecordedCall> calls = recordings.of("p");
        assertThat(calls).hasSize(1);
        assertThat(calls.get(0).rowCount()).isEqualTo(2);
        assertThat(CallText.of(calls.get(0), 1)).isEqualTo("f('c')");
        calls.forEach(RecordedCall::close);
    }

    @Test
    void recordings_whosePluginStopsServing_areDroppedAndNoneIsAddedByItsLastStatements() {
        record(generation("p", 1), "f", null, "a");
        recordings.onEvent(event(Kind.SWITCH, 2));
        recordings.onEvent(event(Kind.DRAIN, 1));
        assertThat(first("p")).as("it was replaced").hasSize(1);
        recordings.onEvent(event(Kind.DRAIN, 2));
        assertThat(first("p")).as("it is gone").isEmpty();
        assertThat(recordings.wants(generation("p", 2))).isFalse();
        record(generation("p", 2), "f", null, "a");
        assertThat(first("p")).isEmpty();
        assertThat(recordings.wants(generation("p", 3)))
                .as("it was installed again")
                .isTrue();
    }

    private static LifecycleEvent event(Kind kind, long number) {
        return new LifecycleEvent(kind, Instant.EPOCH, generation("p", number), "", "");
    }

    @Test
    void settings_turnOffOnePlugin_orNameWhatIsWrong() {
        assertThat(recordings.wants(generation("shy", 1))).isFalse();
        assertThat(recordings.wants(generation("bold", 1))).isTrue();
        assertThatThrownBy(() -> new RehearsalSettings(property -> Optional.of("much")))
                .hasMessageContaining("org.codeanatomy.engine.rehearsal.bytes is \"much\"");
    }

    @Test
    void answers_withNotANumberNullsAndZeros_areComparedAsSqlDoes() {
        try (FieldVector before = doubles(Double.NaN, null, 0.0, 1.0, null);
                FieldVector after = doubles(Double.NaN, null, -0.0, 1.5, 2.0)) {
            assertThat(new Answers(before, after).same()).containsExactly(true, true, true, false, false);
        }
    }

    private Float8Vector doubles(Double... values) {
        Float8Vector vector = new Float8Vector("d", allocator);
        vector.allocateNew(values.length);
        for (int row = 0; row < values.length; row++) {
            if (values[row] == null) {
                vector.setNull(row);
            } else {
                vector.set(row, values[row]);
            }
        }
        vector.setValueCount(values.length);
        return vector;
    }
}
