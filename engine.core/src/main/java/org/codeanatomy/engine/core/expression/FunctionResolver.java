package org.codeanatomy.engine.core.expression;

import org.codeanatomy.plugin.api.function.ScalarFunction;
import org.codeanatomy.plugin.host.GenerationId;

/** Finds the functions of leased generations. Thread-safe. */
@FunctionalInterface
public interface FunctionResolver {

    /** The function of that name in that generation, which the statement holds a lease on. */
    ScalarFunction resolve(GenerationId generation, String function);
}
