package org.codeanatomy.examples.hello;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.plugin.api.Plugin;
import org.codeanatomy.plugin.api.function.Argument;
import org.codeanatomy.plugin.api.function.FunctionSignature;
import org.codeanatomy.plugin.api.function.Parameter;
import org.codeanatomy.plugin.api.function.ScalarCall;
import org.codeanatomy.plugin.api.function.ScalarFunction;
import org.codeanatomy.plugin.api.function.ScalarFunctionSlot;
import org.codeanatomy.plugin.api.function.ScalarFunctions;
import org.codeanatomy.plugin.api.function.ScalarKernel;
import org.osgi.service.component.annotations.Component;

/** A plugin of one function: {@code hello('you')} is {@code Hello, you!}. */
@Component(service = ScalarFunctions.class)
@Plugin(name = "hello", smokeQuery = "SELECT hello('you')")
@ScalarFunctionSlot(names = "hello")
public final class Hello implements ScalarFunctions, ScalarFunction {

    @Override
    public List<ScalarFunction> functions() {
        return List.of(this);
    }

    @Override
    public FunctionSignature signature() {
        return FunctionSignature.named("hello")
                .parameters(Parameter.of("name", ArrowType.Utf8.INSTANCE, "who is greeted"))
                .description("Greets.")
                .build();
    }

    @Override
    public Field resultField(List<Argument> arguments) {
        return Field.nullable("hello", ArrowType.Utf8.INSTANCE);
    }

    @Override
    public ScalarKernel prepare(List<Argument> arguments) {
        return Hello::greet;
    }

    /** The engine deals with nulls, since the signature does not ask for them: rows that are left are not null. */
    private static FieldVector greet(ScalarCall call) {
        VarCharVector names = (VarCharVector) call.argument(0).asArrow();
        VarCharVector greetings = new VarCharVector("hello", call.allocator());
        try {
            greetings.allocateNew(call.rowCount());
            for (int row = 0; row < call.rowCount(); row++) {
                String name = new String(names.get(row), UTF_8);
                greetings.setSafe(row, ("Hello, " + name + "!").getBytes(UTF_8));
            }
            greetings.setValueCount(call.rowCount());
            return greetings;
        } catch (RuntimeException failed) {
            greetings.close();
            throw failed;
        }
    }
}
