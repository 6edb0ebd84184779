package org.codeanatomy.engine.api;

import java.util.List;
import org.codeanatomy.plugin.api.function.FunctionDescription;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A query engine, published as a service. It knows as many functions and table kinds as plugins serve at the moment a
 * statement is planned. Thread-safe.
 */
@ProviderType
public interface Engine {

    /** Opens a session; close it to release its tables. */
    Session openSession(SessionSettings settings);

    /** Every function that a statement planned now could call, ordered by kind and name. */
    List<FunctionDescription> functions();
}
