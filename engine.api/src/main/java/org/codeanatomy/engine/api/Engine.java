package org.codeanatomy.engine.api;

import java.util.List;
import org.codeanatomy.engine.api.registry.CapabilitiesSnapshot;
import org.codeanatomy.engine.api.registry.RegistrySnapshot;
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

    /**
     * What the plugins that serve now bring.
     *
     * @throws EngineException if a plugin cannot say what it brings; it names the plugin
     */
    RegistrySnapshot registry();

    /**
     * What this runtime is made of and offers, with the registry of the same moment in figures.
     *
     * @throws EngineException if a plugin cannot say what it brings; it names the plugin
     */
    CapabilitiesSnapshot capabilities();
}
