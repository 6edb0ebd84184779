package org.codeanatomy.plugin.codeanatomy.internal.function;

import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.function.Argument;
import org.codeanatomy.plugin.api.function.FunctionSignature;
import org.codeanatomy.plugin.api.function.ScalarCall;
import org.codeanatomy.plugin.api.function.ScalarFunction;
import org.codeanatomy.plugin.api.function.ScalarKernel;
import org.codeanatomy.plugin.api.vector.Encoding;

/** {@code span_len(span)}: end minus start, whatever the end means; null if a bound is. */
final class SpanLen implements ScalarFunction {

    @Override
    public FunctionSignature signature() {
        return FunctionSignature.named("span_len")
                .parameters(SpanType.parameter("span"))
                .encodings(Encoding.FLAT, Encoding.CONSTANT)
                .description("The end of a span minus its start; null if one of them is.")
                .build();
    }

    @Override
    public Field resultField(List<Argument> arguments) throws PluginException {
        SpanType.require(arguments);
        return Fields.of(Fields.INT64, true, Map.of());
    }

    @Override
    public ScalarKernel prepare(List<Argument> arguments) throws PluginException {
        SpanType.require(arguments);
        return SpanLen::lengths;
    }

    private static FieldVector lengths(ScalarCall call) throws PluginException {
        SpanColumn spans = new SpanColumn(call.argument(0));
        int rows = call.rowCount();
        BigIntVector result = new BigIntVector("result", call.allocator());
        try {
            result.allocateNew(rows);
            for (int row = 0; row < rows; row++) {
                int at = spans.position(row);
                if (at >= 0) {
                    result.set(row, Math.subtractExact(spans.end(at), spans.start(at)));
                }
            }
            result.setValueCount(rows);
            return result;
        } catch (ArithmeticException overflow) {
            result.close();
            throw new PluginException(
                    PluginException.Stage.EXECUTION,
                    "OUT_OF_RANGE",
                    "span_len of a span whose length does not fit 64 bits");
        } catch (RuntimeException failed) {
            result.close();
            throw failed;
        }
    }
}
