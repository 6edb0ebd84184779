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

/** {@code stable_id(prefix, value)}: a prefix, a colon, and the 128-bit hash of a text. The prefix is not hashed. */
final class StableId implements ScalarFunction {

    @Override
    public FunctionSignature signature() {
        return FunctionSignature.named("stable_id")
                .parameters(
                        Parameter.of("prefix", Fields.UTF8, "what stands before the colon"),
                        Parameter.of("value", Fields.UTF8, "the text to hash"))
                .encodings(Encoding.FLAT, Encoding.CONSTANT)
                .description("A prefix, a colon, and the 128-bit BLAKE2b hash of a text in hexadecimal digits.")
                .build();
    }

    @Override
    public Field resultField(List<Argument> arguments) {
        boolean nullable =
                arguments.stream().anyMatch(argument -> argument.field().isNullable());
        return Fields.of(Fields.UTF8, nullable, SemanticTypes.metadataOfPrefix(arguments.get(0)));
    }

    @Override
    public ScalarKernel prepare(List<Argument> arguments) {
        return new Kernel();
    }

    private static final class Kernel implements ScalarKernel {

        private final TextHash hash = new TextHash();
        private final Scratch text = new Scratch();
        private final Scratch id = new Scratch();

        @Override
        public FieldVector evaluate(ScalarCall call) {
            ValueText prefix = new ValueText(call.argument(0));
            ValueText value = new ValueText(call.argument(1));
            try (TextOutput result = new TextOutput(call)) {
                for (int row = 0; row < call.rowCount(); row++) {
                    if (prefix.appendTo(id.clear(), row) && value.appendTo(text.clear(), row)) {
                        hash.appendHash128(text, id.append((byte) ':'));
                        result.put(row, id);
                    }
                }
                return result.finish();
            }
        }
    }
}
