package org.codeanatomy.engine.core.expression;

import org.codeanatomy.plugin.api.function.ScalarFunction;
import org.codeanatomy.plugin.host.GenerationId;
import org.codeanatomy.plugin.host.MemoryCharge;

/** Finds the functions of leased generations. Thread-safe. */
public interface FunctionResolver {

    /** The function of that name in that generation, which the statement holds a lease on. */
    ScalarFunction resolve(GenerationId generation, String function);

    /** Counts what calls of that generation allocate, for one thread. */
    MemoryCharge charge(GenerationId generation);
}
