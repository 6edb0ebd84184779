package org.codeanatomy.plugin.codeanatomy.internal.function;

import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.function.Argument;
import org.codeanatomy.plugin.api.function.FunctionSignature;
import org.codeanatomy.plugin.api.function.ScalarCall;
import org.codeanatomy.plugin.api.function.ScalarFunction;
import org.codeanatomy.plugin.api.function.ScalarKernel;
import org.codeanatomy.plugin.api.vector.Encoding;

/** {@code span_overlaps(span_a, span_b)}: whether the spans share a position; null if a bound is. */
final class SpanOverlaps implements ScalarFunction {

    @Override
    public FunctionSignature signature() {
        return FunctionSignature.named("span_overlaps")
                .parameters(SpanType.parameter("span_a"), SpanType.parameter("span_b"))
                .encodings(Encoding.FLAT, Encoding.CONSTANT)
                .description("Whether two spans share a position; null if a bound is.")
                .build();
    }

    @Override
    public Field resultField(List<Argument> arguments) throws PluginException {
        SpanType.require(arguments);
        return Fields.of(Fields.BOOLEAN, true, Map.of());
    }

    @Override
    public ScalarKernel prepare(List<Argument> arguments) throws PluginException {
        SpanType.require(arguments);
        return SpanOverlaps::overlap;
    }

    private static FieldVector overlap(ScalarCall call) {
        SpanColumn first = new SpanColumn(call.argument(0));
        SpanColumn second = new SpanColumn(call.argument(1));
        int rows = call.rowCount();
        BitVector result = new BitVector("result", call.allocator());
        try {
            result.allocateNew(rows);
            for (int row = 0; row < rows; row++) {
                int a = first.position(row);
                int b = second.position(row);
                if (a >= 0 && b >= 0) {
                    boolean shared = first.start(a) < second.exclusiveEnd(b) && second.start(b) < first.exclusiveEnd(a);
                    result.set(row, shared ? 1 : 0);
                }
            }
            result.setValueCount(rows);
            return result;
        } catch (RuntimeException failed) {
            result.close();
            throw failed;
        }
    }
}
