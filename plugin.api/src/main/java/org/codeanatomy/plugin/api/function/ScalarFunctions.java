package org.codeanatomy.plugin.api.function;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Slot {@code scalar-function}: functions that give one value per row. A stateless singleton, called from many threads.
 */
@ConsumerType
public interface ScalarFunctions {

    /** The functions. The same list at every call. */
    List<ScalarFunction> functions();
}
