package org.codeanatomy.plugin.codeanatomy.internal.function;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.function.Argument;
import org.codeanatomy.plugin.api.function.FunctionSignature;
import org.codeanatomy.plugin.api.function.Parameter;
import org.codeanatomy.plugin.api.function.ScalarCall;
import org.codeanatomy.plugin.api.function.ScalarFunction;
import org.codeanatomy.plugin.api.function.ScalarKernel;
import org.codeanatomy.plugin.api.vector.Encoding;

/**
 * {@code stable_id_parts(prefix, part1, …)}: a prefix, a colon, and the 128-bit hash of the parts' texts joined by
 * U+001F. A null part counts as the text {@code __NULL__}; only a null prefix gives null.
 */
final class StableIdParts implements ScalarFunction {

    private static final byte SEPARATOR = 0x1f;
    private static final byte[] NULL_SENTINEL = "__NULL__".getBytes(StandardCharsets.US_ASCII);

    @Override
    public FunctionSignature signature() {
        return FunctionSignature.named("stable_id_parts")
                .aliases("stable_id_multi")
                .parameters(
                        Parameter.of("prefix", Fields.UTF8, "what stands before the colon"),
                        Parameter.any("part1", "a text, number or boolean that identifies; may be repeated"))
                .variadic()
                .calledOnNull()
                .encodings(Encoding.FLAT, Encoding.CONSTANT, Encoding.DICTIONARY)
                .description("A prefix, a colon, and the 128-bit BLAKE2b hash of parts joined by U+001F.")
                .build();
    }

    @Override
    public Field resultField(List<Argument> arguments) throws PluginException {
        List<String> problems = new ArrayList<>();
        for (int i = 1; i < arguments.size(); i++) {
            ArrowType type = arguments.get(i).field().getType();
            if (!ValueText.reads(type)) {
                problems.add("stable_id_parts needs texts, numbers or booleans, part " + i + " is " + type
                        + "; cast it to text");
            }
        }
        if (!problems.isEmpty()) {
            throw PluginException.ofProblems(PluginException.Stage.ARGUMENTS, "INVALID_ARGUMENT", problems);
        }
        Argument prefix = arguments.get(0);
        return Fields.of(Fields.UTF8, prefix.field().isNullable(), SemanticTypes.metadataOfPrefix(prefix));
    }

    @Override
    public ScalarKernel prepare(List<Argument> arguments) {
        return new Kernel();
    }

    private static final class Kernel implements ScalarKernel {

        private final TextHash hash = new TextHash();
        private final Scratch joined = new Scratch();
        private final Scratch id = new Scratch();

        @Override
        public FieldVector evaluate(ScalarCall call) {
            ValueText prefix = new ValueText(call.argument(0));
            ValueText[] parts = new ValueText[call.argumentCount() - 1];
            for (int i = 0; i < parts.length; i++) {
                parts[i] = new ValueText(call.argument(i + 1));
            }
            try (TextOutput result = new TextOutput(call)) {
                for (int row = 0; row < call.rowCount(); row++) {
                    if (prefix.appendTo(id.clear(), row)) {
                        join(parts, row);
                        hash.appendHash128(joined, id.append((byte) ':'));
                        result.put(row, id);
                    }
                }
                return result.finish();
            }
        }

        private void join(ValueText[] parts, int row) {
            joined.clear();
            for (int i = 0; i < parts.length; i++) {
                if (i > 0) {
                    joined.append(SEPARATOR);
                }
                if (!parts[i].appendTo(joined, row)) {
                    joined.append(NULL_SENTINEL);
                }
            }
        }
    }
}
