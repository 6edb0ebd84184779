package org.codeanatomy.plugin.codeanatomy.internal.function;

import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.plugin.api.function.Argument;
import org.codeanatomy.plugin.api.function.FunctionSignature;
import org.codeanatomy.plugin.api.function.Parameter;
import org.codeanatomy.plugin.api.function.ScalarCall;
import org.codeanatomy.plugin.api.function.ScalarFunction;
import org.codeanatomy.plugin.api.function.ScalarKernel;
import org.codeanatomy.plugin.api.vector.Encoding;

/** {@code stable_hash128(value)}: a text's hash as 32 hexadecimal digits. */
final class StableHash128 implements ScalarFunction {

    @Override
    public FunctionSignature signature() {
        return FunctionSignature.named("stable_hash128")
                .aliases("hash128")
                .parameters(Parameter.of("value", Fields.UTF8, "the text to hash"))
                .encodings(Encoding.FLAT, Encoding.CONSTANT)
                .description("The 128-bit BLAKE2b hash of a text, as 32 lower-case hexadecimal digits.")
                .build();
    }

    @Override
    public Field resultField(List<Argument> arguments) {
        return Fields.nullIfAnyArgumentIs(Fields.UTF8, arguments);
    }

    @Override
    public ScalarKernel prepare(List<Argument> arguments) {
        return new Kernel();
    }

    private static final class Kernel implements ScalarKernel {

        private final TextHash hash = new TextHash();
        private final Scratch text = new Scratch();
        private final Scratch digits = new Scratch();

        @Override
        public FieldVector evaluate(ScalarCall call) {
            ValueText value = new ValueText(call.argument(0));
            try (TextOutput result = new TextOutput(call)) {
                for (int row = 0; row < call.rowCount(); row++) {
                    if (value.appendTo(text.clear(), row)) {
                        hash.appendHash128(text, digits.clear());
                        result.put(row, digits);
                    }
                }
                return result.finish();
            }
        }
    }
}
