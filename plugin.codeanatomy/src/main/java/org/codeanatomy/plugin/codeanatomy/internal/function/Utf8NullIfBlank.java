package org.codeanatomy.plugin.codeanatomy.internal.function;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.plugin.api.function.Argument;
import org.codeanatomy.plugin.api.function.FunctionSignature;
import org.codeanatomy.plugin.api.function.Parameter;
import org.codeanatomy.plugin.api.function.ScalarCall;
import org.codeanatomy.plugin.api.function.ScalarFunction;
import org.codeanatomy.plugin.api.function.ScalarKernel;
import org.codeanatomy.plugin.api.vector.Encoding;

/** {@code utf8_null_if_blank(value)}: a text without white space at its ends; null if nothing is left. */
final class Utf8NullIfBlank implements ScalarFunction {

    @Override
    public FunctionSignature signature() {
        return FunctionSignature.named("utf8_null_if_blank")
                .aliases("null_if_blank")
                .parameters(Parameter.of("value", Fields.UTF8, "the text"))
                .encodings(Encoding.FLAT, Encoding.CONSTANT)
                .description("A text without white space at its ends; null if nothing is left.")
                .build();
    }

    @Override
    public Field resultField(List<Argument> arguments) {
        return Fields.of(Fields.UTF8, true, Map.of());
    }

    @Override
    public ScalarKernel prepare(List<Argument> arguments) {
        return new Kernel();
    }

    private static final class Kernel implements ScalarKernel {

        private final Scratch text = new Scratch();

        @Override
        public FieldVector evaluate(ScalarCall call) {
            ValueText value = new ValueText(call.argument(0));
            try (TextOutput result = new TextOutput(call)) {
                for (int row = 0; row < call.rowCount(); row++) {
                    if (value.appendTo(text.clear(), row)) {
                        trim();
                        if (text.length() > 0) {
                            result.put(row, text);
                        }
                    }
                }
                return result.finish();
            }
        }

        private void trim() {
            boolean visibleEnds = text.length() > 0
                    && isVisibleAscii(text.bytes()[0])
                    && isVisibleAscii(text.bytes()[text.length() - 1]);
            if (!visibleEnds) {
                String trimmed = Unicode.trim(new String(text.bytes(), 0, text.length(), UTF_8));
                text.clear().append(trimmed.getBytes(UTF_8));
            }
        }

        private static boolean isVisibleAscii(byte unit) {
            return unit > ' ';
        }
    }
}
