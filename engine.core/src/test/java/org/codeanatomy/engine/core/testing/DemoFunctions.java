package org.codeanatomy.engine.core.testing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.function.Argument;
import org.codeanatomy.plugin.api.function.FunctionSignature;
import org.codeanatomy.plugin.api.function.Parameter;
import org.codeanatomy.plugin.api.function.ScalarCall;
import org.codeanatomy.plugin.api.function.ScalarFunction;
import org.codeanatomy.plugin.api.function.ScalarFunctions;
import org.codeanatomy.plugin.api.function.ScalarKernel;

/** Functions of a plugin that exists for tests. */
public final class DemoFunctions implements ScalarFunctions {

    private static final ArrowType TEXT = ArrowType.Utf8.INSTANCE;
    private static final ArrowType INT64 = new ArrowType.Int(64, true);

    @Override
    public List<ScalarFunction> functions() {
        return List.of(new Shout(), new Plus(), new Broken());
    }

    /** Text in capitals and marks of exclamation, as many as a constant says. */
    private static final class Shout implements ScalarFunction {

        @Override
        public FunctionSignature signature() {
            return FunctionSignature.named("shout")
                    .aliases("yell")
                    .parameters(
                            Parameter.of("text", TEXT, "what to shout"),
                            Parameter.of("marks", INT64, "how many marks").literalOnly())
                    .required(1)
                    .description("Shouts a text.")
                    .build();
        }

        @Override
        public Field resultField(List<Argument> arguments) {
            boolean nullable =
                    arguments.stream().anyMatch(argument -> argument.field().isNullable());
            return new Field("shout", new FieldType(nullable, TEXT, null, Map.of("semantic_type", "noise")), null);
        }

        @Override
        public ScalarKernel prepare(List<Argument> arguments) {
            long marks = arguments.size() > 1 ? (Long) arguments.get(1).value() : 1;
            return call -> shout(call, "!".repeat((int) marks));
        }

        private static VarCharVector shout(ScalarCall call, String marks) {
            VarCharVector texts = (VarCharVector) call.argument(0).asArrow();
            VarCharVector result = new VarCharVector("shout", call.allocator());
            result.allocateNew(call.rowCount());
            for (int row = 0; row < call.rowCount(); row++) {
                String text = new String(texts.get(row), StandardCharsets.UTF_8).toUpperCase(Locale.ROOT) + marks;
                result.setSafe(row, text.getBytes(StandardCharsets.UTF_8));
            }
            result.setValueCount(call.rowCount());
            return result;
        }
    }

    /** A sum of 64-bit integers; one if the second is left out. */
    private static final class Plus implements ScalarFunction {

        @Override
        public FunctionSignature signature() {
            return FunctionSignature.named("plus")
                    .parameters(Parameter.of("a", INT64, "one"), Parameter.of("b", INT64, "the other"))
                    .required(1)
                    .description("Adds.")
                    .build();
        }

        @Override
        public Field resultField(List<Argument> arguments) {
            return new Field("plus", FieldType.nullable(INT64), null);
        }

        @Override
        public ScalarKernel prepare(List<Argument> arguments) {
            return call -> {
                BigIntVector result = new BigIntVector("plus", call.allocator());
                result.allocateNew(call.rowCount());
                BigIntVector a = (BigIntVector) call.argument(0).asArrow();
                for (int row = 0; row < call.rowCount(); row++) {
                    long b = call.argumentCount() == 1
                            ? 1
                            : ((BigIntVector) call.argument(1).asArrow()).get(row);
                    result.set(row, a.get(row) + b);
                }
                result.setValueCount(call.rowCount());
                return result;
            };
        }
    }

    /** Refuses texts when it is planned, and throws when it runs. */
    private static final class Broken implements ScalarFunction {

        @Override
        public FunctionSignature signature() {
            return FunctionSignature.named("broken")
                    .parameters(Parameter.any("value", "anything but a text"))
                    .description("Fails.")
                    .build();
        }

        @Override
        public Field resultField(List<Argument> arguments) throws PluginException {
            if (arguments.get(0).field().getType().equals(TEXT)) {
                throw new PluginException(
                        PluginException.Stage.ARGUMENTS, "NO_TEXTS", "broken takes no texts; give it a number");
            }
            return new Field("broken", FieldType.nullable(INT64), null);
        }

        @Override
        public ScalarKernel prepare(List<Argument> arguments) {
            return call -> {
                throw new IllegalStateException("broken, as promised");
            };
        }
    }
}
