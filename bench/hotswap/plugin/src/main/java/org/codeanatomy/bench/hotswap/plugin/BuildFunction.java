package org.codeanatomy.bench.hotswap.plugin;

import java.util.List;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
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

/** {@code swap_build(n)} is the number of the build that computes the row, whatever {@code n} is. */
@Component(service = ScalarFunctions.class)
@Plugin(name = "hotswap", smokeQuery = "SELECT swap_build(n) + build FROM swap_rows(1)")
@ScalarFunctionSlot(names = "swap_build")
public final class BuildFunction implements ScalarFunctions, ScalarFunction {

    @Override
    public List<ScalarFunction> functions() {
        return List.of(this);
    }

    @Override
    public FunctionSignature signature() {
        return FunctionSignature.named("swap_build")
                .parameters(Parameter.of("n", new ArrowType.Int(64, true), "not used"))
                .description("The build that computes the row.")
                .build();
    }

    @Override
    public Field resultField(List<Argument> arguments) {
        return Field.nullable("swap_build", new ArrowType.Int(64, true));
    }

    @Override
    public ScalarKernel prepare(List<Argument> arguments) {
        return BuildFunction::evaluate;
    }

    private static FieldVector evaluate(ScalarCall call) {
        BigIntVector builds = new BigIntVector("swap_build", call.allocator());
        try {
            builds.allocateNew(call.rowCount());
            for (int row = 0; row < call.rowCount(); row++) {
                builds.set(row, Build.number());
            }
            builds.setValueCount(call.rowCount());
            return builds;
        } catch (RuntimeException failed) {
            builds.close();
            throw failed;
        }
    }
}
