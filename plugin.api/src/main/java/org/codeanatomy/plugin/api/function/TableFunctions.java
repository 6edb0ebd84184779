package org.codeanatomy.plugin.api.function;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Slot {@code table-function}: tables made from arguments. A stateless singleton, called from many threads. */
@ConsumerType
public interface TableFunctions {

    /** The functions. The same list at every call. */
    List<TableFunction> functions();
}
