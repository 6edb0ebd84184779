package org.codeanatomy.plugin.codeanatomy.internal.function;

import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.FieldVector;
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
 * {@code utf8_normalize(value, form, casefold, collapse_ws)}: a text trimmed, in a Unicode normal form, lower-cased,
 * with white space collapsed; null if nothing is left.
 */
final class Utf8Normalize implements ScalarFunction {

    private static final String NAME = "utf8_normalize";

    @Override
    public FunctionSignature signature() {
        return FunctionSignature.named(NAME)
                .aliases("normalize_utf8")
                .parameters(
                        Parameter.of("value", Fields.UTF8, "the text"),
                        Parameter.of("form", Fields.UTF8, "NFC, NFD, NFKC (the default) or NFKD")
                                .literalOnly(),
                        Parameter.any("casefold", "whether to lower-case; true unless given")
                                .literalOnly(),
                        Parameter.any("collapse_ws", "whether runs of white space become one space; true unless given")
                                .literalOnly())
                .required(1)
                .calledOnNull()
                .encodings(Encoding.FLAT, Encoding.CONSTANT, Encoding.DICTIONARY)
                .description("A text trimmed, normalised, lower-cased, its white space collapsed; null if empty.")
                .build();
    }

    @Override
    public Field resultField(List<Argument> arguments) throws PluginException {
        normalizer(arguments);
        return Fields.of(Fields.UTF8, true, Map.of());
    }

    @Override
    public ScalarKernel prepare(List<Argument> arguments) throws PluginException {
        return new Kernel(normalizer(arguments));
    }

    private static TextNormalizer normalizer(List<Argument> arguments) throws PluginException {
        TextNormalizer standard = TextNormalizer.DEFAULT;
        return new TextNormalizer(
                TextNormalizer.formNamed(
                        Literals.text(arguments, 1, standard.form().name())),
                Literals.isTrue(NAME, arguments, 2, standard.casefold()),
                Literals.isTrue(NAME, arguments, 3, standard.collapse()));
    }

    private static final class Kernel implements ScalarKernel {

        private final TextNormalizer normalizer;
        private final Scratch text = new Scratch();

        Kernel(TextNormalizer normalizer) {
            this.normalizer = normalizer;
        }

        @Override
        public FieldVector evaluate(ScalarCall call) {
            ValueText value = new ValueText(call.argument(0));
            try (TextOutput result = new TextOutput(call)) {
                for (int row = 0; row < call.rowCount(); row++) {
                    if (value.appendTo(text.clear(), row)) {
                        normalizer.normalize(text);
                        if (text.length() > 0) {
                            result.put(row, text);
                        }
                    }
                }
                return result.finish();
            }
        }
    }
}
