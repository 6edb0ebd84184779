package org.codeanatomy.plugin.testkit.internal.scalar;

import java.util.List;
import org.codeanatomy.plugin.api.function.Argument;
import org.codeanatomy.plugin.testkit.internal.vector.Rows;

/**
 * One combination of argument types that a function is tried with. Owns its rows.
 *
 * @param label the types, for people
 * @param arguments as the function is told of them when it is prepared
 * @param rows values for them; a constant argument has the same value in every row
 */
record ArgumentCase(String label, List<Argument> arguments, Rows rows) implements AutoCloseable {

    @Override
    public void close() {
        rows.close();
    }
}
