package org.codeanatomy.plugin.codeanatomy.internal.function;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.function.Argument;
import org.codeanatomy.plugin.api.function.FunctionSignature;
import org.codeanatomy.plugin.api.function.Parameter;
import org.codeanatomy.plugin.api.function.ScalarCall;
import org.codeanatomy.plugin.api.function.ScalarFunction;
import org.codeanatomy.plugin.api.function.ScalarKernel;
import org.codeanatomy.plugin.api.vector.Column;
import org.codeanatomy.plugin.api.vector.Encoding;

/**
 * {@code span_make(bstart, bend, line_base, col_unit, end_exclusive)}: a span, which is never null itself. Offsets and
 * a line base that are null stay null; a column unit or an end mark that is null or left out gets its default.
 */
final class SpanMake implements ScalarFunction {

    @Override
    public FunctionSignature signature() {
        return FunctionSignature.named("span_make")
                .aliases("span")
                .parameters(
                        Parameter.of(SpanType.BSTART, Fields.INT64, "the offset of the first byte"),
                        Parameter.of(SpanType.BEND, Fields.INT64, "the offset of the end"),
                        Parameter.of(SpanType.LINE_BASE, Fields.INT64, "the number of the first line; 0 unless given"),
                        Parameter.of(SpanType.COL_UNIT, Fields.UTF8, "what offsets count; byte unless given"),
                        Parameter.of(
                                SpanType.END_EXCLUSIVE, Fields.BOOLEAN, "whether bend lies behind; true by default"))
                .required(2)
                .calledOnNull()
                .encodings(Encoding.FLAT, Encoding.CONSTANT)
                .description("A span from its start and end offsets.")
                .build();
    }

    @Override
    public Field resultField(List<Argument> arguments) {
        return SpanType.field(arguments);
    }

    @Override
    public ScalarKernel prepare(List<Argument> arguments) {
        return new Kernel(SpanType.field(arguments));
    }

    private static final class Kernel implements ScalarKernel {

        private static final byte[] DEFAULT_UNIT = SpanType.DEFAULT_COL_UNIT.getBytes(StandardCharsets.US_ASCII);

        private final Field field;
        private final Scratch text = new Scratch();

        Kernel(Field field) {
            this.field = field;
        }

        @Override
        public FieldVector evaluate(ScalarCall call) throws PluginException {
            FieldType type = field.getFieldType();
            StructVector spans = new StructVector("result", call.allocator(), type, null);
            try {
                spans.initializeChildrenFromFields(field.getChildren());
                spans.setInitialCapacity(call.rowCount());
                spans.allocateNew();
                offsets(call, 0, spans.getChild(SpanType.BSTART, BigIntVector.class));
                offsets(call, 1, spans.getChild(SpanType.BEND, BigIntVector.class));
                lineBases(call, spans.getChild(SpanType.LINE_BASE, IntVector.class));
                units(call, spans.getChild(SpanType.COL_UNIT, VarCharVector.class));
                endMarks(call, spans.getChild(SpanType.END_EXCLUSIVE, BitVector.class));
                for (int row = 0; row < call.rowCount(); row++) {
                    spans.setIndexDefined(row);
                }
                spans.setValueCount(call.rowCount());
                return spans;
            } catch (RuntimeException | PluginException failed) {
                spans.close();
                throw failed;
            }
        }

        private static Column optional(ScalarCall call, int index) {
            return index < call.argumentCount() ? call.argument(index) : null;
        }

        private static void offsets(ScalarCall call, int index, BigIntVector target) {
            IntegerColumn given = new IntegerColumn(call.argument(index));
            for (int row = 0; row < call.rowCount(); row++) {
                int at = given.position(row);
                if (at >= 0) {
                    target.setSafe(row, given.value(at));
                }
            }
        }

        private static void lineBases(ScalarCall call, IntVector target) throws PluginException {
            Column column = optional(call, 2);
            IntegerColumn given = column == null ? null : new IntegerColumn(column);
            for (int row = 0; row < call.rowCount(); row++) {
                int at = given == null ? 0 : given.position(row);
                if (at >= 0) {
                    target.setSafe(row, given == null ? SpanType.DEFAULT_LINE_BASE : lineBase(given.value(at)));
                }
            }
        }

        private static int lineBase(long value) throws PluginException {
            if ((int) value != value) {
                throw new PluginException(
                        PluginException.Stage.EXECUTION,
                        "OUT_OF_RANGE",
                        "span_make needs a line_base that fits 32 bits, found " + value);
            }
            return (int) value;
        }

        private void units(ScalarCall call, VarCharVector target) {
            Column column = optional(call, 3);
            ValueText given = column == null ? null : new ValueText(column);
            for (int row = 0; row < call.rowCount(); row++) {
                text.clear();
                if (given == null || !given.appendTo(text, row)) {
                    text.append(DEFAULT_UNIT);
                }
                target.setSafe(row, text.bytes(), 0, text.length());
            }
        }

        private static void endMarks(ScalarCall call, BitVector target) {
            Column column = optional(call, 4);
            Rows given = column == null ? null : new Rows(column);
            for (int row = 0; row < call.rowCount(); row++) {
                int at = given == null ? -1 : given.position(row);
                boolean exclusive = at < 0
                        ? SpanType.DEFAULT_END_EXCLUSIVE
                        : !Rows.isClear(given.values().getDataBuffer(), at);
                target.setSafe(row, exclusive ? 1 : 0);
            }
        }
    }
}
