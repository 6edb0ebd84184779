package org.codeanatomy.engine.core.testing;

import org.codeanatomy.engine.core.expression.FunctionResolver;
import org.codeanatomy.plugin.api.function.ScalarFunction;
import org.codeanatomy.plugin.host.GenerationId;
import org.codeanatomy.plugin.host.MemoryCharge;

/**
 * Every function of every generation is this one.
 *
 * @param function may be null, for plans that call none
 */
public record OneFunction(ScalarFunction function) implements FunctionResolver {

    @Override
    public ScalarFunction resolve(GenerationId generation, String name) {
        return function;
    }

    @Override
    public MemoryCharge charge(GenerationId generation) {
        return new UncountedCharge();
    }
}
