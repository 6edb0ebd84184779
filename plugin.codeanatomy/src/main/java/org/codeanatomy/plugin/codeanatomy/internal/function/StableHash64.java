package org.codeanatomy.plugin.codeanatomy.internal.function;

import java.util.List;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.plugin.api.function.Argument;
import org.codeanatomy.plugin.api.function.FunctionSignature;
import org.codeanatomy.plugin.api.function.Parameter;
import org.codeanatomy.plugin.api.function.ScalarCall;
import org.codeanatomy.plugin.api.function.ScalarFunction;
import org.codeanatomy.plugin.api.function.ScalarKernel;
import org.codeanatomy.plugin.api.vector.Encoding;

/** {@code stable_hash64(value)}: a text's hash as a whole number that is never negative. */
final class StableHash64 implements ScalarFunction {

    @Override
    public FunctionSignature signature() {
        return FunctionSignature.named("stable_hash64")
                .aliases("hash64")
                .parameters(Parameter.of("value", Fields.UTF8, "the text to hash"))
                .encodings(Encoding.FLAT, Encoding.CONSTANT)
                .description("The BLAKE2b hash of a text, as a non-negative 64-bit integer.")
                .build();
    }

    @Override
    public Field resultField(List<Argument> arguments) {
        return Fields.nullIfAnyArgumentIs(Fields.INT64, arguments);
    }

    @Override
    public ScalarKernel prepare(List<Argument> arguments) {
        return new Kernel();
    }

    private static final class Kernel implements ScalarKernel {

        private final TextHash hash = new TextHash();
        private final Scratch text = new Scratch();

        @Override
        public FieldVector evaluate(ScalarCall call) {
            ValueText value = new ValueText(call.argument(0));
            int rows = call.rowCount();
            BigIntVector result = new BigIntVector("result", call.allocator());
            try {
                result.allocateNew(rows);
                for (int row = 0; row < rows; row++) {
                    if (value.appendTo(text.clear(), row)) {
                        result.set(row, hash.hash64(text));
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
}
